import { uuidv7 } from "uuidv7";
import type { PlaceOrderRequest } from "../../sdk/wire/order.ts";
import type { PaymentMethod } from "../../sdk/wire/payment.ts";
import type { Site } from "../partners/sites.ts";
import { closesAt, lastDayToPay } from "../payments/deadlines.ts";
import { preparePayment, startPayment } from "../payments/payments.ts";
import { addDays, dayOf, isDay } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { randomCharacters } from "../platform/crypto/random.ts";
import { isUniqueViolation, type Store } from "../platform/database/database.ts";
import { invalidField, Refusal } from "../platform/errors.ts";
import { isWithin } from "../platform/http/failure-limiter.ts";
import { findOutcome, intentOf, keepOutcome } from "../platform/idempotency.ts";
import { enqueue } from "../platform/outbox/outbox.ts";
import { saleOf } from "./line-kind.ts";
import { assertFewOrders } from "./order-limit.ts";
import type { Contact, Order } from "./order.ts";
import { findOrder, insertOrder } from "./store.ts";

/** Longest greeting in code points: what fits on the printed voucher. */
export const maxGreetingLength = 300;
/** How far ahead a delivery may be planned. */
export const maxDaysAhead = 365;
/** Unpaid orders that one address is written about. */
const maxOrderMailsPerHour = 6;
/** Orders that are paid at once, per address they are mailed to: on a test network paying costs nothing. */
const maxTestOrdersPerHour = 30;
const hourMs = 3_600_000;

/**
 * Places an order, once per key, and makes its payment ready. The payee is the order's one seller: for vouchers
 * the issuer (ZAG § 1: money for others' goods never passes through the platform).
 * @param from the site it is placed on, and the caller's address
 * @throws {Refusal} invalid with fields, conflict where the network may not sell, idempotency_mismatch, rate_limited
 */
export async function placeOrder(
  context: Context,
  from: { site: Site; address: string },
  key: string,
  request: PlaceOrderRequest,
): Promise<Order> {
  const { site, address } = from;
  const intent = intentOf(context, `site:${site.id}`, key, request);
  const before = await findOutcome(context, intent);
  if (before) return resume(context, before.subjectId);
  const lastDay = await checkRequest(context, request);
  const order = await draftOrder(context, request);
  // Anybody may type anybody's address: the page shows the same, so a flood of mails stops here, before the first try.
  const isMailed =
    context.providers.get(order.paymentMethod)?.isPaidLater === true &&
    (await isWithin(context, `order mail ${request.email.toLowerCase()}`, maxOrderMailsPerHour, hourMs));
  try {
    await context.database.transaction(async (store) => {
      await keepOutcome(context, intent, "placed", order.id, store);
      // Behind the key: repeats of one order that come at the same moment are one.
      await assertFewOrders(context, store, address, order);
      await assertNoFlood(context, store, request);
      await saleOf(context, order).line.reserve?.(context, store, order);
      await insertOrder(context, store, order, site.id);
      await preparePayment(context, store, order);
      await enqueue(context, store, "order.expire", order.id, closesAt(context, order, lastDay));
      if (isMailed) await enqueue(context, store, "mail.order", order.id);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const winner = await findOutcome(context, intent);
    if (!winner) throw error;
    return resume(context, winner.subjectId);
  }
  context.wake();
  await startPayment(context, order);
  return order;
}

/** The same key again: the order as it is now; its payment is started if the first try was cut off before. */
async function resume(context: Context, orderId: string | null): Promise<Order> {
  const order = orderId ? await findOrder(context, orderId) : undefined;
  if (!order) throw new Refusal("not_found");
  if (order.state === "placed") await startPayment(context, order);
  return order;
}

/** A test network's mails cost their sender nothing, so that without this they would be anybody's to send. */
async function assertNoFlood(
  context: Context,
  store: Store,
  { email, delivery, paymentMethod }: PlaceOrderRequest,
): Promise<void> {
  if (context.network.mode !== "test" || context.providers.get(paymentMethod)?.isPaidLater) return;
  for (const address of new Set([email, delivery.recipientEmail ?? email])) {
    if (await isWithin(context, `test order ${address.toLowerCase()}`, maxTestOrdersPerHour, hourMs, store)) continue;
    throw new Refusal("rate_limited", { retryAfterSeconds: hourMs / 1_000 });
  }
}

/** @returns the last day the goods may be delivered on, where there is one */
async function checkRequest(context: Context, request: PlaceOrderRequest): Promise<string | undefined> {
  if (context.network.mode === "live") throw new Refusal("conflict");
  const kind = request.lines[0]!.kind; // safe because the schema asks for one line
  const lineKind = context.kinds.get(kind)?.sale?.line;
  if (!lineKind || request.lines.some((line) => line.kind !== kind)) throw invalidField("lines", "value_not_offered");
  await lineKind.check(context, request.lines);
  const provider = context.providers.get(request.paymentMethod);
  if (!provider?.serves(context.network)) throw invalidField("paymentMethod", "method_not_offered");
  const { delivery } = request;
  if (delivery.to === "recipient" && !delivery.recipientEmail)
    throw invalidField("delivery.recipientEmail", "required");
  if (delivery.to === "buyer" && delivery.recipientEmail)
    throw invalidField("delivery.recipientEmail", "unknown_field");
  const lastDay = await lineKind.lastDay?.(context, request.lines);
  if (lastDay !== undefined && !canPayInTime(context, request.paymentMethod, lastDay))
    throw invalidField("paymentMethod", "method_not_offered");
  if (delivery.on !== undefined) checkDay(context, delivery.on, lastDay);
  return lastDay;
}

/** Money that may still come when there is nothing left to deliver is not asked for. @param lastDay of the goods */
export function canPayInTime(context: Context, paymentMethod: PaymentMethod, lastDay: string): boolean {
  const isPaidLater = context.providers.get(paymentMethod)?.isPaidLater;
  return !isPaidLater || lastDayToPay(context, { paymentMethod, placedAt: context.clock.now() }) <= lastDay;
}

function checkDay(context: Context, day: string, lastDay: string | undefined): void {
  if (!isDay(day)) throw invalidField("delivery.on", "date_invalid");
  const today = dayOf(context.clock.now(), context.network.timeZone);
  const isBeyond = day > addDays(today, maxDaysAhead) || (lastDay !== undefined && day > lastDay);
  if (day < today || isBeyond) throw invalidField("delivery.on", "date_out_of_range");
}

async function draftOrder(context: Context, request: PlaceOrderRequest): Promise<Order> {
  const id = uuidv7();
  const contact: Contact = { email: request.email, delivery: request.delivery };
  const number = randomCharacters(8);
  return {
    id,
    number: `TW-${number.slice(0, 4)}-${number.slice(4)}`,
    state: "placed",
    totalCents: request.lines.reduce((sum, line) => sum + line.valueCents * line.quantity, 0),
    paymentMethod: request.paymentMethod,
    language: request.language,
    lines: request.lines,
    deliverOn: request.delivery.on,
    placedAt: context.clock.now(),
    paidAt: undefined,
    fulfilledAt: undefined,
    contactSealed: await context.keys.seal(context.network.id, id, contact),
  };
}
