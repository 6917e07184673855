import { html, nothing, type TemplateResult } from "lit";
import { formatDay } from "../../shared/language.ts";
import { fill, money, problemText, type CounterView } from "../counter-view.ts";
import { fieldText } from "./field-text.ts";

/** The voucher as it lies on the counter; nothing is booked yet. */
export function foundScreen(view: CounterView<"found">): TemplateResult {
  const { screen, counter, messages, language, state } = view;
  const { voucher, pending, problem } = screen;
  const value = money(view, voucher.valueCents);
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
    <div class="voucher" part="voucher">
      <p class="voucher-name">${state.device?.network.voucherName}</p>
      <h2 tabindex="-1">
        <span class="amount" aria-hidden="true">${value}</span
        ><span class="visually-hidden">${fill(messages.foundTitle, { value })}</span>
      </h2>
      <p class="voucher-validity">${fill(messages.foundValid, { date: formatDay(voucher.validUntil, language) })}</p>
      ${voucher.isTraining ? html`<p class="voucher-stamp"><span class="stamp">${messages.trainingBadge}</span></p>` : nothing}
    </div>
    ${voucher.isTraining ? html`<p class="notice">${messages.trainingFound}</p>` : nothing}
    ${pending ? html`<p class="notice">${messages.foundPending}</p>` : nothing}
    ${problem ? html`<p class="notice bad" role="alert">${problemText(messages, problem)} ${messages.lookFailedSafe}</p>` : nothing}
    ${
      pending || voucher.isTraining
        ? nothing
        : html`<div class="field">
            <label for="receipt">${messages.receiptOptional}</label>
            <input id="receipt" name="receipt" class="input" type="text" maxlength="300" autocomplete="off" />
          </div>`
    }
    <div class="actions">
      <button type="button" class="button primary wide huge" @click=${confirm}>
        ${voucher.isTraining ? messages.confirmTraining : messages.confirm}
      </button>
      <button type="button" class="button wide" @click=${() => counter.next()}>${messages.notConfirm}</button>
    </div>
  </form>`;
}
