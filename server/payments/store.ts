import type { PaymentMethod } from "../../sdk/wire/payment.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import type { Payment as PaymentRow } from "../platform/generated/client.ts";
import type { Payment } from "./provider.ts";

export async function insertPayment(context: Context, store: Store, payment: Payment): Promise<void> {
  const { id, orderId, method, state, amountCents, reference, createdAt } = payment;
  await store.payment.create({
    data: { networkId: context.network.id, id, orderId, method, state, amountCents, reference, createdAt },
  });
}

export async function findPayment(
  context: Context,
  where:
    | { id: string }
    | { reference: string }
    | { orderId: string }
    | { method: PaymentMethod; providerPaymentId: string },
  store: Store = context.database.prisma,
): Promise<Payment | undefined> {
  const row = await store.payment.findFirst({
    where: { networkId: context.network.id, ...where },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return row ? toPayment(row) : undefined;
}

/** Remembers what the provider calls the payment; the first answer stays. */
export async function keepProviderAnswer(
  context: Context,
  id: string,
  answer: { providerPaymentId: string; redirectUrl: string },
): Promise<void> {
  await context.database.prisma.payment.updateMany({
    where: { networkId: context.network.id, id, providerPaymentId: null },
    data: answer,
  });
}

/** Moves an open payment; true where it moved. */
export async function movePayment(
  context: Context,
  store: Store,
  id: string,
  state: "paid" | "failed",
): Promise<boolean> {
  const { count } = await store.payment.updateMany({
    where: { networkId: context.network.id, id, state: "open" },
    data: { state },
  });
  return count === 1;
}

export interface ReviewItem {
  id: string;
  source: string;
  sourceReference: string;
  amountCents: number;
  reason: string;
  recordedAt: Date;
}

/** Money that came and fits nothing yet, oldest first. */
export async function listReview(context: Context): Promise<ReviewItem[]> {
  const rows = await context.database.prisma.receipt.findMany({
    where: { networkId: context.network.id, state: "review" },
    orderBy: { recordedAt: "asc" },
    take: 200,
  });
  return rows.map(({ id, source, sourceReference, amountCents, reason, recordedAt }) => ({
    id,
    source,
    sourceReference,
    amountCents,
    reason: reason ?? "",
    recordedAt,
  }));
}

function toPayment(row: PaymentRow): Payment {
  return {
    id: row.id,
    orderId: row.orderId,
    method: row.method as PaymentMethod, // safe because only offered methods are stored
    state: row.state as Payment["state"], // safe because a CHECK allows no other
    amountCents: row.amountCents,
    reference: row.reference,
    providerPaymentId: row.providerPaymentId ?? undefined,
    redirectUrl: row.redirectUrl ?? undefined,
    createdAt: row.createdAt,
  };
}
