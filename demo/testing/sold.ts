import { randomUUID } from "node:crypto";
import type { DeliveredPass, PlaceOrderRequest } from "../../sdk/wire/order.ts";
import { fulfilOrder } from "../../server/orders/lifecycle.ts";
import { listDelivered } from "../../server/orders/delivered.ts";
import { placeOrder } from "../../server/orders/place.ts";
import { getSite } from "../../server/partners/sites.ts";
import { findPayment } from "../../server/payments/store.ts";
import { confirmTransfer } from "../../server/payments/transfers.ts";
import type { Context } from "../../server/platform/context.ts";

/** Orders these, pays them by transfer and delivers them, through the real services. @returns what was delivered */
export async function sold(
  context: Context,
  siteKey: string,
  lines: PlaceOrderRequest["lines"],
): Promise<DeliveredPass[]> {
  // Every order from an address of its own: a market hall's limit is not what is tested with them.
  const from = { site: await getSite(context, siteKey, undefined), address: randomUUID() };
  const order = await placeOrder(context, from, randomUUID(), {
    site: siteKey,
    lines,
    email: "kaeuferin@example.org",
    delivery: { to: "buyer" },
    paymentMethod: "bank_transfer",
    language: "de",
  });
  const payment = await findPayment(context, { orderId: order.id });
  const { outcome } = await confirmTransfer(context, "operator:test", randomUUID(), {
    reference: payment!.reference,
    amountCents: order.totalCents,
    bankReference: randomUUID(),
  }); // safe because placing prepares the payment
  if (outcome !== "paid") throw new Error(`the transfer was not taken: ${outcome}`);
  await fulfilOrder(context, order.id);
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return waitForDelivered(context, order.id, count);
}

/** The worker may have taken the same job: then it delivers. */
async function waitForDelivered(context: Context, orderId: string, count: number): Promise<DeliveredPass[]> {
  for (let tries = 0; tries < 1_200; tries++) {
    const delivered = await listDelivered(context, orderId);
    if (delivered.length === count) return delivered;
    await new Promise((later) => setTimeout(later, 25));
  }
  throw new Error("the order was not delivered within thirty seconds");
}
