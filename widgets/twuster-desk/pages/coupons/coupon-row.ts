import { html, nothing, type TemplateResult } from "lit";
import type {
  CouponState,
  DeskCoupon,
  DeskCouponsResponse,
  SetCouponStateRequest,
} from "../../../../sdk/wire/coupon-desk.ts";
import { benefitWords } from "../../../shared/coupon-words.ts";
import { fill } from "../../../shared/fill.ts";
import { formatDay, type Language } from "../../../shared/language.ts";
import type { CouponsMessages } from "./coupons.messages.ts";

export interface RowFrame {
  words: CouponsMessages;
  language: Language;
  /** `YYYY-MM-DD`. */
  today: string;
  books: DeskCouponsResponse["books"];
  /** Id of the coupon whose end, or of the draft whose throwing away, is asked about. */
  ending: string;
  /** Id of the coupon whose figures are open, and they themselves. */
  opened: string;
  figures: TemplateResult | typeof nothing;
  edit(coupon: DeskCoupon): void;
  move(coupon: DeskCoupon, state: SetCouponStateRequest["state"]): void;
  askEnd(id: string): void;
  copy(coupon: DeskCoupon): void;
  showFigures(id: string): void;
}

/** Nobody counts on from here: the date says more. */
const maxCountedDays = 60;

const ORDER: readonly CouponState[] = ["draft", "live", "paused", "ended", "discarded"];

/** Drafts first, for they wait for somebody; then what is live, paused, ended. */
export function inOrder(coupons: readonly DeskCoupon[]): DeskCoupon[] {
  return [...coupons].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

/** One coupon: what it gives, how long still, what came of it, what can be done. */
export function couponRow(coupon: DeskCoupon, frame: RowFrame): TemplateResult {
  const { id, terms, state, audience, taken, redeemed, pictureUrl } = coupon;
  const { words, language } = frame;
  const isBook = audience.kind === "book";
  const limit = audience.kind === "all" ? audience.totalLimit : undefined;
  const counts = [
    isBook ? "" : fill(limit === undefined ? words.taken : words.takenOf, { count: taken, limit: limit ?? "" }),
    fill(words.redeemed, { count: redeemed }),
  ].filter(Boolean);
  return html`<li class="card" id="coupon-${id}">
    <div class="what">
      ${pictureUrl ? html`<img src=${pictureUrl} alt="" width="72" height="54" loading="lazy" />` : nothing}
      <div>
        <p class="badges">
          <span class="badge">${isOver(coupon, frame) ? words.over : words.states[state]}</span>
          ${isBook ? html`<span class="badge">${bookName(frame, audience.bookId)}</span>` : nothing}
        </p>
        <h3 tabindex="-1">${benefitWords({ messages: words, language }, terms.benefit)}</h3>
        <p>${terms.title}</p>
        <p class="hint">${[daysWords(coupon, frame), ...(state === "draft" ? [] : counts)].join(" · ")}</p>
      </div>
    </div>
    ${isBook && state === "live" ? html`<p class="hint">${words.bookPromised}</p>` : nothing}
    ${frame.ending === id ? endQuestion(coupon, frame) : actionsOf(coupon, frame)}
    ${frame.opened === id ? frame.figures : nothing}
  </li>`;
}

function isOver({ state, terms }: DeskCoupon, { today }: RowFrame): boolean {
  return (state === "live" || state === "paused") && terms.lastDay < today;
}

function bookName({ books, words }: RowFrame, bookId: string): string {
  const book = books.find(({ id }) => id === bookId);
  return book ? fill(words.inBook, { title: book.title }) : words.inSomeBook;
}

function daysWords({ terms, state }: DeskCoupon, { today, words, language }: RowFrame): string {
  const { firstDay, lastDay } = terms;
  if (state === "ended" && lastDay >= today) return fill(words.stillUntil, { date: formatDay(lastDay, language) });
  if (firstDay > today) return fill(words.begins, { date: formatDay(firstDay, language) });
  const left = Math.round((Date.parse(lastDay) - Date.parse(today)) / 86_400_000);
  if (left < 0) return fill(words.wasUntil, { date: formatDay(lastDay, language) });
  if (left === 0) return words.lastDayToday;
  if (left > maxCountedDays) return fill(words.goodUntil, { date: formatDay(lastDay, language) });
  return left === 1 ? words.oneDayLeft : fill(words.daysLeft, { count: left });
}

function endQuestion(coupon: DeskCoupon, { words, move, askEnd }: RowFrame): TemplateResult {
  const isDraft = coupon.state === "draft";
  return html`<div class="notice" role="group" aria-label=${isDraft ? words.discard : words.end}>
    <p>${isDraft ? words.discardDraftText : words.endText}</p>
    <div class="actions">
      <button
        type="button"
        class="button"
        data-first
        @click=${(): void => move(coupon, isDraft ? "discarded" : "ended")}
      >
        ${isDraft ? words.discardDraftYes : words.endYes}
      </button>
      <button type="button" class="button quiet" @click=${(): void => askEnd("")}>${words.cancel}</button>
    </div>
  </div>`;
}

function actionsOf(coupon: DeskCoupon, frame: RowFrame): TemplateResult {
  const { id, state, terms, audience, pageUrl } = coupon;
  const { words } = frame;
  const isPromised = audience.kind === "book" && state !== "draft";
  const button = (label: string, press: () => void, look = ""): TemplateResult =>
    html`<button type="button" class="button ${look}" aria-label="${label}: ${terms.title}" @click=${press}>
      ${label}
    </button>`;
  const change = button(state === "draft" ? words.editDraft : words.edit, () => frame.edit(coupon));
  const can = {
    change: state !== "ended" && !isPromised,
    publish: state === "draft",
    pause: state === "live" && !isPromised,
    goOn: state === "paused" && !isPromised && !isOver(coupon, frame),
    end: (state === "live" || state === "paused") && !isPromised,
  };
  if (state === "draft")
    return html`<div class="actions">
      ${button(words.publish, () => frame.move(coupon, "live"), "primary")} ${change}
      ${button(words.discard, () => frame.askEnd(id), "quiet")}
    </div>`;
  return html`<div class="actions">
      ${can.change ? change : nothing}
      ${can.goOn ? button(words.goOn, () => frame.move(coupon, "live"), "primary") : nothing}
      ${can.pause ? button(words.pause, () => frame.move(coupon, "paused")) : nothing}
      <button
        type="button"
        class="button"
        aria-expanded=${frame.opened === id}
        aria-label="${words.brought}: ${terms.title}"
        @click=${(): void => frame.showFigures(frame.opened === id ? "" : id)}
      >
        ${words.brought}
      </button>
    </div>
    <div class="actions">
      ${button(words.copy, () => frame.copy(coupon), "quiet")}
      ${
        pageUrl && state === "live" && !isPromised
          ? html`<a
              class="button quiet"
              href=${pageUrl}
              target="_blank"
              rel="noopener"
              aria-label="${words.seePage}: ${terms.title}"
              >${words.seePage}</a
            >`
          : nothing
      }
      ${can.end ? button(words.end, () => frame.askEnd(id), "quiet") : nothing}
    </div>`;
}
