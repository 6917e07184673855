import { html } from "hono/html";
import type { GivenKind, RedeemedOutcome, RefusedOutcome, ReverseOutcome } from "../../sdk/wire/scan.ts";
import { formatCents } from "../documents/format.ts";
import { undoMs } from "../passes/counter.ts";
import { givenPages } from "./kind-pages.ts";
import { newKey } from "./form-key.ts";
import { inputField } from "./field.ts";
import { formatTime } from "./format-instant.ts";
import { sign } from "./marks.ts";
import type { Html } from "./markup.ts";
import { pathOf, type Page, type View } from "./page-frame.ts";
import { refusalSentences } from "./refusal-sentences.ts";

/** Booked: colour, sign, word and amount, to be read at arm's length. */
export function redeemedPage(view: View, redeemed: RedeemedOutcome, partnerReceipt: string): Page {
  const { scan } = view.words;
  const { isTraining, receiptNumber } = redeemed;
  const given = givenPages(view, redeemed.kind);
  const { text: value, isAmount, title } = given.worth(view, redeemed);
  const word = isTraining ? scan.trainingDone : scan.redeemed;
  return {
    title: `${word}: ${value}`,
    main: "counter result",
    body: html`<div class="verdict ${isTraining ? "practice" : "yes"}">
        ${sign("yes")}
        <h1>${word}</h1>
        <p class="result-amount ${isAmount ? "" : "benefit"}">${value}</p>
        ${title ? html`<p class="receipt">${title}</p>` : ""}
        ${isTraining ? "" : html`<p class="receipt">${scan.receipt} <strong translate="no">${receiptNumber}</strong></p>`}
        <p>${isTraining ? scan.trainingBook : given.till(view, redeemed)}</p>
        ${next(view)}
      </div>
      ${
        isTraining
          ? ""
          : html`<div class="afterwards">
              ${partnerReceipt ? html`<p>${scan.ownReceipt(partnerReceipt)}</p>` : noteForm(view, receiptNumber)}
              ${redeemed.undoUntil ? undoForm(view, receiptNumber, redeemed.undoUntil, redeemed.kind) : ""}
            </div>`
      }`,
  };
}

/** Not taken: why, and what to tell the customer. */
export function refusedPage(view: View, refused: RefusedOutcome): Page {
  const { scan } = view.words;
  const { word, text, tell, worth } = refusalSentences(view, refused);
  return {
    title: `${scan.refused}: ${word}`,
    main: "counter result",
    body: html`<div class="verdict no">
        ${sign("no")}
        <p class="over">${scan.refused}</p>
        <h1>${word}</h1>
        ${worth ? html`<p class="result-amount">${worth}</p>` : ""}
        <p>${text}</p>
        <p class="tell"><span>${scan.tell}</span> ${tell}</p>
        ${next(view)}
      </div>
      ${undoOfOwn(view, refused)}`,
  };
}

/** What was undone, or that it is too late. */
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
          ? html`${reverse.valueCents ? html`<p class="result-amount">${formatCents(reverse.valueCents, view.language)}</p>` : ""}
              <p class="receipt">${scan.receipt} <strong translate="no">${reverse.receiptNumber}</strong></p>`
          : ""
      }
      <p>${isDone ? givenPages(view, reverse.kind).undo(view).done : scan.tooLateText}</p>
      ${next(view)}
    </div>`,
  };
}

/** The result page is gone, the voucher is here again: the shop that booked it may still undo. */
function undoOfOwn(view: View, refused: RefusedOutcome): Html | "" {
  if (refused.outcome !== "already_redeemed" || !refused.isHere) return "";
  const until = new Date(new Date(refused.redeemedAt).getTime() + undoMs);
  return until > view.context.clock.now()
    ? html`<div class="afterwards">${undoForm(view, refused.receiptNumber, until.toISOString(), refused.kind)}</div>`
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
function undoForm(view: View, receipt: string, until: string, kind: GivenKind): Html {
  const { words, language, context } = view;
  const { scan } = words;
  const { until: untilText, changedMind } = givenPages(view, kind).undo(view);
  const time = formatTime(until, language, context.network.timeZone);
  return html`<form class="sheet" method="post" action="${pathOf(view, "scan/undo")}">
    <h2>${scan.undoTitle}</h2>
    <p>${untilText(time)}</p>
    <input type="hidden" name="receipt" value="${receipt}" /><input type="hidden" name="key" value="${newKey()}" />
    <button class="button wide" name="reason" value="mistake">${scan.undoMistake}</button>
    <button class="button wide" name="reason" value="customer_changed_mind">${changedMind}</button>
  </form>`;
}

function next(view: View): Html {
  return html`<a class="button solid wide huge" href="${pathOf(view, "scan")}">${view.words.scan.next}</a>`;
}
