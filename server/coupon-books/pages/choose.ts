import { html } from "hono/html";
import { lastGoodDay } from "../../../sdk/wire/coupon-days.ts";
import type { CouponTerms } from "../../../sdk/wire/coupon.ts";
import type { BookCouponAtCounter, ScanOutcome } from "../../../sdk/wire/scan.ts";
import { benefitText, notNowText } from "../../coupons/coupon-words.ts";
import { counterMessages } from "../../coupons/pages/counter-messages.ts";
import { formatDay } from "../../documents/format.ts";
import { formatInstant } from "../../pages/format-instant.ts";
import { sign } from "../../pages/marks.ts";
import type { Html } from "../../pages/markup.ts";
import { pathOf, type Page, type View } from "../../pages/page-frame.ts";

/** Which coupon of a book: what can be redeemed first; the rest says why not and has no button. */
export function choosePage(view: View, found: Extract<ScanOutcome, { outcome: "choose" }>, code: string): Page {
  const { scan } = view.words;
  const usable = found.coupons.filter(({ status }) => status === "usable");
  const others = found.coupons.filter(({ status }) => status !== "usable");
  const said = counterMessages[view.language];
  const title = usable.length ? said.choose : said.chooseNone;
  return {
    title,
    main: "narrow counter",
    body: html`${
        usable.length
          ? ""
          : html`<div class="headline no">
              ${sign("no")}
              <p>${scan.refused}</p>
            </div>`
      }
      <h1>${title}</h1>
      <p class="lead">${found.book}</p>
      <form class="sheet" method="post" action="${pathOf(view, "scan/look")}" autocomplete="off">
        <input type="hidden" name="code" value="${code}" />
        ${usable.map(
          ({ entitlement, terms }) =>
            html`<button class="button wide coupon-choice" name="entitlement" value="${entitlement}">
              ${couponLines(view, terms)}
            </button>`,
        )}
        ${others.map(
          (coupon) =>
            html`<p class="coupon-choice">${couponLines(view, coupon.terms)} <em>${whyNot(view, coupon)}</em></p>`,
        )}
        <a class="button wide" href="${pathOf(view, "scan")}">${usable.length ? scan.dismiss : scan.next}</a>
      </form>`,
  };
}

/** What a coupon gives and what it is called. */
function couponLines(view: View, terms: CouponTerms): Html {
  return html`<strong>${benefitText(terms.benefit, view.language)}</strong> <span>${terms.title}</span>`;
}

function whyNot({ language, context }: View, { status, terms, usedAt }: BookCouponAtCounter): string {
  const said = counterMessages[language];
  switch (status) {
    case "usable":
      return "";
    case "used":
      return usedAt
        ? said.used(formatInstant(usedAt, language, context.network.timeZone))
        : said.refusals.already_redeemed.word;
    case "over":
      return said.over(formatDay(lastGoodDay(terms), language));
    default:
      return notNowText(status, terms, language);
  }
}
