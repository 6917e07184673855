import { uuidv7 } from "uuidv7";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";

/** Debit positive, credit negative, cents. */
export type Account =
  | "issuer_bank"
  | "prepaid_orders"
  | "unassigned_receipts"
  | "voucher_liability"
  | "partner_payable"
  | "expired_vouchers"
  | "voided_vouchers"
  | "book_sales"
  | "value_added_tax"
  | "tax_on_prepaid";

export interface Booking {
  kind: "receipt" | "issue" | "redemption" | "reversal" | "expiry" | "void" | "refund" | "sale" | "advance_tax";
  /** What is booked; the same kind and source is booked once, the database sees to it. */
  source: string;
  entries: { account: Account; amountCents: number; partnerId?: string }[];
}

/**
 * Appends transactions. The entries of all of them go in one statement, so that the database can see that each
 * adds up to zero. Redemptions and reversals book themselves in their own statement (passes/statements.ts).
 */
export async function book(context: Context, store: Store, bookings: Booking[]): Promise<void> {
  const networkId = context.network.id;
  const bookedAt = context.clock.now();
  const transactions = bookings.map((booking) => ({ ...booking, id: uuidv7() }));
  await store.ledgerTransaction.createMany({
    data: transactions.map(({ id, kind, source }) => ({ networkId, id, kind, source, bookedAt })),
  });
  await store.ledgerEntry.createMany({
    data: transactions.flatMap(({ id, entries }) =>
      entries.map((entry, index) => ({ networkId, transactionId: id, line: index + 1, ...entry })),
    ),
  });
}
