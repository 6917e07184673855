import { html, nothing, type TemplateResult } from "lit";
import type { OrderView } from "../../../sdk/wire/order.ts";
import type { PaymentInstruction } from "../../../sdk/wire/payment.ts";
import { formatCents, type Language } from "../../shared/language.ts";
import { fill } from "../purchase-form.ts";
import { placedGerman, type PlacedMessages } from "./messages.de.ts";
import { placedEnglish } from "./messages.en.ts";
import { placedSimple } from "./messages.simple.ts";
import type { RememberedOrder } from "./order-memory.ts";

const placedMessages: Record<Language, PlacedMessages> = {
  de: placedGerman,
  en: placedEnglish,
  simple: placedSimple,
};

type Transfer = Extract<PaymentInstruction, { method: "bank_transfer" }>;

export interface Placed {
  known: RememberedOrder;
  /** Missing where the buyer comes back: this page may know how far an order is, not what is in it. */
  order: OrderView | undefined;
  language: Language;
  /** The GiroCode, once it is drawn; the data beside it says the same. */
  drawing: TemplateResult | undefined;
  orderAgain(): void;
}

/** The GiroCode as a picture. */
export async function drawGiroCode(text: string, language: Language): Promise<TemplateResult> {
  const { giroCode } = await import("./giro-code.ts");
  return giroCode(text, placedMessages[language].giroCode);
}

/** After the order: on to the payment page, or the transfer's data in place. */
export function placedView(placed: Placed): TemplateResult {
  const { order, known } = placed;
  const messages = placedMessages[placed.language];
  const payment = order?.payment;
  const kind = known.state !== "placed" ? "paid" : payment?.method === "bank_transfer" ? "transfer" : "placed";
  return html`<div class="placed" part="placed">
    <h2 id="placed" tabindex="-1">${messages[`${kind}Title`]}</h2>
    <p>${fill(messages[kind], { number: known.number })}</p>
    ${payment?.method === "bank_transfer" ? transfer(payment, placed) : nothing}
    <div class="actions">
      ${kind === "placed" && known.payUrl ? html`<a class="button primary" href=${known.payUrl} target="_top">${messages.toPayment}</a>` : nothing}
      ${order ? html`<a class="button" href=${order.pageUrl} target="_top">${messages.toOrder}</a>` : nothing}
      <button type="button" class="button quiet" @click=${placed.orderAgain}>${messages.orderAgain}</button>
    </div>
  </div>`;
}

function transfer(payment: Transfer, placed: Placed): TemplateResult {
  const { language, drawing } = placed;
  const messages = placedMessages[placed.language];
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

function inFours(text: string): string {
  return text.replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ");
}
