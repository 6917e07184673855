import rf from "node-iso11649";
import { uuidv7 } from "uuidv7";
import type { Order } from "../orders/order.ts";
import { orderPageUrl } from "../orders/token.ts";
import type { Context } from "../platform/context.ts";
import { isUniqueViolation, type Store } from "../platform/database/database.ts";
import { Refusal } from "../platform/errors.ts";
import { findOutcome, intentOf, keepOutcome } from "../platform/idempotency.ts";
import { describeError } from "../platform/log.ts";
import { enqueue } from "../platform/outbox/outbox.ts";
import { findPayment, insertPayment, keepProviderAnswer } from "./store.ts";

/** The payment of a new order, in the order's own transaction. @returns its id */
export async function preparePayment(context: Context, store: Store, order: Order): Promise<string> {
  const id = uuidv7();
  const createdAt = context.clock.now();
  // A second try of the same order is told apart by its number; two retries at once break on the unique reference.
  const tries = await store.payment.count({ where: { networkId: context.network.id, orderId: order.id } });
  const reference = rf.generate(order.number.replaceAll("-", "") + (tries === 0 ? "" : String(tries + 1)));
  await insertPayment(context, store, {
    id,
    orderId: order.id,
    method: order.paymentMethod,
    state: "open",
    amountCents: order.totalCents,
    reference,
    createdAt,
    providerPaymentId: undefined,
    redirectUrl: undefined,
  });
  // Notices may never come: reading goes on until the payment is decided or the order is given up.
  if (context.providers.get(order.paymentMethod)?.read)
    await enqueue(context, store, "payment.read", id, new Date(createdAt.getTime() + 15_000));
  return id;
}

/**
 * The buyer tries again: a payment that failed for good is followed by a new one, one that the provider never heard of
 * is started. Once per key: repeated after the next failure it makes no further payment. A paid or cancelled order
 * stays as it is. @throws {Refusal} unavailable
 */
export async function retryPayment(context: Context, order: Order, key: string): Promise<void> {
  if (order.state !== "placed") return;
  const intent = intentOf(context, `order:${order.id}`, key, ["payment"]);
  for (let attempt = 1; !(await findOutcome(context, intent)); attempt++) {
    if (attempt > 3) throw new Refusal("unavailable");
    try {
      await context.database.transaction(async (store) => {
        // One press after the other: a second one sees the first one's payment.
        await store.$queryRaw`SELECT 1 FROM orders WHERE network_id = ${context.network.id}::uuid AND id = ${order.id}::uuid FOR UPDATE`;
        const last = await findPayment(context, { orderId: order.id }, store);
        const id = last && last.state !== "failed" ? last.id : await preparePayment(context, store, order);
        await keepOutcome(context, intent, "payment", id, store);
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error; // another press was quicker: with this key, or with the payment
    }
  }
  await startPayment(context, order);
}

/**
 * Makes the payment known to its provider, outside any transaction. If that fails the order stays placed and says
 * so; the same key, the order page or the next press tries again, and the provider knows the payment by its id.
 */
export async function startPayment(context: Context, order: Order): Promise<void> {
  if (order.state !== "placed") return;
  const payment = await findPayment(context, { orderId: order.id });
  if (!payment || payment.state !== "open" || payment.providerPaymentId !== undefined) return;
  const provider = context.providers.get(payment.method);
  try {
    const answer = await provider?.start(context, payment, orderPageUrl(context, order.id));
    if (answer) await keepProviderAnswer(context, payment.id, answer);
  } catch (error) {
    context.log.warn({ paymentId: payment.id, err: describeError(error) }, "payment could not be started");
  }
}
