import { html, nothing, type TemplateResult } from "lit";
import { voucherCard, voucherSkeleton, valueText, type VoucherFrame } from "./voucher-card.ts";
import { failureSentence, redeemedOrWhy } from "./voucher-words.ts";
import { isShowable, standingOf, townDay } from "./voucher-standing.ts";
import type { WalletVoucher } from "./wallet.ts";
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
  vouchers: WalletVoucher[];
  flipped: ReadonlySet<string>;
  isSlow: boolean;
  isBlocked: boolean;
  /** There is a list to go back to. */
  hasKept: boolean;
}

/** What a link or a typed code brought: looked at first, kept only when the visitor says so. */
export function arrivalView(state: ArrivalState, frame: VoucherFrame, actions: ArrivalActions): TemplateResult {
  const { messages } = frame;
  const unknown = state.vouchers.filter(({ failure }) => failure?.code === "not_found");
  const found = state.vouchers.filter(({ failure }) => failure?.code !== "not_found");
  const today = townDay(new Date());
  const useful = found.filter(({ view }) => isShowable(standingOf(view, today)));
  const isWaiting = found.some(({ isChecking, view }) => isChecking && !view);
  return html`<section class="arrival" aria-labelledby="arrival-title">
    ${found.length ? html`<h2 id="arrival-title" tabindex="-1">${messages.arrivalTitle(found.length)}</h2>` : nothing}
    ${unknown.map(
      ({ code }) =>
        html`<div class="notice bad" role="alert">
          <p>${messages.failures.not_found}</p>
          <p class="code" translate="no">${formatCode(code)}</p>
        </div>`,
    )}
    ${failureNotice(found, frame, actions)}
    ${state.isSlow ? html`<p class="notice" role="status">${messages.slow}</p>` : nothing}
    ${
      found.length
        ? html`<ul class="cards">
            ${found.map((voucher) => html`<li>${card(voucher, state, frame, actions)}</li>`)}
          </ul>`
        : nothing
    }
    ${state.isBlocked ? html`<div class="notice" role="alert"><p>${messages.keepFailed}</p></div>` : nothing}
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
  const canShow = isShowable(standingOf(voucher.view, townDay(new Date())));
  const showText = state.vouchers.length === 1 ? messages.showNow : messages.showNamed(valueText(voucher, frame));
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
  vouchers: WalletVoucher[],
  frame: VoucherFrame,
  actions: ArrivalActions,
): TemplateResult | typeof nothing {
  const failure = vouchers.find((voucher) => voucher.failure && !voucher.isChecking)?.failure;
  if (!failure) return nothing;
  return html`<div class="notice" role="alert">
    <p>${failureSentence(failure, frame.messages)}</p>
    <button type="button" class="button" @click=${actions.recheck}>${frame.messages.checkAgain}</button>
  </div>`;
}
