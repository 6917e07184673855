import { html, nothing, type TemplateResult } from "lit";
import { formatCents, formatDay } from "../shared/language.ts";
import { marks, valueText, type VoucherFrame } from "./voucher-card.ts";
import { strawHat } from "./straw-art.ts";
import { inOrderOfUse, isShowable, standingOf, totalCents, townDay } from "./voucher-standing.ts";
import { failureSentence } from "./voucher-words.ts";
import type { WalletVoucher } from "./wallet.ts";

export interface ListActions {
  open(code: string): void;
  moveAll(): void;
  recheck(): void;
}

/** The vouchers on this phone: what can be used soonest on top, what they are worth together below. */
export function listView(
  vouchers: WalletVoucher[],
  isOffline: boolean,
  frame: VoucherFrame,
  actions: ListActions,
): TemplateResult {
  const { messages, language } = frame;
  const today = townDay(new Date());
  const failure = vouchers.find((voucher) => voucher.failure && voucher.failure.code !== "not_found")?.failure;
  return html`<section class="list" aria-labelledby="list-title">
    <h2 id="list-title" tabindex="-1">${messages.listTitle}</h2>
    ${isOffline ? html`<p class="notice" role="status">${messages.offline}</p>` : nothing}
    ${
      failure && !isOffline
        ? html`<div class="notice" role="status">
            <p>${failureSentence(failure, messages)}</p>
            <button type="button" class="button" @click=${actions.recheck}>${messages.checkAgain}</button>
          </div>`
        : nothing
    }
    <ul class="slips">
      ${inOrderOfUse(vouchers, today).map((voucher) => html`<li>${slip(voucher, today, frame, actions)}</li>`)}
    </ul>
    <p class="total">
      <span>${messages.total}</span> <strong>${formatCents(totalCents(vouchers, today), language)}</strong>
    </p>
    <p class="hint">${messages.mailStays}</p>
    ${vouchers.some(({ view }) => isShowable(standingOf(view, today))) ? html`<button type="button" class="button" @click=${actions.moveAll}>${messages.move}</button>` : nothing}
  </section>`;
}

function slip(voucher: WalletVoucher, today: string, frame: VoucherFrame, actions: ListActions): TemplateResult {
  const { messages, language } = frame;
  const standing = standingOf(voucher.view, today);
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
