import { setTimeout as sleep } from "node:timers/promises";
import { Hono, type Context as HonoContext } from "hono";
import { printOrder } from "../mail/delivery.ts";
import { findContact } from "../orders/lifecycle.ts";
import type { Order } from "../orders/order.ts";
import { getOrderOfToken } from "../orders/routes.ts";
import { viewOrder } from "../orders/view.ts";
import { lastDayToPay } from "../payments/deadlines.ts";
import { retryPayment } from "../payments/payments.ts";
import { findPayment } from "../payments/store.ts";
import { dayOf } from "../platform/calendar.ts";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { hasten } from "../platform/outbox/outbox.ts";
import { newKey } from "./form-key.ts";
import { orderPage } from "./order-page.ts";
import type { ShownOrder } from "./order-parts.ts";
import { pathOf, renderPage, viewOf } from "./page-frame.ts";
import { findPageOfOrder } from "./store.ts";

/** How long a buyer who comes back from paying waits for the provider's word; after that the page asks again by itself. */
const patienceMs = 1_500;
const lookEveryMs = 100;

export const orderPages = new Hono<ApiEnv>()
  .get("/o/:orderId/:token", async (c) => {
    const order = await settle(c, await openOrder(c));
    const shown = await describe(c, order);
    return renderPage(c, orderPage(viewOf(c), shown));
  })
  .post("/o/:orderId/:token/pay", async (c) => {
    const order = await openOrder(c);
    // Each press means it anew; one that finds a payment still open makes no second.
    await retryPayment(c.var.context, order, newKey());
    const { payment, id, token } = await viewOrder(c.var.context, order);
    return c.redirect(
      payment && "redirectUrl" in payment ? payment.redirectUrl : pathOf(viewOf(c), `o/${id}/${token}`),
      303,
    );
  })
  .get("/o/:orderId/:token/gutscheine.pdf", async (c) => {
    const { context } = c.var;
    const order = await openOrder(c);
    const greeting = (await findContact(context, order))?.delivery.greeting;
    const pdf = await printOrder(context, order, greeting);
    if (!pdf) throw new Refusal("not_found");
    c.header("Content-Disposition", `attachment; filename="${pdf.filename}"`);
    c.header("Content-Type", "application/pdf");
    c.header("Cache-Control", "no-store");
    return c.body(new Uint8Array(pdf.content));
  });

function openOrder(c: HonoContext<ApiEnv>): Promise<Order> {
  return getOrderOfToken(c, c.req.param("orderId") ?? "", c.req.param("token") ?? "");
}

/** Asks the provider now, and lets the buyer see the result at once where it comes quickly. */
async function settle(c: HonoContext<ApiEnv>, order: Order): Promise<Order> {
  const { context } = c.var;
  // A cancelled order too: the provider may have been paid after we gave up.
  const payment =
    order.state === "placed" || order.state === "cancelled"
      ? await findPayment(context, { orderId: order.id })
      : undefined;
  const isAskable = payment?.state === "open" && payment.providerPaymentId !== undefined;
  if (isAskable) await hasten(context, "payment.read", payment.id);
  // The page's own reloads come from here and do not wait again.
  if (c.req.header("Sec-Fetch-Site") === "same-origin" || !(isAskable || isDue(c, order))) return order;
  const until = performance.now() + patienceMs;
  let now = order;
  while (performance.now() < until) {
    await sleep(lookEveryMs);
    now = await openOrder(c);
    if (now.state === "fulfilled" || now.state === "cancelled" || (now.state === "paid" && !isDue(c, now))) break;
    if (now.state === "placed" && (await findPayment(context, { orderId: now.id }))?.state === "failed") break;
  }
  return now;
}

/** Paid, and delivered in a moment. */
function isDue({ var: { context } }: HonoContext<ApiEnv>, order: Order): boolean {
  return (
    order.state === "paid" &&
    (order.deliverOn === undefined || order.deliverOn <= dayOf(context.clock.now(), context.network.timeZone))
  );
}

async function describe(c: HonoContext<ApiEnv>, order: Order): Promise<ShownOrder> {
  const { context } = c.var;
  const payment = order.state === "placed" ? await findPayment(context, { orderId: order.id }) : undefined;
  return {
    order: await viewOrder(context, order),
    isGift: (await findContact(context, order))?.delivery.to === "recipient",
    hasFailed: payment?.state === "failed",
    isInstant: !context.providers.get(order.paymentMethod)?.isPaidLater,
    isDue: isDue(c, order),
    cameFrom: await findPageOfOrder(context, order.id),
    payByDay: lastDayToPay(context, order),
  };
}
