import type { OrderLine } from "../../sdk/wire/order.ts";
import type { PaymentMethod } from "../../sdk/wire/payment.ts";
import { dayFromColumn, dayToColumn } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import type { OrderLine as LineRow } from "../platform/generated/client.ts";
import type { Order } from "./order.ts";

/** Undefined where this network has no such order. */
export async function findOrder(
  context: Context,
  id: string,
  store: Store = context.database.prisma,
): Promise<Order | undefined> {
  const networkId = context.network.id;
  const row = await store.order.findUnique({ where: { networkId_id: { networkId, id } } });
  if (!row) return undefined;
  const lines = await store.orderLine.findMany({ where: { networkId, orderId: id }, orderBy: { line: "asc" } });
  return {
    id,
    number: row.number,
    state: row.state as Order["state"], // safe because a CHECK allows no other
    totalCents: row.totalCents,
    paymentMethod: row.paymentMethod as PaymentMethod, // safe because only offered methods are stored
    language: row.language as Order["language"], // safe because a CHECK allows no other
    lines: lines.map(toLine),
    deliverOn: row.deliverOn ? dayFromColumn(row.deliverOn) : undefined,
    placedAt: row.placedAt,
    paidAt: row.paidAt ?? undefined,
    fulfilledAt: row.fulfilledAt ?? undefined,
    contactSealed: row.contactSealed ?? undefined,
  };
}

export async function insertOrder(context: Context, store: Store, order: Order, siteId: string): Promise<void> {
  const networkId = context.network.id;
  const { id, number, totalCents, paymentMethod, language, placedAt, contactSealed } = order;
  await store.order.create({
    data: {
      networkId,
      id,
      number,
      siteId,
      state: "placed",
      totalCents,
      paymentMethod,
      language,
      placedAt,
      contactSealed: contactSealed ?? null,
      deliverOn: order.deliverOn ? dayToColumn(order.deliverOn) : null,
    },
  });
  await store.orderLine.createMany({
    data: order.lines.map((line, index) => ({ networkId, orderId: id, line: index + 1, ...line })),
  });
}

/** Moves an order on, only from the state named; true where it moved. */
export async function moveOrder(
  context: Context,
  store: Store,
  id: string,
  from: Order["state"],
  to: { state: Order["state"]; paidAt?: Date; fulfilledAt?: Date; eraseAfter?: Date },
): Promise<boolean> {
  const { count } = await store.order.updateMany({
    where: { networkId: context.network.id, id, state: from },
    data: to,
  });
  return count === 1;
}

export async function eraseContact(context: Context, store: Store, id: string): Promise<void> {
  await store.order.updateMany({ where: { networkId: context.network.id, id }, data: { contactSealed: null } });
}

/** @throws where the line is of a kind that this list lacks */
function toLine({ kind, valueCents, quantity, bookId, voucherKindId }: LineRow): OrderLine {
  switch (kind) {
    case "voucher":
      return { kind, valueCents, quantity, ...(voucherKindId ? { voucherKindId } : {}) };
    case "coupon_book":
      return { kind, bookId: bookId!, valueCents, quantity }; // safe because a CHECK asks for it
    default:
      throw new Error(`an order line is a ${kind}`);
  }
}
