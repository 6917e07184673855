import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import { dayOf, instantOf } from "../platform/calendar.ts";
import { enqueue } from "../platform/outbox/outbox.ts";
import { saleOf } from "./line-kind.ts";
import type { Contact, Order } from "./order.ts";
import { eraseContact, findOrder, moveOrder } from "./store.ts";

/** A sealed copy lives this long after delivery, so that a lost mail can be sent again with the same code. */
export const sealedMs = 30 * 86_400_000;
/** A planned delivery goes out in the morning. */
const deliveryHour = 8;

/** The money is there: the order is paid, and what it bought is due. True where this call paid it. */
export async function payOrder(context: Context, store: Store, order: Order): Promise<boolean> {
  const now = context.clock.now();
  if (!(await moveOrder(context, store, order.id, "placed", { state: "paid", paidAt: now }))) return false;
  await saleOf(context, order).line.pay?.(context, store, order);
  const isLater = order.deliverOn !== undefined && order.deliverOn > dayOf(now, context.network.timeZone);
  const deliverAt = isLater ? instantOf(order.deliverOn!, deliveryHour, context.network.timeZone) : now; // safe because isLater asks for it
  await enqueue(context, store, "order.fulfil", order.id, deliverAt);
  await enqueue(context, store, "mail.paid", order.id);
  return true;
}

/** Makes what was bought and sends it. Runs twice without harm: only a paid order moves. */
export async function fulfilOrder(context: Context, orderId: string): Promise<undefined> {
  await context.database.transaction(async (store) => {
    const order = await findOrder(context, orderId, store);
    if (!order) return;
    const now = context.clock.now();
    const eraseAfter = new Date(now.getTime() + sealedMs);
    if (!(await moveOrder(context, store, orderId, "paid", { state: "fulfilled", fulfilledAt: now, eraseAfter })))
      return;
    await saleOf(context, order).line.fulfil(context, store, order);
    await enqueue(context, store, "mail.delivery", orderId);
    await enqueue(context, store, "order.erase", orderId, eraseAfter);
  });
  context.wake();
}

/** An order nobody paid is closed and forgets its contact. Money that comes later goes to the review list. */
export async function expireOrder(context: Context, orderId: string): Promise<undefined> {
  await context.database.transaction(async (store) => {
    if (!(await moveOrder(context, store, orderId, "placed", { state: "cancelled" }))) return;
    const order = await findOrder(context, orderId, store);
    if (order) await saleOf(context, order).line.release?.(context, store, order.lines);
    await eraseContact(context, store, orderId);
  });
}

/** Thirty days after delivery: the address, the greeting and the sealed codes go; the bookings stay. */
export async function eraseOrder(context: Context, orderId: string): Promise<undefined> {
  await context.database.transaction(async (store) => {
    await eraseContact(context, store, orderId);
    const passes = await store.pass.findMany({
      where: { networkId: context.network.id, orderId },
      select: { id: true },
    });
    await store.sealedCode.deleteMany({
      where: { networkId: context.network.id, passId: { in: passes.map((pass) => pass.id) } },
    });
  });
}

/** The contact of an order; undefined once it is erased. */
export async function findContact(context: Context, order: Order): Promise<Contact | undefined> {
  return order.contactSealed === undefined
    ? undefined
    : context.keys.unseal<Contact>(context.network.id, order.id, order.contactSealed);
}
