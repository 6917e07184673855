import { html, nothing, type TemplateResult } from "lit";
import type { RedeemedOutcome } from "../../../sdk/wire/scan.ts";
import { clockTime, fill, problemText, type CounterView } from "../counter-view.ts";
import type { Speech } from "../kinds/counter-kind.ts";
import { kindOf } from "../kinds/kinds.ts";
import { sign } from "../signs.ts";
import { fieldText } from "./field-text.ts";

/** Booked: colour, sign, word and amount fill the element. */
export function resultScreen(view: CounterView<"result">): TemplateResult {
  const { screen, counter, messages } = view;
  const { redeemed } = screen.redemption;
  const { isTraining, receiptNumber } = redeemed;
  if (screen.step === "confirming_undo") return undoQuestion(view);
  return html`<div class="column result">
    ${sign(isTraining ? "training" : "yes")}
    <h2 tabindex="-1" class="word">${isTraining ? messages.trainingDone : messages.redeemed}</h2>
    ${kindOf(redeemed).lines(view, redeemed)}
    <p class="receipt">${messages.receipt} <strong>${receiptNumber}</strong></p>
    <p class="till">${tillText(view, redeemed)}</p>
    ${screen.problem ? html`<p class="message" role="alert">${problemText(messages, screen.problem)}</p>` : nothing}
    <button type="button" class="button solid wide huge" @click=${() => counter.next()}>${messages.next}</button>
    ${isTraining ? nothing : html`<div class="afterwards">${ownReceipt(view)} ${undoButton(view)}</div>`}
  </div>`;
}

/** What to do at the till. */
export function tillText(view: Speech, redeemed: RedeemedOutcome): string {
  return redeemed.isTraining ? view.messages.trainingBook : kindOf(redeemed).till(view, redeemed);
}

function ownReceipt({ screen, counter, messages }: CounterView<"result">): TemplateResult {
  const { partnerReceipt } = screen.redemption;
  if (partnerReceipt) return html`<p class="own-receipt">${fill(messages.noted, { receipt: partnerReceipt })}</p>`;
  const isBusy = screen.step === "noting";
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const receipt = fieldText(event.currentTarget, "receipt");
    if (counter.isVoucher(receipt)) void counter.enter(receipt);
    else if (receipt && !isBusy) void counter.note(receipt);
  };
  return html`<form class="entry" novalidate @submit=${submit}>
    <label for="receipt">${messages.noteLabel}</label>
    <div class="entry-line">
      <input id="receipt" name="receipt" class="input" type="text" maxlength="300" autocomplete="off" />
      <button type="submit" class="button" aria-disabled=${isBusy ? "true" : "false"}>
        ${isBusy ? messages.noteBusy : messages.noteSave}
      </button>
    </div>
  </form>`;
}

function undoButton({
  screen,
  counter,
  messages,
  language,
  nowMs,
}: CounterView<"result">): TemplateResult | typeof nothing {
  const { redeemed, undoUntilMs } = screen.redemption;
  if (!redeemed.undoUntil || undoUntilMs === undefined || undoUntilMs <= nowMs) return nothing;
  return html`<button type="button" class="button quiet" @click=${() => counter.askUndo()}>
    ${messages.undo} ${fill(messages.undoUntil, { time: clockTime(redeemed.undoUntil, language) })}
  </button>`;
}

/** The reason is asked as the confirmation: one press less. */
function undoQuestion(view: CounterView<"result">): TemplateResult {
  const { screen, counter, messages } = view;
  const { redeemed } = screen.redemption;
  const kind = kindOf(redeemed);
  const { undoTitle, undoText, changedMind } = kind.words(messages);
  return html`<div class="column centre">
    ${sign("back")}
    <h2 tabindex="-1">${fill(undoTitle, kind.names(view, redeemed))}</h2>
    <p>${undoText}</p>
    <div class="actions">
      <button type="button" class="button wide huge" @click=${() => counter.undo("mistake")}>
        ${messages.undoMistake}
      </button>
      <button type="button" class="button wide huge" @click=${() => counter.undo("customer_changed_mind")}>
        ${changedMind}
      </button>
      <button type="button" class="button quiet" @click=${() => counter.dropUndo()}>${messages.undoKeep}</button>
    </div>
  </div>`;
}

export function reversedScreen(view: CounterView<"reversed">): TemplateResult {
  const { screen, counter, messages } = view;
  const { redeemed } = screen;
  const kind = kindOf(redeemed);
  return html`<div class="column centre">
    ${sign("back")}
    <h2 tabindex="-1" class="word">${messages.reversed}</h2>
    ${kind.lines(view, redeemed)}
    <p class="receipt">${messages.receipt} <strong>${redeemed.receiptNumber}</strong></p>
    <p>${kind.words(messages).reversed}</p>
    <button type="button" class="button primary wide huge" @click=${() => counter.next()}>${messages.next}</button>
  </div>`;
}
