import { html, nothing, type TemplateResult } from "lit";
import { fill, money, problemText, type CounterView } from "../counter-view.ts";
import { kindOf } from "../kinds/kinds.ts";
import { fieldText } from "./field-text.ts";

/** What was shown, as it lies on the counter; nothing is booked yet. */
export function foundScreen(view: CounterView<"found">): TemplateResult {
  const { screen, counter, messages } = view;
  const { pass, pending, problem } = screen;
  const kind = kindOf(pass);
  const words = kind.words(messages);
  // A hand scanner ends with Enter: in the field that must never book.
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const receipt = fieldText(event.currentTarget, "receipt");
    if (counter.isVoucher(receipt)) void counter.enter(receipt);
  };
  const confirm = (event: Event): void => {
    const { form } = event.currentTarget as HTMLButtonElement; // safe because the listener is on the button
    void counter.confirm(fieldText(form, "receipt"));
  };
  return html`<form class="column found" novalidate @submit=${submit}>
    ${kind.card(view, pass)} ${pass.isTraining ? html`<p class="notice" part="notice">${words.training}</p>` : nothing}
    ${pending ? html`<p class="notice" part="notice">${words.pending}</p>` : nothing}
    ${problem ? html`<p class="notice bad" part="notice" role="alert">${problemText(messages, problem)} ${messages.lookFailedSafe}</p>` : nothing}
    ${
      pending || pass.isTraining || !kind.isNotedFirst
        ? nothing
        : html`<div class="field">
            <label for="receipt">${messages.receiptOptional}</label>
            <input id="receipt" name="receipt" class="input" type="text" maxlength="300" autocomplete="off" />
          </div>`
    }
    <div class="actions">
      ${confirmButtons(view, confirm)}
      <button type="button" class="button wide" @click=${() => counter.next()}>${messages.notConfirm}</button>
    </div>
  </form>`;
}

/** Where a minimum purchase is asked for, the button that books says so, and beside it is the way out. */
function confirmButtons(view: CounterView<"found">, confirm: (event: Event) => void): TemplateResult {
  const { screen, counter, messages } = view;
  const { pass } = screen;
  const minimum = kindOf(pass).minimum(pass);
  const amount = minimum ? money(view, minimum.minimumCents) : "";
  const [when = "", act = ""] = fill(messages.confirmMinimum, { amount }).split(" · ");
  const words = amount
    ? html`<span class="confirm-words"
        ><span>${when}</span><span class="confirm-dot"> · </span><span>${act}</span></span
      >`
    : messages.confirm;
  return html`<button type="button" class="button primary wide huge" @click=${confirm}>
      ${pass.isTraining ? messages.confirmTraining : words}
    </button>
    ${
      amount
        ? html`<button type="button" class="button wide huge" @click=${() => counter.missMinimum()}>
            ${messages.minimumMissed}
          </button>`
        : nothing
    }`;
}
