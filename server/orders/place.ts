import { uuidv7 } from "uuidv7";
import type { PlaceOrderRequest } from "../../sdk/wire/order.ts";
import type { Site } from "../partners/sites.ts";
import { preparePayment, startPayment } from "../payments/payments.ts";
import { addDays, dayOf, instantOf, isDay } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { randomCharacters } from "../platform/crypto/random.ts";
import { isUniqueViolation } from "../platform/database/database.ts";
import { invalidField, Refusal } from "../platform/errors.ts";
import { isWithin } from "../platform/http/failure-limiter.ts";
import { findOutcome, intentOf, keepOutcome } from "../platform/idempotency.ts";
import { enqueue } from "../platform/outbox/outbox.ts";
import type { Contact, Order } from "./order.ts";
import { findOrder, insertOrder } from "./store.ts";

/** Longest greeting in code points: what fits on the printed voucher. */
export const maxGreetingLength = 300;
/** How far ahead a delivery may be planned. */
export const maxDaysAhead = 365;
/** Days a buyer has to pay, and is told. */
export const unpaidDays = { test: 1, bank_transfer: 14 } as const;
/** Days after that until the order is closed: a transfer on the last day is seen on the bank statement later. */
export const graceDays = { test: 1, bank_transfer: 7 } as const;

/** Unpaid orders that one address is written about. */
const maxOrderMailsPerHour = 6;

/**
 * Places an order, once per key, and makes its payment ready. The payee is the order's one seller: for vouchers
 * the issuer (ZAG § 1: money for others' goods never passes through the platform).
 * @throws {Refusal} invalid with fields, conflict where the network may not sell, idempotency_mismatch
 */
export async function placeOrder(
  context: Context,
  site: Site,
  key: string,
  request: PlaceOrderRequest,
): Promise<Order> {
  const intent = intentOf(context, `site:${site.id}`, key, request);
  const before = await findOutcome(context, intent);
  if (before) return resume(context, before.subjectId);
  checkRequest(context, request);
  const order = await draftOrder(context, request);
  // Anybody may type anybody's address: the page shows the same, so a flood of mails stops here, before the first try.
  const isMailed =
    order.paymentMethod === "bank_transfer" &&
    (await isWithin(context, `order mail ${request.email.toLowerCase()}`, maxOrderMailsPerHour, 3_600_000));
  try {
    await context.database.transaction(async (store) => {
      await keepOutcome(context, intent, "placed", order.id, store);
      await insertOrder(context, store, order, site.id);
      await preparePayment(context, store, order);
      const { timeZone } = context.network;
      const lastDay = addDays(
        dayOf(order.placedAt, timeZone),
        unpaidDays[order.paymentMethod] + graceDays[order.paymentMethod],
      );
      const cancelAt = instantOf(addDays(lastDay, 1), 0, timeZone);
      await enqueue(context, store, "order.expire", order.id, cancelAt);
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

function checkRequest(context: Context, request: PlaceOrderRequest): void {
  if (context.network.mode === "live") throw new Refusal("conflict");
  for (const kind of new Set(request.lines.map((line) => line.kind))) {
    const lineKind = context.lineKinds.get(kind);
    if (!lineKind) throw invalidField("lines", "value_not_offered");
    lineKind.check(
      context,
      request.lines.filter((line) => line.kind === kind),
    );
  }
  const provider = context.providers.get(request.paymentMethod);
  if (!provider?.serves(context.network)) throw invalidField("paymentMethod", "method_not_offered");
  const { delivery } = request;
  if (delivery.to === "recipient" && !delivery.recipientEmail)
    throw invalidField("delivery.recipientEmail", "required");
  if (delivery.to === "buyer" && delivery.recipientEmail)
    throw invalidField("delivery.recipientEmail", "unknown_field");
  if (delivery.on !== undefined) checkDay(context, delivery.on);
}

function checkDay(context: Context, day: string): void {
  if (!isDay(day)) throw invalidField("delivery.on", "date_invalid");
  const today = dayOf(context.clock.now(), context.network.timeZone);
  if (day < today || day > addDays(today, maxDaysAhead)) throw invalidField("delivery.on", "date_out_of_range");
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
