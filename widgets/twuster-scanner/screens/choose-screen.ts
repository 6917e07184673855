import { html, nothing, type TemplateResult } from "lit";
import { lastGoodDay } from "../../../sdk/wire/coupon-days.ts";
import type { BookCouponAtCounter } from "../../../sdk/wire/scan.ts";
import { notNowWords } from "../../shared/coupon-not-now.ts";
import { benefitWords } from "../../shared/coupon-words.ts";
import { formatDay, localeOf } from "../../shared/language.ts";
import { clockTime, fill, type CounterView } from "../counter-view.ts";
import type { Screen } from "../counter-state.ts";
import { sign } from "../signs.ts";

type Choice = Extract<Screen, { name: "choose" }>;

/** Which coupon of a book: what can be redeemed first; the rest says why not and can't be pressed. */
export function chooseScreen(view: CounterView<"choose">): TemplateResult {
  const { screen, counter, messages } = view;
  const usable = screen.coupons.filter(({ status }) => status === "usable");
  const others = screen.coupons.filter(({ status }) => status !== "usable");
  const isNone = usable.length === 0;
  return html`<div class="column choose">
    ${
      isNone
        ? html`<div class="choose-none">
            ${sign("no")}
            <p class="verdict">${messages.refused}</p>
          </div>`
        : nothing
    }
    <h2 tabindex="-1">${isNone ? messages.chooseNone : messages.chooseTitle}</h2>
    <p class="book-name">${screen.book}</p>
    <ul class="book-coupons">
      ${usable.map(
        (coupon) =>
          html`<li>
            <button type="button" class="book-coupon" @click=${() => counter.choose(coupon.entitlement)}>
              ${lines(view, coupon)}
            </button>
          </li>`,
      )}
      ${others.map(
        (coupon) =>
          html`<li class="book-coupon">${lines(view, coupon)}<span class="why">${whyNot(view, coupon)}</span></li>`,
      )}
    </ul>
    <button type="button" class=${`button wide ${isNone ? "solid huge" : ""}`} @click=${() => counter.next()}>
      ${isNone ? messages.next : messages.notConfirm}
    </button>
  </div>`;
}

export function hasUsable({ coupons }: Choice): boolean {
  return coupons.some(({ status }) => status === "usable");
}

function lines(view: CounterView<"choose">, { terms }: BookCouponAtCounter): TemplateResult {
  return html`<strong>${benefitWords(view, terms.benefit)}</strong><span>${terms.title}</span>`;
}

function whyNot(view: CounterView<"choose">, { status, terms, usedAt }: BookCouponAtCounter): string {
  const { messages, language } = view;
  switch (status) {
    case "usable":
      return "";
    case "used":
      return usedAt
        ? fill(messages.choose_used, { day: dayOf(usedAt, language), time: clockTime(usedAt, language) })
        : messages.already_redeemed;
    case "over":
      return fill(messages.choose_over, { date: formatDay(lastGoodDay(terms), language) });
    default:
      return notNowWords(view, status, terms);
  }
}

/** "3. Mai" in the town, from an ISO instant. */
function dayOf(instant: string, language: CounterView["language"]): string {
  const format = { day: "numeric", month: "long", timeZone: "Europe/Berlin" } as const;
  return new Intl.DateTimeFormat(localeOf(language), format).format(new Date(instant));
}
