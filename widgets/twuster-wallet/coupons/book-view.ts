import { html, nothing, type TemplateResult } from "lit";
import { benefitWords, termsWords } from "../../shared/coupon-words.ts";
import { formatDay } from "../../shared/language.ts";
import { dayText, isOpen } from "../room/pass-facts.ts";
import type { OtherPass, RoomSpeech } from "../room/wallet-kind.ts";
import { townDay } from "../town-clock.ts";
import {
  byPartner,
  countOpen,
  isStillGood,
  searchCoupons,
  seenNow,
  whyNotNow,
  type SeenCoupon,
} from "./coupon-facts.ts";

/** From this many coupons on, a book can be searched. */
const SEARCH_FROM = 8;

export interface BookState {
  book: OtherPass<"coupon_book">;
  search: string;
}
export interface BookActions {
  search(words: string): void;
  open(entitlement: number): void;
}

/** What a book holds, partner by partner: what is open, what was used and when, what is not taken now and why. */
export function bookContents({ book, search }: BookState, speech: RoomSpeech, actions: BookActions): TemplateResult {
  const { messages, language } = speech;
  const { firstDay } = book.view;
  const today = townDay(new Date());
  const coupons = seenNow(book.view);
  const found = searchCoupons(coupons, search, ({ terms }) => benefitWords(speech, terms.benefit));
  const isBookOpen = isOpen(book);
  return html`${firstDay > today ? html`<p class="notice">${messages.bookFrom(formatDay(firstDay, language))}</p>` : nothing}
    <p class="book-sum">
      ${isBookOpen ? html`<strong>${messages.left(countOpen(coupons))}</strong> ${messages.ofAll(coupons.length)}` : nothing}
    </p>
    ${
      coupons.length >= SEARCH_FROM
        ? html`<div class="field">
            <label for="book-search">${messages.search}</label>
            <input
              class="input"
              id="book-search"
              type="search"
              autocomplete="off"
              .value=${search}
              @input=${(event: InputEvent): void => actions.search((event.target as HTMLInputElement).value)}
            />
            <p class="hint" role="status">${search.trim() ? messages.found(found.length) : nothing}</p>
          </div>`
        : nothing
    }
    ${coupons.length ? nothing : html`<p>${messages.noCoupons}</p>`}
    ${byPartner(found).map(
      (ofPartner) =>
        html`<section class="partner">
          <h3>${ofPartner[0]?.partner.name}</h3>
          <ul class="slips">
            ${ofPartner.map((coupon) => html`<li>${bookCoupon(coupon, { isBookOpen, today }, speech, actions)}</li>`)}
          </ul>
        </section>`,
    )}
    ${isBookOpen && coupons.length ? html`<p class="hint">${messages.newComeHere}</p>` : nothing}`;
}

function bookCoupon(
  coupon: SeenCoupon,
  { isBookOpen, today }: { isBookOpen: boolean; today: string },
  speech: RoomSpeech,
  actions: BookActions,
): TemplateResult {
  const { messages, language } = speech;
  const { entitlement, terms, usedAt } = coupon;
  const why = usedAt ? messages.usedOn(dayText(usedAt, language)) : whyNotNow(speech, coupon);
  return html`<button
    type="button"
    class="slip coupon ${isBookOpen && isStillGood(coupon) ? "" : "used"}"
    data-entitlement=${entitlement}
    @click=${(): void => actions.open(entitlement)}
  >
    <span class="amount">${benefitWords(speech, terms.benefit)}</span>
    <span class="title">${terms.title}</span>
    <span class="until">${termsWords(speech, terms, today).join(" · ")}</span>
    ${why ? html`<span class="why-not">${why}</span>` : nothing}
  </button>`;
}
