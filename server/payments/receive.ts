import { uuidv7 } from "uuidv7";
import type { ConfirmTransferResponse, PaymentMethod } from "../../sdk/wire/payment.ts";
import { book } from "../ledger/ledger.ts";
import { payOrder } from "../orders/lifecycle.ts";
import { findOrder } from "../orders/store.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { isUniqueViolation, type Store } from "../platform/database/database.ts";
import { findOutcome, keepOutcome, type Intent, type KeptOutcome } from "../platform/idempotency.ts";
import type { Payment } from "./provider.ts";
import { findPayment, movePayment } from "./store.ts";

/** Money that arrived, as its source tells it. */
export interface Arrival {
  source: PaymentMethod;
  /** The source's own id of this booking: counted once, among its own. */
  sourceReference: string;
  amountCents: number;
  /** Who says so: a provider or an operator. */
  actor: string;
  /** False: what does not fit is told, not booked. A provider's money is always booked. */
  mayReview: boolean;
}

export type ArrivalOutcome = { outcome: ConfirmTransferResponse["outcome"]; orderNumber?: string };

/**
 * Books money that came. It pays the order where it is the order's exact amount and the first; everything else
 * (too much, too little, twice, too late, unknown) is booked all the same and waits for a person: nothing is lost.
 */
export async function receiveMoney(
  context: Context,
  payment: Payment | undefined,
  arrival: Arrival,
  intent?: Intent,
): Promise<ArrivalOutcome> {
  const recorded = await findRecorded(context, arrival, payment);
  if (recorded) {
    // Perhaps by the same key, since it was looked up: then its answer is the answer.
    const same = intent && (await findOutcome(context, intent));
    return same ? outcomeOf(same) : recorded;
  }
  try {
    const outcome = await context.database.transaction((store) => record(context, store, payment, arrival, intent));
    context.wake();
    return outcome;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const same = intent && (await findOutcome(context, intent));
    if (same) return outcomeOf(same);
    const winner = await findRecorded(context, arrival, payment);
    if (winner) return winner;
    // Another booking of the same order won in between: this one is a second payment. Once more, and it says so.
    return context.database.transaction((store) => record(context, store, payment, arrival, intent));
  }
}

async function record(
  context: Context,
  store: Store,
  payment: Payment | undefined,
  arrival: Arrival,
  intent: Intent | undefined,
): Promise<ArrivalOutcome> {
  const order = payment && (await findOrder(context, payment.orderId, store));
  const reason = await reasonForReview(context, store, payment, arrival, order);
  if (reason && !arrival.mayReview) return { outcome: "mismatch" };
  const id = uuidv7();
  const { source, sourceReference, amountCents, actor } = arrival;
  await store.receipt.create({
    data: {
      networkId: context.network.id,
      id,
      source,
      sourceReference,
      amountCents,
      recordedBy: actor,
      recordedAt: context.clock.now(),
      orderId: order?.id ?? null,
      state: reason ? "review" : "assigned",
      reason: reason ?? null,
    },
  });
  const counterpart = reason ? "unassigned_receipts" : "prepaid_orders";
  const entries = [
    { account: "issuer_bank", amountCents },
    { account: counterpart, amountCents: -amountCents },
  ] as const;
  await book(context, store, [{ kind: "receipt", source: id, entries: [...entries] }]);
  await audit(context, store, { actor, action: reason ? "receipt.review" : "receipt.assigned", subject: id });
  const outcome: ArrivalOutcome = {
    outcome: reason ? "review" : "paid",
    ...(order ? { orderNumber: order.number } : {}),
  };
  if (intent) await keepOutcome(context, intent, outcome.outcome, outcome.orderNumber ?? null, store);
  return outcome;
}

/** What the same Idempotency-Key led to before. */
export function outcomeOf({ outcome, subjectId }: KeptOutcome): ArrivalOutcome {
  return { outcome: outcome as ArrivalOutcome["outcome"], ...(subjectId ? { orderNumber: subjectId } : {}) }; // safe because record() kept it
}

/** Undefined where the money pays the order, which it then does. */
async function reasonForReview(
  context: Context,
  store: Store,
  payment: Payment | undefined,
  arrival: Arrival,
  order: Awaited<ReturnType<typeof findOrder>>,
): Promise<string | undefined> {
  if (!payment || !order) return "unknown_reference";
  if (order.state === "cancelled") return "order_cancelled";
  if (order.state !== "placed") return "paid_twice";
  if (arrival.amountCents < payment.amountCents) return "too_little";
  if (arrival.amountCents > payment.amountCents) return "too_much";
  if (!(await payOrder(context, store, order))) return "paid_twice";
  await movePayment(context, store, payment.id, "paid");
  return undefined;
}

async function findRecorded(
  context: Context,
  arrival: Arrival,
  payment: Payment | undefined,
): Promise<ArrivalOutcome | undefined> {
  const { source, sourceReference, amountCents } = arrival;
  const where = { networkId_source_sourceReference: { networkId: context.network.id, source, sourceReference } };
  const receipt = await context.database.prisma.receipt.findUnique({ where });
  if (!receipt) return undefined;
  // A provider that is asked has unique ids; a person may type one reference for two bookings: the second is not hidden.
  // What has no order tells two bookings apart by this number alone, so an unknown one is never taken for the same.
  const isSame = payment !== undefined && receipt.amountCents === amountCents && receipt.orderId === payment.orderId;
  return { outcome: isSame || context.providers.get(source)?.read ? "already_recorded" : "other_booking" };
}

/** How long a payment is asked about; after that only a notice or the buyer's return brings it up again. */
const readingDays = 35;

/**
 * Asks the provider and books what it says. The job behind every notice, and its own reminder: returns when to
 * ask again while the payment is open.
 */
export async function readPayment(context: Context, paymentId: string): Promise<Date | undefined> {
  const payment = await findPayment(context, { id: paymentId });
  const provider = payment && context.providers.get(payment.method);
  if (!provider?.read || payment?.state !== "open") return undefined;
  const reading = await provider.read(context, payment);
  if (reading?.state === "paid") {
    const { amountCents, bookingReference } = reading;
    await receiveMoney(context, payment, {
      source: provider.method,
      sourceReference: bookingReference,
      amountCents,
      actor: `provider:${provider.method}`,
      mayReview: true,
    });
    return undefined;
  }
  if (reading?.state === "failed") {
    await movePayment(context, context.database.prisma, payment.id, "failed");
    return undefined;
  }
  const ageMs = context.clock.now().getTime() - payment.createdAt.getTime();
  if (ageMs > readingDays * 86_400_000) return undefined;
  return new Date(context.clock.now().getTime() + Math.min(6 * 3_600_000, Math.max(15_000, ageMs / 4)));
}
