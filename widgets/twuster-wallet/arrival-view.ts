import { html, nothing, type TemplateResult } from "lit";
import { voucherCard, voucherSkeleton, valueText, type VoucherFrame } from "./voucher-card.ts";
import { failureSentence, redeemedOrWhy } from "./voucher-words.ts";
import { isShowable, standingOf } from "./pass-standing.ts";
import { missingNotice, type RoomDoor } from "./room/room-door.ts";
import { isVoucher, type WalletPass, type WalletVoucher } from "./wallet.ts";
import { formatCode } from "../../sdk/wire/pass-code.ts";

export interface ArrivalActions {
  keep(): void;
  dismiss(): void;
  flip(code: string): void;
  show(code: string): void;
  recheck(): void;
  move(): void;
}

export interface ArrivalState {
  passes: WalletPass[];
  /** Those worth keeping. */
  useful: WalletPass[];
  /** To what draws what is no voucher. */
  door: RoomDoor;
  twinOf(pass: WalletPass): WalletPass | undefined;
  flipped: ReadonlySet<string>;
  isSlow: boolean;
  isBlocked: boolean;
  /** There is a list to go back to. */
  hasKept: boolean;
}

/** What a link or a typed code brought: looked at first, kept only when the visitor says so. */
export function arrivalView(state: ArrivalState, frame: VoucherFrame, actions: ArrivalActions): TemplateResult {
  const { messages } = frame;
  const unknown = state.passes.filter(({ failure }) => failure?.code === "not_found");
  const found = state.passes.filter(({ failure }) => failure?.code !== "not_found");
  const { useful, door } = state;
  const drawn = door.isMissing ? found.filter(isVoucher) : found;
  const isWaiting = found.some(({ isChecking, view }) => isChecking && !view);
  return html`<section class="arrival" aria-labelledby="arrival-title">
    ${found.length ? html`<h2 id="arrival-title" tabindex="-1">${messages.arrivalTitle(found.length)}</h2>` : nothing}
    ${unknown.map(
      ({ code }) =>
        html`<div class="notice bad" part="notice" role="alert">
          <p>${messages.failures.not_found}</p>
          <p class="code" translate="no">${formatCode(code)}</p>
        </div>`,
    )}
    ${failureNotice(found, frame, actions)}
    ${state.isSlow ? html`<p class="notice" part="notice" role="status">${messages.slow}</p>` : nothing}
    ${door.isMissing && drawn.length < found.length ? missingNotice(found, messages, door.retry) : nothing}
    ${
      drawn.length
        ? html`<ul class="cards">
            ${drawn.map((pass) => html`<li>${isVoucher(pass) ? card(pass, state, frame, actions) : otherCard(pass, state)}</li>`)}
          </ul>`
        : nothing
    }
    ${state.isBlocked ? html`<div class="notice" part="notice" role="alert"><p>${messages.keepFailed}</p></div>` : nothing}
    ${
      useful.length && !state.isBlocked
        ? html`<div class="decision">
            <button
              type="button"
              class="button primary wide"
              ?disabled=${isWaiting && !state.isSlow}
              @click=${actions.keep}
            >
              ${messages.keep(useful.length)}
            </button>
            <button type="button" class="button wide from-desk" @click=${actions.move}>${messages.moveFromDesk}</button>
            <p class="hint">${messages.keepHint}</p>
            <p class="hint">${messages.mailStays}</p>
          </div>`
        : nothing
    }
    ${state.hasKept ? html`<button type="button" class="button quiet" @click=${actions.dismiss}>${messages.notNow}</button>` : nothing}
  </section>`;
}

function otherCard(pass: WalletPass, { door, twinOf }: ArrivalState): TemplateResult | typeof nothing {
  const { room } = door;
  return room ? room.arrival(pass, twinOf(pass)) : html`<div class="voucher waiting" aria-hidden="true"></div>`;
}

function card(
  voucher: WalletVoucher,
  state: ArrivalState,
  frame: VoucherFrame,
  actions: ArrivalActions,
): TemplateResult {
  const { messages } = frame;
  if (voucher.isChecking && !voucher.view && !state.isSlow) {
    return html`${voucherSkeleton(voucher, frame)}
      <p class="visually-hidden">${messages.checking}</p>
      <div class="card-actions waiting">
        <button type="button" class="button" disabled>${messages.flipToBack}</button>
      </div>`;
  }
  const isFlipped = state.flipped.has(voucher.code);
  const canShow = isShowable(standingOf(voucher.view, new Date()));
  const showText = state.passes.length === 1 ? messages.showNow : messages.showNamed(valueText(voucher, frame));
  return html`${voucherCard(voucher, frame, isFlipped)} ${redeemedOrWhy(voucher, frame)}
    <div class="card-actions">
      <button type="button" class="button" @click=${(): void => actions.flip(voucher.code)}>
        ${isFlipped ? messages.flipToFront : messages.flipToBack}
      </button>
      ${canShow ? html`<button type="button" class="button" @click=${(): void => actions.show(voucher.code)}>${showText}</button>` : nothing}
    </div>`;
}

/** One notice for all: they failed for the same reason. */
function failureNotice(
  passes: WalletPass[],
  frame: VoucherFrame,
  actions: ArrivalActions,
): TemplateResult | typeof nothing {
  const failure = passes.find((pass) => pass.failure && !pass.isChecking)?.failure;
  if (!failure) return nothing;
  return html`<div class="notice" part="notice" role="alert">
    <p>${failureSentence(failure, frame.messages)}</p>
    <button type="button" class="button" @click=${actions.recheck}>${frame.messages.checkAgain}</button>
  </div>`;
}
