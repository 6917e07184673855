import { html } from "hono/html";
import type { RedeemedOutcome, RefusedOutcome, ReverseOutcome } from "../../sdk/wire/scan.ts";
import { formatCents, formatDay } from "../documents/format.ts";
import { undoMs } from "../passes/counter.ts";
import { newKey } from "./form-key.ts";
import { inputField } from "./field.ts";
import { formatInstant, formatTime } from "./format-instant.ts";
import { sign } from "./marks.ts";
import type { Html } from "./markup.ts";
import { pathOf, type Page, type View } from "./page-frame.ts";

/** Booked: colour, sign, word and amount, to be read at arm's length. */
export function redeemedPage(view: View, redeemed: RedeemedOutcome, partnerReceipt: string): Page {
  const { scan } = view.words;
  const { isTraining, receiptNumber } = redeemed;
  const value = formatCents(redeemed.valueCents, view.language);
  const word = isTraining ? scan.trainingDone : scan.redeemed;
  return {
    title: `${word}: ${value}`,
    main: "counter result",
    body: html`<div class="verdict ${isTraining ? "practice" : "yes"}">
        ${sign("yes")}
        <h1>${word}</h1>
        <p class="result-amount">${value}</p>
        ${isTraining ? "" : html`<p class="receipt">${scan.receipt} <strong translate="no">${receiptNumber}</strong></p>`}
        <p>${isTraining ? scan.trainingBook : scan.book(value)}</p>
        ${next(view)}
      </div>
      ${
        isTraining
          ? ""
          : html`<div class="afterwards">
              ${partnerReceipt ? html`<p>${scan.ownReceipt(partnerReceipt)}</p>` : noteForm(view, receiptNumber)}
              ${redeemed.undoUntil ? undoForm(view, receiptNumber, redeemed.undoUntil) : ""}
            </div>`
      }`,
  };
}

/** Not taken: why, and what to tell the customer. */
export function refusedPage(view: View, refused: RefusedOutcome): Page {
  const { scan } = view.words;
  const { word, tell } = scan.refusals[refused.outcome];
  return {
    title: `${scan.refused}: ${word}`,
    main: "counter result",
    body: html`<div class="verdict no">
        ${sign("no")}
        <p class="over">${scan.refused}</p>
        <h1>${word}</h1>
        ${refused.outcome === "already_redeemed" ? html`<p class="result-amount">${formatCents(refused.valueCents, view.language)}</p>` : ""}
        <p>${reasonOf(view, refused)}</p>
        <p class="tell"><span>${scan.tell}</span> ${tell}</p>
        ${next(view)}
      </div>
      ${undoOfOwn(view, refused)}`,
  };
}

export function reversedPage(view: View, reverse: ReverseOutcome): Page {
  const { scan } = view.words;
  const isDone = reverse.outcome === "reversed";
  return {
    title: isDone ? scan.reversed : scan.tooLate,
    main: "counter result",
    body: html`<div class="verdict ${isDone ? "back" : "no"}">
      ${sign(isDone ? "back" : "no")}
      <h1>${isDone ? scan.reversed : scan.tooLate}</h1>
      ${
        isDone
          ? html`<p class="result-amount">${formatCents(reverse.valueCents, view.language)}</p>
              <p class="receipt">${scan.receipt} <strong translate="no">${reverse.receiptNumber}</strong></p>`
          : ""
      }
      <p>${isDone ? scan.reversedText : scan.tooLateText}</p>
      ${next(view)}
    </div>`,
  };
}

function reasonOf({ context, words, language }: View, refused: RefusedOutcome): string {
  const { refusals } = words.scan;
  switch (refused.outcome) {
    case "already_redeemed":
      return refusals.already_redeemed.text(
        formatInstant(refused.redeemedAt, language, context.network.timeZone),
        refused.receiptNumber,
        refused.isHere,
      );
    case "expired":
      return refusals.expired.text(formatCents(refused.valueCents, language), formatDay(refused.validUntil, language));
    default:
      return refusals[refused.outcome].text;
  }
}

/** The result page is gone, the voucher is here again: the shop that booked it may still undo. */
function undoOfOwn(view: View, refused: RefusedOutcome): Html | "" {
  if (refused.outcome !== "already_redeemed" || !refused.isHere) return "";
  const until = new Date(new Date(refused.redeemedAt).getTime() + undoMs);
  return until > view.context.clock.now()
    ? html`<div class="afterwards">${undoForm(view, refused.receiptNumber, until.toISOString())}</div>`
    : "";
}

function noteForm(view: View, receipt: string): Html {
  const { scan } = view.words;
  return html`<form class="sheet" method="post" action="${pathOf(view, "scan/note")}" autocomplete="off">
    <input type="hidden" name="receipt" value="${receipt}" />
    ${inputField({ name: "partnerReceipt", label: scan.note, hint: scan.receiptHint, maxlength: 40 })}
    <button class="button wide">${scan.noteSave}</button>
  </form>`;
}

/** The reason is asked as the confirmation: one press less. */
function undoForm(view: View, receipt: string, until: string): Html {
  const { words, language, context } = view;
  const { scan } = words;
  return html`<form class="sheet" method="post" action="${pathOf(view, "scan/undo")}">
    <h2>${scan.undoTitle}</h2>
    <p>${scan.undoUntil(formatTime(until, language, context.network.timeZone))}</p>
    <input type="hidden" name="receipt" value="${receipt}" /><input type="hidden" name="key" value="${newKey()}" />
    <button class="button wide" name="reason" value="mistake">${scan.undoMistake}</button>
    <button class="button wide" name="reason" value="customer_changed_mind">${scan.undoChangedMind}</button>
  </form>`;
}

function next(view: View): Html {
  return html`<a class="button solid wide huge" href="${pathOf(view, "scan")}">${view.words.scan.next}</a>`;
}
