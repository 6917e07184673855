import { html, nothing, type TemplateResult } from "lit";
import { formatDay, formatInstant } from "../../shared/language.ts";
import { fill, money, type CounterView } from "../counter-view.ts";
import type { Refusal } from "../counter-state.ts";
import { sign } from "../signs.ts";

/** Not taken: why, and what to tell the customer. */
export function refusedScreen(view: CounterView<"refused">): TemplateResult {
  const { screen, counter, messages } = view;
  const { refusal } = screen;
  return html`<div class="column result">
    ${sign("no")}
    <p class="verdict">${messages.refused}</p>
    <h2 tabindex="-1" class="word">${messages[refusal.outcome]}</h2>
    ${"valueCents" in refusal && refusal.outcome === "already_redeemed" ? html`<p class="amount small">${money(view, refusal.valueCents)}</p>` : nothing}
    <p class="till">${reason(view, refusal)}</p>
    <div class="tell">
      <p>${messages.tell}</p>
      <p class="quote">${messages[`${refusal.outcome}Tell`]}</p>
    </div>
    <button type="button" class="button solid wide huge" @click=${() => counter.next()}>${messages.next}</button>
  </div>`;
}

/** The sentence behind the word. */
export function reason(view: Pick<CounterView, "messages" | "language">, refusal: Refusal): string {
  const { messages, language } = view;
  switch (refusal.outcome) {
    case "already_redeemed": {
      const text = refusal.isHere ? messages.already_redeemedHere : messages.already_redeemedText;
      return fill(text, { when: formatInstant(refusal.redeemedAt, language), receipt: refusal.receiptNumber });
    }
    case "expired":
      return fill(messages.expiredText, {
        value: money(view, refusal.valueCents),
        date: formatDay(refusal.validUntil, language),
      });
    case "foreign_network":
      return fill(messages.foreign_networkText, { network: refusal.network ?? "" });
    default:
      return messages[`${refusal.outcome}Text`];
  }
}
