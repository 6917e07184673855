import { Hono, type Context as HonoContext } from "hono";
import { html } from "hono/html";
import type { PlaceOrderRequest } from "../../sdk/wire/order.ts";
import type { VoucherOffer } from "../../sdk/wire/voucher.ts";
import type { Order } from "../orders/order.ts";
import { placeOrder } from "../orders/place.ts";
import { viewOrder } from "../orders/view.ts";
import type { Site } from "../partners/sites.ts";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { statusOf } from "../platform/http/error-answer.ts";
import { getVoucherOffer } from "../vouchers/offer.ts";
import { emptyDraft, problemsOf, readDraft, requestOf, type BuyDraft, type BuyProblems } from "./buy-draft.ts";
import { buyForm, stepsOf } from "./buy-page.ts";
import { readForm } from "./form-input.ts";
import { newKey } from "./form-key.ts";
import { elements, pathOf, renderPage, viewOf, type Page } from "./page-frame.ts";
import { townText } from "./town-text.ts";
import { reviewPage } from "./review-page.ts";
import { findHostedSite } from "./store.ts";

type Shop = NonNullable<Awaited<ReturnType<typeof findHostedSite>>> & { offer: VoucherOffer };

export const buyPages = new Hono<ApiEnv>()
  .get("/buy", async (c) => {
    const shop = await openShop(c);
    return shop ? formPage(c, shop, emptyDraft(shop.offer), {}) : closedPage(c, 200);
  })
  .post("/buy", async (c) => {
    const { language } = viewOf(c);
    const shop = await openShop(c);
    if (!shop) return closedPage(c, statusOf("conflict"));
    const field = await readForm(c);
    const { offer } = shop;
    const draft = readDraft(field, offer);
    if (field("step") === "change") return formPage(c, shop, draft, {}, true);
    const outcome = requestOf(draft, shop.key, offer, language);
    if ("problems" in outcome) return formPage(c, shop, draft, outcome.problems, true);
    if (field("step") !== "order") return review(c, shop, draft, outcome.request, false);
    return order(c, shop, draft, outcome.request);
  });

/** The network's own site, while the network may sell. */
async function openShop(c: HonoContext<ApiEnv>): Promise<Shop | undefined> {
  const offer = await getVoucherOffer(c.var.context);
  const site = offer.isOpen ? await findHostedSite(c.var.context) : undefined;
  return site && { ...site, offer };
}

async function order(
  c: HonoContext<ApiEnv>,
  shop: Shop,
  draft: BuyDraft,
  request: PlaceOrderRequest,
): Promise<Response> {
  const { context } = c.var;
  const placed = await place(c, shop.site, draft, request);
  if ("refusal" in placed) {
    const { refusal } = placed;
    if (refusal.code === "invalid") return formPage(c, shop, draft, problemsOf(refusal.fields), true);
    if (refusal.code === "conflict") return closedPage(c, statusOf("conflict"));
    // This form has ordered something else before: ask again, with a key of its own.
    if (refusal.code === "idempotency_mismatch") return review(c, shop, { ...draft, key: newKey() }, request, true);
    throw refusal;
  }
  const { payment, id, token } = await viewOrder(context, placed.order);
  return c.redirect(
    payment && "redirectUrl" in payment ? payment.redirectUrl : `/${context.network.slug}/o/${id}/${token}`,
    303,
  );
}

async function place(
  c: HonoContext<ApiEnv>,
  site: Site,
  draft: BuyDraft,
  request: PlaceOrderRequest,
): Promise<{ order: Order } | { refusal: Refusal }> {
  try {
    const from = { site, address: c.var.address };
    return { order: await placeOrder(c.var.context, from, draft.key, request) };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error };
    throw error;
  }
}

/** Once a plain form was sent, scripts do not run here: the element would forget what was typed. */
function formPage(
  c: HonoContext<ApiEnv>,
  shop: Shop,
  draft: BuyDraft,
  problems: BuyProblems,
  isPlain = false,
): Response | Promise<Response> {
  const view = viewOf(c);
  const title = view.words.buy.title(c.var.context.network.voucherName);
  const form = buyForm({ view, offer: shop.offer, draft, problems });
  const isWrong = Object.keys(problems).length > 0;
  return renderPage(c, {
    title,
    main: "narrow",
    status: isWrong ? statusOf("invalid") : 200,
    ...(isPlain ? {} : { head: elements }),
    body: html`${isPlain ? stepsOf(view, 0) : ""}
      <h1>${title}</h1>
      ${townText(c.var.context.network.texts.welcome, view.language, "welcome")}
      ${isPlain ? form : html`<twuster-voucher-purchase site="${shop.key}">${stepsOf(view, 0)}${form}</twuster-voucher-purchase>`}`,
  });
}

function review(
  c: HonoContext<ApiEnv>,
  { offer }: Shop,
  draft: BuyDraft,
  request: PlaceOrderRequest,
  isRepeat: boolean,
): Response | Promise<Response> {
  const view = viewOf(c);
  return renderPage(c, {
    title: view.words.review.title,
    main: "narrow",
    status: isRepeat ? statusOf("idempotency_mismatch") : 200,
    body: reviewPage(view, offer, draft, request, isRepeat),
  });
}

function closedPage(c: HonoContext<ApiEnv>, status: Page["status"]): Response | Promise<Response> {
  const { words } = viewOf(c);
  return renderPage(c, {
    title: words.buy.closedTitle,
    main: "narrow",
    status: status ?? 200,
    body: html`<h1>${words.buy.closedTitle}</h1>
      <p class="lead">${words.buy.closed(c.var.context.network.voucherName)}</p>
      <p><a class="button" href="${pathOf(viewOf(c), "where")}">${words.frame.where}</a></p>`,
  });
}
