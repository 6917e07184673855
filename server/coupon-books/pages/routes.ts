import { Hono, type Context as HonoContext } from "hono";
import { html } from "hono/html";
import type { CouponBookOffer } from "../../../sdk/wire/coupon.ts";
import type { PlaceOrderRequest } from "../../../sdk/wire/order.ts";
import type { VoucherOffer } from "../../../sdk/wire/voucher.ts";
import { maxBooks, maxTotalCents } from "../book-line.ts";
import { findBookOffer, findBookOnSale } from "../offer.ts";
import { canPayInTime, placeOrder } from "../../orders/place.ts";
import { viewOrder } from "../../orders/view.ts";
import { Refusal } from "../../platform/errors.ts";
import type { ApiEnv } from "../../platform/http/env.ts";
import { statusOf } from "../../platform/http/error-answer.ts";
import { getVoucherOffer } from "../../vouchers/offer.ts";
import { benefitText, limitLines } from "../../coupons/coupon-words.ts";
import type { TermsOfPartner } from "../../coupons/store.ts";
import { listUsable } from "../usable.ts";
import { bookPageWords } from "./messages.ts";
import {
  emptyDraft,
  problemsOf,
  readDraft,
  requestOf,
  type BuyDraft,
  type BuyProblems,
} from "../../pages/buy-draft.ts";
import { buyForm, stepsOf } from "../../pages/buy-page.ts";
import { readForm } from "../../pages/form-input.ts";
import { newKey } from "../../pages/form-key.ts";
import type { Html } from "../../pages/markup.ts";
import { pathOf, renderPage, viewOf, type View } from "../../pages/page-frame.ts";
import { reviewPage } from "../../pages/review-page.ts";
import { findHostedSite } from "../../pages/store.ts";

type Shop = NonNullable<Awaited<ReturnType<typeof findHostedSite>>> & { offer: VoucherOffer; book: CouponBookOffer };

/** The coupon book, bought by the same plain form and the same order as vouchers; its words are its own. */
export const bookPages = new Hono<ApiEnv>()
  .get("/coupon-book", async (c) => {
    const shop = await openShop(c);
    return shop ? formPage(c, shop, emptyDraft(shop.offer), {}) : closedPage(c);
  })
  .post("/coupon-book", async (c) => {
    const field = await readForm(c);
    const isOrder = field("step") === "order";
    const shop = (isOrder && (await openShop(c, c.req.query("book")))) || (await openShop(c));
    if (!shop) return closedPage(c);
    const draft = readDraft(field, shop.offer);
    // Another book than the one that was looked at: it is shown before anything is ordered (§ 312j BGB).
    if (field("step") === "change" || c.req.query("book") !== shop.book.id) return formPage(c, shop, draft, {});
    const outcome = requestOf(draft, shop.key, shop.offer, viewOf(c).language);
    if ("problems" in outcome) return formPage(c, shop, draft, outcome.problems);
    if (!isOrder) return review(c, shop, draft, outcome.request, false);
    return order(c, shop, draft, outcome.request);
  });

/**
 * The book as the form for vouchers understands it: one value, so many of them, good until the season's end.
 * @param ordered the book that is ordered: the last of it may have gone to this very form, sent once before
 */
async function openShop(c: HonoContext<ApiEnv>, ordered?: string): Promise<Shop | undefined> {
  const { context } = c.var;
  const { kinds: _, ...offer } = await getVoucherOffer(context);
  const book = ordered === undefined ? await findBookOnSale(context) : await findBookOffer(context, ordered);
  const left = ordered === undefined ? (book?.left ?? 0) : maxBooks;
  const site = offer.isOpen && book && left > 0 ? await findHostedSite(context) : undefined;
  if (!site || !book) return undefined;
  const { first, last } = offer.deliveryDays;
  return {
    ...site,
    book,
    offer: {
      ...offer,
      denominationsCents: [book.priceCents],
      maxVouchers: Math.min(maxBooks, left, Math.floor(maxTotalCents / book.priceCents)),
      paymentMethods: offer.paymentMethods.filter((method) => canPayInTime(context, method, book.lastDay)),
      validUntil: book.lastDay,
      deliveryDays: { first, last: book.lastDay < last ? book.lastDay : last },
    },
  };
}

