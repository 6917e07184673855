import type { CouponBookLine, OrderLine } from "../../sdk/wire/order.ts";
import { book } from "../ledger/ledger.ts";
import { sealedMs } from "../orders/lifecycle.ts";
import type { LineKind } from "../orders/line-kind.ts";
import type { Order } from "../orders/order.ts";
import { issuePasses, type NewPass } from "../passes/issue.ts";
import { dayFromColumn, dayOf } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import { invalidField } from "../platform/errors.ts";
import type { CouponBook as BookRow } from "../platform/generated/client.ts";
import { vatIncluded } from "./vat.ts";

/** Most books in one order: a gift for the family, not a stock. */
export const maxBooks = 20;
/** Up to this sum a mail with price and rate is a receipt (§ 33 UStDV); beyond it a full invoice with the buyer's name would be due. */
export const maxTotalCents = 25_000;

/** Coupon books as a thing to order: a taxed sale of the issuer, limited in number. */
export const bookLine: LineKind = {
  ordersPerHour: 10,
  check: async (context, lines) => {
    const totalCents = lines.reduce((sum, line) => sum + line.valueCents * line.quantity, 0);
    const isMuch = quantityOf(lines) > maxBooks || totalCents > maxTotalCents;
    // One line to an order: its receipt has one price and one rate.
    if (isMuch || lines.length > 1) throw invalidField("lines", "too_many");
    const today = dayOf(context.clock.now(), context.network.timeZone);
    for (const [index, line] of booksOf(lines).entries()) {
      const row = await findBook(context, context.database.prisma, line.bookId);
      const isOnSale = row?.state === "on_sale" && dayFromColumn(row.lastDay) >= today;
      if (!isOnSale) throw invalidField(`lines.${index}.bookId`, "value_not_offered");
      if (row.priceCents !== line.valueCents) throw invalidField(`lines.${index}.valueCents`, "value_not_offered");
    }
  },
  lastDay: async (context, lines) => {
    const rows = booksOf(lines).map(({ bookId }) => findBook(context, context.database.prisma, bookId));
    return (await Promise.all(rows)).flatMap((row) => (row ? [dayFromColumn(row.lastDay)] : [])).sort()[0];
  },
  reserve: async (context, store, { lines, paymentMethod }) => {
    const { network } = context;
    for (const [index, { bookId, quantity }] of booksOf(lines).entries()) {
      // The guard and the queue: the last book goes to whoever comes first.
      const reserved = await store.$executeRaw`UPDATE coupon_books SET sold = sold + ${quantity}
        WHERE network_id = ${network.id}::uuid AND id = ${bookId}::uuid AND state = 'on_sale' AND sold + ${quantity} <= number_limit`;
      if (reserved === 0) throw invalidField(`lines.${index}.quantity`, "sold_out");
      if (context.providers.get(paymentMethod)?.isPaidLater) await assertFewWait(context, store, bookId, quantity);
    }
  },
  release: async ({ network }, store, lines) => {
    for (const { bookId, quantity } of booksOf(lines))
      await store.$executeRaw`UPDATE coupon_books SET sold = sold - ${quantity}
        WHERE network_id = ${network.id}::uuid AND id = ${bookId}::uuid`;
  },
  nameLines: async (context, lines) =>
    Promise.all(
      booksOf(lines).map(async (line) => {
        const row = await findBook(context, context.database.prisma, line.bookId);
        return { ...line, title: row?.title ?? "" };
      }),
    ),
  pay: bookTax,
  fulfil: mintBooks,
};

/**
 * Who pays later holds books that others would pay at once: of what is not paid for, at most half waits for transfers.
 * The caller holds the book's row, so that two cannot count the same.
 */
async function assertFewWait(
  { network, providers }: Context,
  store: Store,
  bookId: string,
  quantity: number,
): Promise<void> {
  const later = [...providers.values()].filter(({ isPaidLater }) => isPaidLater).map(({ method }) => method);
  const [row] = await store.$queryRaw<{ waiting: number; unpaid: number }[]>`
    SELECT coalesce(sum(l.quantity) FILTER (WHERE o.state = 'placed' AND o.payment_method = ANY (${later})), 0)::int AS waiting,
      (b.number_limit - coalesce(sum(l.quantity) FILTER (WHERE o.state IN ('paid', 'fulfilled')), 0))::int AS unpaid
    FROM coupon_books b
    LEFT JOIN (order_lines l JOIN orders o ON o.network_id = l.network_id AND o.id = l.order_id)
      ON l.network_id = b.network_id AND l.book_id = b.id
    WHERE b.network_id = ${network.id}::uuid AND b.id = ${bookId}::uuid GROUP BY b.number_limit`;
  if (row && row.waiting + quantity > Math.ceil(row.unpaid / 2))
    throw invalidField("paymentMethod", "method_not_offered");
}

/** The tax in a price is owed with the payment, though the book may come later (§ 13 Abs. 1 Nr. 1 a Satz 4 UStG). */
async function bookTax(context: Context, store: Store, order: Order): Promise<void> {
  let taxCents = 0;
  for (const { bookId, quantity, valueCents } of booksOf(order.lines)) {
    const row = await findBook(context, store, bookId);
    if (!row) throw new Error("a book that was ordered is not there");
    taxCents += vatIncluded(valueCents, row.vatPercent) * quantity;
  }
  if (taxCents === 0) return;
  const entries = [
    { account: "tax_on_prepaid" as const, amountCents: taxCents },
    { account: "value_added_tax" as const, amountCents: -taxCents },
  ];
  await book(context, store, [{ kind: "advance_tax", source: order.id, entries }]);
}

/** Makes the books and books their sale: what was paid in advance is earned, without the tax in it, which is booked already. */
async function mintBooks(context: Context, store: Store, order: Order): Promise<void> {
  for (const { bookId, quantity, valueCents } of booksOf(order.lines)) {
    const row = await findBook(context, store, bookId);
    if (!row) throw new Error("a book that was ordered is not there");
    const pass = { kind: "coupon_book", valueCents: 0, validUntil: row.lastDay, orderId: order.id, bookId };
    const ids = await issuePasses(context, store, Array<NewPass>(quantity).fill(pass), sealedMs);
    const taxCents = vatIncluded(valueCents, row.vatPercent);
    await book(
      context,
      store,
      ids.map((id) => ({
        kind: "sale" as const,
        source: id,
        entries: [
          { account: "prepaid_orders" as const, amountCents: valueCents },
          { account: "book_sales" as const, amountCents: taxCents - valueCents },
          ...(taxCents > 0 ? [{ account: "tax_on_prepaid" as const, amountCents: -taxCents }] : []),
        ],
      })),
    );
  }
}

function booksOf(lines: OrderLine[]): CouponBookLine[] {
  return lines.filter((line) => line.kind === "coupon_book");
}
function quantityOf(lines: OrderLine[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}

async function findBook({ network }: Context, store: Store, id: string): Promise<Omit<BookRow, "cover"> | null> {
  return store.couponBook.findUnique({
    where: { networkId_id: { networkId: network.id, id } },
    omit: { cover: true },
  });
}
