import { html, type TemplateResult } from "lit";
import type { OfferedKind } from "../../sdk/wire/voucher.ts";
import { formatCents } from "../shared/language.ts";
import { countOf, goodKey } from "./order-draft.ts";
import { describedBy, fill, inputOf, problemAt, type PurchaseForm } from "./purchase-form.ts";

/** The denominations, each with a counter. */
export function goodsSection(form: PurchaseForm): TemplateResult {
  return html`<fieldset part="goods">
    <legend>${form.messages.goods} ${form.kinds?.opener(form)}</legend>
    <p class="hint" id="goods-hint">${form.messages.goodsHint}</p>
    <div class="choices">${form.offer.denominationsCents.map((cents) => denomination(form, cents))}</div>
    ${form.kinds?.section(form)} ${problemAt(form, "goods")}
  </fieldset>`;
}

/** One value with its counter. @param kind of a voucher that not everybody takes */
export function denomination(form: PurchaseForm, cents: number, kind?: OfferedKind): TemplateResult {
  const { draft, offer, messages, language, problems } = form;
  const shown = formatCents(cents, language);
  // Read aloud, two buttons must not sound alike.
  const value = kind ? `${shown} (${kind.name})` : shown;
  const key = goodKey(cents, kind?.id);
  const quantity = draft.goods[key] ?? 0;
  const set = (next: number): void => form.update({ goods: { ...draft.goods, [key]: next } });
  const isFull = countOf(draft, offer) >= offer.maxVouchers;
  return html`<div class="denomination ${quantity > 0 ? "chosen" : ""}">
    <label class="value" for="goods-${key}"
      ><span class="visually-hidden">${fill(messages.voucherOf, { value })}</span
      ><span aria-hidden="true">${shown}</span></label
    >
    <div class="counter">
      <button
        type="button"
        class="step"
        aria-label=${fill(messages.fewer, { value })}
        aria-disabled=${!(quantity > 0)}
        @click=${() => quantity > 0 && set(quantity - 1)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h10" /></svg>
      </button>
      <input
        id="goods-${key}"
        name="goods"
        type="number"
        inputmode="numeric"
        min="0"
        max=${offer.maxVouchers}
        step="1"
        autocomplete="off"
        .value=${String(quantity)}
        aria-invalid=${problems.goods ? "true" : "false"}
        aria-describedby=${describedBy(form, "goods", "goods-hint")}
        @change=${(event: Event) => set(numberIn(event))}
        @focus=${(event: Event) => inputOf(event).select()}
      />
      <button
        type="button"
        class="step"
        aria-label=${fill(messages.more, { value })}
        aria-disabled=${isFull}
        @click=${() => !isFull && set((quantity || 0) + 1)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h10M8 3v10" /></svg>
      </button>
    </div>
  </div>`;
}

/** What was typed as a whole number or not; an emptied field says 0 again. */
function numberIn(event: Event): number {
  const input = inputOf(event);
  if (!input.value && !input.validity.badInput) input.value = "0";
  return input.valueAsNumber;
}
