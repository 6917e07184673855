import { html, nothing, type TemplateResult } from "lit";
import { fill, type CounterView } from "../counter-view.ts";
import type { Refusal } from "../counter-state.ts";
import type { Speech } from "../kinds/counter-kind.ts";
import { kindOf } from "../kinds/kinds.ts";
import { sign } from "../signs.ts";
import { valuesOf } from "./refusal-values.ts";

/** Not taken: why, and what to tell the customer. */
export function refusedScreen(view: CounterView<"refused">): TemplateResult {
  const { screen, counter, messages } = view;
  const { refusal } = screen;
  const values = valuesOf(view, refusal);
  const { tell, worth } = sentencesOf(view, refusal);
  return html`<div class="column result">
    ${sign("no")}
    <p class="verdict">${messages.refused}</p>
    <h2 tabindex="-1" class="word">${fill(messages[refusal.outcome], values)}</h2>
    ${worth ? html`<p class="amount small">${worth}</p>` : nothing}
    <p class="till">${reason(view, refusal)}</p>
    <div class="tell">
      <p>${messages.tell}</p>
      <p class="quote">${fill(tell, values)}</p>
    </div>
    <button type="button" class="button solid wide huge" @click=${() => counter.next()}>${messages.next}</button>
  </div>`;
}

/** The sentence behind the word. */
export function reason(view: Speech, refusal: Refusal): string {
  return fill(sentencesOf(view, refusal).text, valuesOf(view, refusal));
}

/** What every kind has is said in its own words. */
function sentencesOf(view: Speech, refusal: Refusal): { text: string; tell: string; worth?: string } {
  if ("kind" in refusal) return kindOf(refusal).refused(view, refusal);
  const { outcome } = refusal;
  return { text: view.messages[`${outcome}Text`], tell: view.messages[`${outcome}Tell`] };
}