function viewOfBook(c: HonoContext<ApiEnv>, book: CouponBookOffer): View {
  const view = viewOf(c);
  const { buy, review } = bookPageWords(view.language, book);
  return {
    ...view,
    words: { ...view.words, buy: { ...view.words.buy, ...buy }, review: { ...view.words.review, ...review } },
  };
}

async function order(
  c: HonoContext<ApiEnv>,
  shop: Shop,
  draft: BuyDraft,
  request: PlaceOrderRequest,
): Promise<Response> {
  const { context } = c.var;
  const lines = request.lines.map(({ valueCents, quantity }) => ({
    kind: "coupon_book" as const,
    bookId: shop.book.id,
    valueCents,
    quantity,
  }));
  try {
    const from = { site: shop.site, address: c.var.address };
    const placed = await placeOrder(context, from, draft.key, { ...request, lines });
    const { payment, id, token } = await viewOrder(context, placed);
    const page = pathOf(viewOf(c), `o/${id}/${token}`);
    return c.redirect(payment && "redirectUrl" in payment ? payment.redirectUrl : page, 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "invalid") {
      // What is left now, and may be paid how, is what the form offers.
      const now = await openShop(c);
      return now ? formPage(c, now, draft, problemsOf(error.fields)) : closedPage(c);
    }
    if (error.code === "conflict") return closedPage(c);
    // This form has ordered something else before: ask again, with a key of its own.
    if (error.code === "idempotency_mismatch") return review(c, shop, { ...draft, key: newKey() }, request, true);
    throw error;
  }
}

async function formPage(
  c: HonoContext<ApiEnv>,
  { offer, book }: Shop,
  draft: BuyDraft,
  problems: BuyProblems,
): Promise<Response> {
  const view = viewOfBook(c, book);
  const coupons = await listUsable(c.var.context, book.id);
  const title = view.words.buy.title(book.title);
  return renderPage(c, {
    title,
    main: "narrow",
    status: Object.keys(problems).length > 0 ? statusOf("invalid") : 200,
    body: html`${stepsOf(view, 0)}
      <h1>${title}</h1>
      ${book.coverUrl ? html`<p><img src="${book.coverUrl}" alt="${book.coverAlt}" width="200" /></p>` : ""}
      ${book.story ? html`<p class="lead">${book.story}</p>` : ""} ${contents(view, coupons)}
      ${buyForm({ view, offer, draft, problems, action: actionOf(book) })}`,
  });
}

/** What is bought, before it is bought (Art. 246a § 1 Abs. 1 Nr. 1 EGBGB). */
function contents({ language }: View, coupons: TermsOfPartner[]): Html | "" {
  if (coupons.length === 0) return "";
  return html`<details>
    <summary>${bookPageWords(language).which}</summary>
    <ul class="inner book-list">
      ${coupons.map(
        ({ terms, partner }) =>
          html`<li>
            <strong>${benefitText(terms.benefit, language)}</strong> ${terms.title}, ${partner.name}
            <span class="hint">${[...limitLines(terms, language), terms.conditions].filter(Boolean).join(" · ")}</span>
          </li>`,
      )}
    </ul>
  </details>`;
}

function review(
  c: HonoContext<ApiEnv>,
  { offer, book }: Shop,
  draft: BuyDraft,
  request: PlaceOrderRequest,
  isRepeat: boolean,
): Response | Promise<Response> {
  const view = viewOfBook(c, book);
  return renderPage(c, {
    title: view.words.review.title,
    main: "narrow",
    status: isRepeat ? statusOf("idempotency_mismatch") : 200,
    body: reviewPage(view, offer, draft, request, isRepeat, { action: actionOf(book), section: "coupon_book" }),
  });
}

/** The form names the book it shows. */
function actionOf({ id }: CouponBookOffer): string {
  return `coupon-book?book=${id}`;
}

function closedPage(c: HonoContext<ApiEnv>): Response | Promise<Response> {
  const view = viewOf(c);
  const { closedTitle, closed, all } = bookPageWords(view.language);
  return renderPage(c, {
    title: closedTitle,
    main: "narrow",
    body: html`<h1>${closedTitle}</h1>
      <p class="lead">${closed}</p>
      <p><a class="button" href="${pathOf(view, "coupons")}">${all}</a></p>`,
  });
}
