import { html } from "hono/html";
import type { PaymentInstruction } from "../../sdk/wire/payment.ts";
import { formatCents, formatDay } from "../documents/format.ts";
import { inFours } from "./format-instant.ts";
import { qrPicture } from "./marks.ts";
import type { Html } from "./markup.ts";
import type { View } from "./page-frame.ts";

/** What to transfer, as GiroCode and to type. @param text what then happens to the goods */
export function transferPart(
  { words, language }: View,
  payment: Extract<PaymentInstruction, { method: "bank_transfer" }>,
  payByDay: string,
  text: string,
): Html {
  const { transfer } = words.order;
  return html`<h1>${transfer.title}</h1>
    <p class="lead">${text}</p>
    <div class="transfer sheet">
      <figure>
        ${qrPicture(payment.giroCode, transfer.qr)}
        <figcaption>${transfer.giroCode}</figcaption>
      </figure>
      <dl class="facts tall" translate="no">
        <div>
          <dt>${transfer.amount}</dt>
          <dd class="amount">${formatCents(payment.amountCents, language)}</dd>
        </div>
        <div>
          <dt>${transfer.accountHolder}</dt>
          <dd>${payment.accountHolder}</dd>
        </div>
        <div>
          <dt>${transfer.iban}</dt>
          <dd class="code">${inFours(payment.iban)}</dd>
        </div>
        <div>
          <dt>${transfer.reference}</dt>
          <dd class="code">${inFours(payment.reference)}</dd>
        </div>
        <div>
          <dt>${transfer.bic}</dt>
          <dd class="code">${payment.bic}</dd>
        </div>
      </dl>
    </div>
    <p class="notice">${transfer.until(formatDay(payByDay, language))}</p>
    <p class="hint">${transfer.keep}</p>`;
}
