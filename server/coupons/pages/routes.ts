import { Hono, type Context as HonoContext } from "hono";
import { html } from "hono/html";
import type { CouponOffer, TakeCouponOutcome } from "../../../sdk/wire/coupon.ts";
import { parseCode } from "../../../sdk/wire/pass-code.ts";
import { bookWords } from "../../coupon-books/pages/book-words.ts";
import { findBookOnSale } from "../../coupon-books/offer.ts";
import { findCouponOffer, listCoupons } from "../list.ts";
import { takeCoupon } from "../take.ts";
import { benefitText, limitLines } from "../coupon-words.ts";
import { formatCents, formatDay } from "../../documents/format.ts";
import { findByKey, mayCall } from "../../partners/sites.ts";
import { Refusal } from "../../platform/errors.ts";
import type { ApiEnv } from "../../platform/http/env.ts";
import { couponCard } from "./card.ts";
import { allLink, gonePage, isId, limited, whyGone, whyNotTaken } from "./gone-page.ts";
import { couponMessages } from "./messages.ts";
import { isKey, newKey } from "../../pages/form-key.ts";
import { readForm } from "../../pages/form-input.ts";
import type { Html } from "../../pages/markup.ts";
import { pathOf, renderPage, viewOf, type View } from "../../pages/page-frame.ts";

/** What twuster-coupon-list does, with plain forms: the list, one coupon, taking it. */
export const couponPages = new Hono<ApiEnv>()
  .get("/coupons", async (c) => {
    const view = viewOf(c);
    const words = couponMessages[view.language];
    const coupons = await listCoupons(c.var.context);
    return renderPage(c, {
      title: words.title,
      body: html`<h1>${words.title}</h1>
        <p class="lead">${words.lead}</p>
        ${await bookBox(view)}
        ${
          coupons.length === 0
            ? html`<p class="notice">${words.none}</p>`
            : html`<ul class="coupons">
                  ${coupons.map((offer) => html`<li>${offerText(view, offer, "h2")}</li>`)}
                </ul>
                <p class="hint">${words.order}</p>`
        }`,
    });
  })
  .get("/coupons/:couponId", async (c) => {
    const view = viewOf(c);
    const words = couponMessages[view.language];
    const offer = await findOffer(c);
    if (!offer) return gonePage(c, await whyGone(c));
    const isFree = offer.audience === "all";
    const isLeft = offer.left !== 0 && offer.leftToday !== 0;
    return renderPage(c, {
      title: offer.terms.title,
      main: "narrow",
      body: html`${offerText(view, offer, "h1")}
      ${
        isFree && isLeft
          ? html`<form class="sheet" method="post" action="${pathOf(view, `coupons/${offer.id}`)}">
              <input type="hidden" name="key" value="${newKey()}" />
              <input type="hidden" name="site" value="${c.req.query("site") ?? ""}" />
              <p class="hint">${words.takeHint}</p>
              <button class="button primary wide">${words.take}</button>
            </form>`
          : ""
      }
      ${isFree ? "" : await bookBox(view)} ${allLink(view)}`,
    });
  })
  .post("/coupons/:couponId", async (c) => {
    const view = viewOf(c);
    const words = couponMessages[view.language];
    const field = await readForm(c);
    const couponId = c.req.param("couponId");
    if (!isId(couponId)) return gonePage(c, await whyGone(c));
    const typed = field("key");
    const siteId = await findSiteId(c, field("site"));
    let outcome: TakeCouponOutcome;
    try {
      outcome = await takeCoupon(c.var.context, {
        couponId,
        key: isKey(typed) ? typed : newKey(),
        address: c.var.address,
        ...(siteId ? { siteId } : {}),
      });
    } catch (error) {
      if (!(error instanceof Refusal) || !["rate_limited", "not_found"].includes(error.code)) throw error;
      return gonePage(c, error.code === "rate_limited" ? limited(view) : await whyGone(c));
    }
    if (outcome.outcome !== "taken") return gonePage(c, await whyNotTaken(c, outcome));
    const { pass, code, walletUrl } = outcome;
    return renderPage(c, {
      title: words.taken,
      main: "narrow",
      body: html`<h1>${words.taken}</h1>
        <p class="lead">${words.takenLead}</p>
        ${couponCard(view, { pass, code: parseCode(code) ?? code, walletUrl })}
        <p><a class="button primary wide" href="${walletUrl}">${words.phone}</a></p>
        ${allLink(view)}`,
    });
  });

async function findOffer(c: HonoContext<ApiEnv>): Promise<CouponOffer | undefined> {
  const id = c.req.param("couponId") ?? "";
  return isId(id) ? findCouponOffer(c.var.context, id) : undefined;
}

/** The page a visitor came from, for the partner's figures; a wrong key only means that nobody counts it. */
async function findSiteId(c: HonoContext<ApiEnv>, key: string): Promise<string | undefined> {
  if (key === "" || key.length > 100) return undefined;
  const found = await findByKey(c.var.context, key);
  return found?.isActive && mayCall(c.var.context, found.site, undefined) ? found.site.id : undefined;
}

function offerText(
  view: View,
  { partner, terms, audience, left, leftToday, moreTomorrow, id }: CouponOffer,
  heading: "h1" | "h2",
): Html {
  const { language } = view;
  const words = couponMessages[language];
  const benefit = benefitText(terms.benefit, language);
  const rest =
    left === 0
      ? words.noneLeft
      : leftToday === 0
        ? words.noneLeftToday(moreTomorrow === true)
        : leftToday !== undefined && (left === undefined || leftToday < left)
          ? words.leftToday(leftToday)
          : left === undefined
            ? ""
            : words.left(left);
  const lines = [...limitLines(terms, language), audience === "book" ? words.bookOnly : rest].filter(Boolean);
  return html`${heading === "h1" ? html`<h1>${benefit}</h1>` : html`<h2><a href="${pathOf(view, `coupons/${id}`)}">${benefit}</a></h2>`}
    <p>${terms.title} ${words.at(partner.name)}, ${partner.street}</p>
    <p class="hint">${lines.join(" · ")}</p>
    ${terms.conditions && heading === "h1" ? html`<p>${words.conditions}: ${terms.conditions}</p>` : ""}`;
}

async function bookBox(view: View): Promise<Html> {
  const { context, language } = view;
  const words = bookWords[language];
  const book = await findBookOnSale(context);
  if (!book) return html``;
  return html`<section class="sheet book" aria-labelledby="book">
    <h2 id="book">${words.title}: ${book.title}</h2>
    ${book.coverUrl ? html`<img src="${book.coverUrl}" alt="${book.coverAlt}" width="240" />` : ""}
    ${book.story ? html`<p>${book.story}</p>` : ""}
    <p>
      <strong>${words.price(formatCents(book.priceCents, language), book.vatPercent)}</strong><br />
      ${words.coupons(book.couponCount)}<br />
      ${words.lead(formatDay(book.firstDay, language), formatDay(book.lastDay, language))}
    </p>
    ${book.left > 0 ? html`<p><a class="button primary" href="${book.buyUrl}">${words.buy}</a></p>` : html`<p class="notice">${words.soldOut}</p>`}
  </section>`;
}
