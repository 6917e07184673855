import { html, nothing, type TemplateResult } from "lit";
import type { OrderView } from "../../../sdk/wire/order.ts";
import type { PaymentInstruction } from "../../../sdk/wire/payment.ts";
import { formatCents, type Language } from "../../shared/language.ts";
import { fill } from "../purchase-form.ts";
import { placedGerman } from "./messages.de.ts";
import { placedEnglish } from "./messages.en.ts";

/** Comes with this chunk; before Safari 16.4 there is no way to add it, and the page stays plain. */
export { placedStyles } from "./placed.styles.ts";

type Transfer = Extract<PaymentInstruction, { method: "bank_transfer" }>;

export interface Placed {
  order: OrderView;
  language: Language;
  /** The GiroCode, once it is drawn; the data beside it says the same. */
  drawing: TemplateResult | undefined;
  orderAgain(): void;
}

/** The GiroCode as a picture. */
export async function drawGiroCode(text: string, language: Language): Promise<TemplateResult> {
  const { giroCode } = await import("./giro-code.ts");
  return giroCode(text, (language === "en" ? placedEnglish : placedGerman).giroCode);
}

/** After the order: on to the payment page, or the transfer's data in place. */
export function placedView(placed: Placed): TemplateResult {
  const { order } = placed;
  const messages = messagesOf(placed);
  const { payment, number } = order;
  const kind = !payment ? "paid" : payment.method === "bank_transfer" ? "transfer" : "placed";
  return html`<div class="placed" part="placed">
    <h2 id="placed" tabindex="-1">${messages[`${kind}Title`]}</h2>
    <p>${fill(messages[kind], { number })}</p>
    ${payment?.method === "bank_transfer" ? transfer(payment, placed) : nothing}
    <div class="actions">
      ${payment?.method === "test" ? html`<a class="button primary" href=${payment.redirectUrl} target="_top">${messages.toPayment}</a>` : nothing}
      <a class="button" href=${order.pageUrl} target="_top">${messages.toOrder}</a>
      <button type="button" class="button quiet" @click=${placed.orderAgain}>${messages.orderAgain}</button>
    </div>
  </div>`;
}

function transfer(payment: Transfer, placed: Placed): TemplateResult {
  const { language, drawing } = placed;
  const messages = messagesOf(placed);
  const rows: [string, string][] = [
    [messages.amount, formatCents(payment.amountCents, language)],
    [messages.accountHolder, payment.accountHolder],
    [messages.iban, inFours(payment.iban)],
    [messages.bic, payment.bic],
    [messages.reference, inFours(payment.reference)],
  ];
  return html`<div class="transfer">
    <dl class="facts">
      ${rows.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <figure>
      <div class="giro-place">${drawing}</div>
      <figcaption class="hint">${messages.giroCode}</figcaption>
    </figure>
  </div>`;
}

function messagesOf({ language }: Placed): typeof placedGerman {
  return language === "en" ? placedEnglish : placedGerman;
}

function inFours(text: string): string {
  return text.replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ");
}
