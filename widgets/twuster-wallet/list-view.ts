import { html, nothing, type TemplateResult } from "lit";
import { formatCents, formatDay } from "../shared/language.ts";
import { marks, onlyAt, valueText, type VoucherFrame } from "./voucher-card.ts";
import { strawHat } from "./straw-art.ts";
import { inOrderOfUse, isShowable, standingOf, totalCents } from "./pass-standing.ts";
import { failureSentence } from "./voucher-words.ts";
import { missingNotice, type RoomDoor } from "./room/room-door.ts";
import { isVoucher, type WalletPass, type WalletVoucher } from "./wallet.ts";

export interface ListActions {
  open(code: string): void;
  moveAll(): void;
  recheck(): void;
}

/**
 * What is on this phone: vouchers, then books and coupons; what can be used soonest on top. Notices come whenever a
 * check fails, so they stand below: nothing may move away under a thumb.
 */
export function listView(
  passes: WalletPass[],
  door: RoomDoor,
  isOffline: boolean,
  frame: VoucherFrame,
  actions: ListActions,
): TemplateResult {
  const { messages } = frame;
  const { room } = door;
  const now = new Date();
  const vouchers = passes.filter(isVoucher);
  const others = passes.filter((pass) => !isVoucher(pass));
  const isMixed = vouchers.length > 0 && others.length > 0;
  const hasGroups = isMixed || new Set(others.map(({ view }) => view?.kind)).size > 1;
  const title = others.length ? (room?.groupTitle(passes) ?? messages.anyTitle) : messages.listTitle;
  const failure = passes.find((pass) => pass.failure && pass.failure.code !== "not_found")?.failure;
  return html`<section class="list" aria-labelledby="list-title">
    <h2 id="list-title" tabindex="-1">${title}</h2>
    ${isMixed ? html`<h3>${messages.listTitle}</h3>` : nothing}
    ${vouchers.length ? voucherGroup(vouchers, now, frame, actions) : nothing}
    ${others.length && room ? room.groups(others, hasGroups) : nothing}
    ${others.length && door.isMissing ? missingNotice(others, messages, door.retry) : nothing}
    ${isOffline ? html`<p class="notice" part="notice" role="status">${messages.offline}</p>` : nothing}
    ${
      failure && !isOffline
        ? html`<div class="notice" part="notice" role="status">
            <p>${failureSentence(failure, messages)}</p>
            <button type="button" class="button" @click=${actions.recheck}>${messages.checkAgain}</button>
          </div>`
        : nothing
    }
    <p class="hint">${messages.mailStays}</p>
    ${passes.some(({ view }) => isShowable(standingOf(view, now))) ? html`<button type="button" class="button" @click=${actions.moveAll}>${messages.move}</button>` : nothing}
  </section>`;
}

function voucherGroup(vouchers: WalletVoucher[], now: Date, frame: VoucherFrame, actions: ListActions): TemplateResult {
  return html`<ul class="slips">
      ${inOrderOfUse(vouchers, now).map((voucher) => html`<li>${slip(voucher, now, frame, actions)}</li>`)}
    </ul>
    <p class="total">
      <span>${frame.messages.total}</span> <strong>${formatCents(totalCents(vouchers, now), frame.language)}</strong>
    </p>`;
}

function slip(voucher: WalletVoucher, now: Date, frame: VoucherFrame, actions: ListActions): TemplateResult {
  const { messages, language } = frame;
  const standing = standingOf(voucher.view, now);
  const value = valueText(voucher, frame);
  const day = voucher.view ? formatDay(voucher.view.validUntil, language) : "";
  return html`<button
    type="button"
    class="slip ${isShowable(standing) ? "" : "used"}"
    @click=${(): void => actions.open(voucher.code)}
  >
    <span class="amount">${value}</span>
    <span class="state">${messages.states[standing]}</span>
    <span class="until">${day ? `${messages.validUntil} ${day}` : nothing}</span>
    <span class="ending" translate="no">…${voucher.code.slice(-4)}</span>
    ${voucher.view?.voucherKind ? html`<span class="only">${voucher.view.voucherKind.name}. ${onlyAt(voucher, frame)}</span>` : nothing}
    ${marks(voucher, { ...frame, isTest: false })}
  </button>`;
}

/** Where nothing is kept yet: what to do, above the field that follows. */
export function emptyView({ messages }: VoucherFrame): TemplateResult {
  return html`<section class="empty" aria-labelledby="list-title">
    ${strawHat}
    <h2 id="list-title" tabindex="-1">${messages.emptyTitle}</h2>
    <p>${messages.emptyText}</p>
  </section>`;
}
