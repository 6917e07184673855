import { html, type TemplateResult } from "lit";
import { radios } from "./delivery-section.ts";
import { methodOf } from "./order-draft.ts";
import { describedBy, problemAt, valueOf, type PurchaseForm } from "./purchase-form.ts";

/** The one thing a buyer must tell, and how the money comes. */
export function payerSection(form: PurchaseForm): TemplateResult {
  const { draft, offer, messages, problems } = form;
  const options = offer.paymentMethods.map((value) => ({
    value,
    label: messages[value],
    hint: messages[`${value}Hint`],
  }));
  return html`<div class="field" part="email">
      <label for="email">${messages.email}</label>
      <p class="hint" id="email-hint">${messages.emailHint}</p>
      <input
        class="input"
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        autocapitalize="none"
        spellcheck="false"
        required
        .value=${draft.email}
        aria-invalid=${problems.email ? "true" : "false"}
        aria-describedby=${describedBy(form, "email", "email-hint")}
        @input=${(event: Event) => form.update({ email: valueOf(event) })}
      />
      ${problemAt(form, "email")}
    </div>
    <fieldset part="payment">
      <legend>${messages.payment}</legend>
      ${radios("paymentMethod", options, methodOf(draft, offer), (paymentMethod) => form.update({ paymentMethod }), describedBy(form, "paymentMethod"))}
      ${problemAt(form, "paymentMethod")}
    </fieldset>`;
}
