import { html, nothing, type TemplateResult } from "lit";
import type { OfficeBook, SetBookStateRequest } from "../../../sdk/wire/coupon-book.ts";
import { fill } from "../../shared/fill.ts";
import { formatCents, formatDay, type Language } from "../../shared/language.ts";
import type { CouponBookMessages } from "./coupon-book.messages.ts";

export interface CardFrame {
  words: CouponBookMessages;
  language: Language;
  /** `YYYY-MM-DD`. */
  today: string;
  /** True where the sale of this one is asked about. */
  isAsking: boolean;
  /** The form for its cover, where it is open. */
  cover: TemplateResult | typeof nothing;
  edit(): void;
  editCover(): void;
  ask(isAsking: boolean): void;
  move(state: SetBookStateRequest["state"]): void;
}

/** One book: its cover, what is sold, who fills it, and whether it is on sale. */
export function bookCard(book: OfficeBook, frame: CardFrame): TemplateResult {
  const { id, title, state, coverUrl, coverAlt, firstDay, lastDay, priceCents, vatPercent } = book;
  const { words, language } = frame;
  const price = fill(words.price, { price: formatCents(priceCents, language), vat: vatPercent });
  const season = { first: formatDay(firstDay, language), last: formatDay(lastDay, language) };
  return html`<li class="card" id="book-${id}">
    <div class="book">
      ${coverUrl ? html`<img class="cover" src=${coverUrl} alt=${coverAlt} width="96" />` : nothing}
      <div>
        <p><span class="badge">${words.states[state]}</span></p>
        <h3 tabindex="-1">${title}</h3>
        <p><strong>${fill(words.sold, { sold: book.sold, limit: book.numberLimit })}</strong></p>
        <p>${couponWords(book, words)}</p>
        <p class="hint">${fill(words.season, season)}<br />${price}</p>
      </div>
    </div>
    ${frame.cover === nothing ? (frame.isAsking ? question(book, frame) : actionsOf(book, frame)) : frame.cover}
  </li>`;
}

function couponWords({ couponCount, partnerCount }: OfficeBook, words: CouponBookMessages): string {
  if (couponCount === 0) return words.couponsNone;
  return couponCount === 1 ? words.couponsOne : fill(words.coupons, { coupons: couponCount, partners: partnerCount });
}

function actionsOf({ state, title, lastDay }: OfficeBook, frame: CardFrame): TemplateResult {
  const { words } = frame;
  const button = (label: string, press: () => void, look = ""): TemplateResult =>
    html`<button type="button" class="button ${look}" aria-label="${label}: ${title}" @click=${press}>
      ${label}
    </button>`;
  const isOver = lastDay < frame.today;
  const sell = state === "draft" ? words.sell : words.sellAgain;
  return html`${isOver ? html`<p class="hint">${words.seasonOver}</p>` : nothing}
    <div class="actions">
      ${state !== "on_sale" && !isOver ? button(sell, () => frame.ask(true), "primary") : nothing}
      ${state === "ended" ? nothing : button(words.change, frame.edit)} ${button(words.cover, frame.editCover)}
      ${state === "on_sale" ? button(words.stop, () => frame.ask(true), "quiet") : nothing}
    </div>`;
}

function question({ state }: OfficeBook, { words, ask, move }: CardFrame): TemplateResult {
  const isSold = state === "on_sale";
  return html`<div class="notice" role="group" aria-label=${isSold ? words.stop : words.sell}>
    <p>${isSold ? words.stopText : words.sellText}</p>
    <div class="actions">
      <button type="button" class="button" data-first @click=${(): void => move(isSold ? "ended" : "on_sale")}>
        ${isSold ? words.stopYes : words.sellYes}
      </button>
      <button type="button" class="button quiet" @click=${(): void => ask(false)}>${words.cancel}</button>
    </div>
  </div>`;
}
