import { html, nothing, type TemplateResult } from "lit";
import { radios, type Option } from "../delivery-section.ts";
import type { Language } from "../../shared/language.ts";
import { lengthOf } from "../order-draft.ts";
import { describedBy, fill, problemAt, valueOf, type PurchaseForm } from "../purchase-form.ts";
import { giftGerman, type GiftMessages } from "./messages.de.ts";
import { giftEnglish } from "./messages.en.ts";
import { giftSimple } from "./messages.simple.ts";

const giftMessages: Record<Language, GiftMessages> = { de: giftGerman, en: giftEnglish, simple: giftSimple };

type GiftForm = PurchaseForm & { messages: GiftMessages };

/** Where a gift goes, its greeting and its day. */
export function giftSection(plain: PurchaseForm): TemplateResult {
  const form = { ...plain, messages: { ...plain.messages, ...giftMessages[plain.language] } };
  const isSent = form.draft.to === "recipient";
  return html`${isSent ? recipient(form) : nothing} ${greeting(form)} ${isSent ? day(form) : nothing}`;
}

function recipient(form: GiftForm): TemplateResult {
  const { draft, messages, problems } = form;
  return html`<div class="field">
    <label for="recipientEmail">${messages.recipientEmail}</label>
    <input
      class="input"
      id="recipientEmail"
      name="recipientEmail"
      type="email"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      required
      .value=${draft.recipientEmail}
      aria-invalid=${problems.recipientEmail ? "true" : "false"}
      aria-describedby=${describedBy(form, "recipientEmail")}
      @input=${(event: Event) => form.update({ recipientEmail: valueOf(event) })}
    />
    ${problemAt(form, "recipientEmail")}
  </div>`;
}

function greeting(form: GiftForm): TemplateResult {
  const { draft, offer, messages, problems } = form;
  const rest = offer.maxGreetingLength - lengthOf(draft.greeting);
  return html`<div class="field">
    <label for="greeting">${messages.greeting} <span class="hint">${messages.optional}</span></label>
    <textarea
      class="input"
      id="greeting"
      name="greeting"
      rows="3"
      autocomplete="off"
      .value=${draft.greeting}
      aria-invalid=${problems.greeting ? "true" : "false"}
      aria-describedby=${describedBy(form, "greeting", "greeting-count")}
      @input=${(event: Event) => form.update({ greeting: valueOf(event) })}
    ></textarea>
    <p class="hint" id="greeting-count">
      ${fill(rest < 0 ? messages.greetingOver : messages.greetingCount, { rest: Math.abs(rest) })}
    </p>
    ${problemAt(form, "greeting")}
  </div>`;
}

function day(form: GiftForm): TemplateResult {
  const { draft, offer, messages, problems } = form;
  const options: Option<"now" | "day">[] = [
    { value: "now", label: messages.atOnce },
    { value: "day", label: messages.onDay },
  ];
  return html`<div class="field" role="radiogroup" aria-labelledby="day-label">
      <span class="label" id="day-label">${messages.day}</span>
      ${radios("when", options, draft.isDated ? "day" : "now", (when) => form.update({ isDated: when === "day" }))}
    </div>
    ${
      draft.isDated
        ? html`<div class="field">
            <label for="on">${messages.on}</label>
            <input
              class="input"
              id="on"
              name="on"
              type="date"
              required
              min=${offer.deliveryDays.first}
              max=${offer.deliveryDays.last}
              .value=${draft.on}
              aria-invalid=${problems.on ? "true" : "false"}
              aria-describedby=${describedBy(form, "on")}
              @change=${(event: Event) => form.update({ on: valueOf(event) })}
            />
            ${problemAt(form, "on")}
          </div>`
        : nothing
    }`;
}
