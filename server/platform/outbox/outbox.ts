import { uuidv7 } from "uuidv7";
import type { Context } from "../context.ts";
import type { Store } from "../database/database.ts";

/**
 * What is done after the answer. A job names its topic and subject, nothing more: whatever it needs it reads
 * when it runs, so no code and no address waits here.
 */
export type Topic =
  | "order.fulfil"
  | "order.expire"
  | "order.erase"
  | "payment.read"
  | "mail.order"
  | "mail.paid"
  | "mail.delivery"
  | "mail.sign-in.de"
  | "mail.sign-in.en"
  | "mail.application-confirm"
  | "mail.application-arrived"
  | "mail.application-asked"
  | "mail.application-approved"
  | "mail.application-declined"
  | "mail.partner-suspended"
  | "mail.partner-resumed"
  | "mail.deputy-added"
  | "mail.day-end"
  | "mail.invitation";

/** Queues a job in the transaction that causes it; the same topic and subject is queued once. */
export async function enqueue(
  context: Context,
  store: Store,
  topic: Topic,
  subjectId: string,
  runAt: Date = context.clock.now(),
): Promise<void> {
  await store.outboxJob.createMany({
    data: [{ networkId: context.network.id, id: uuidv7(), topic, subjectId, runAt, createdAt: context.clock.now() }],
    skipDuplicates: true,
  });
}

/** As `enqueue`, where the same may happen again (a partner suspended twice): a job that was done is done once more. */
export async function enqueueAgain(context: Context, store: Store, topic: Topic, subjectId: string): Promise<void> {
  await enqueue(context, store, topic, subjectId);
  await store.outboxJob.updateMany({
    where: { networkId: context.network.id, topic, subjectId, state: { in: ["done", "dead", "dropped"] } },
    data: { state: "waiting", runAt: context.clock.now(), attempts: 0, failedAt: null, dropReason: null },
  });
}

/**
 * Runs a job at once, where something hints that it is worth looking now. One that was done looks again, one that was
 * given up begins anew.
 */
export async function hasten(context: Context, topic: Topic, subjectId: string): Promise<void> {
  const now = context.clock.now();
  const { prisma } = context.database;
  // Where it was swept away long ago, it begins anew.
  await enqueue(context, prisma, topic, subjectId);
  await prisma.outboxJob.updateMany({
    where: {
      networkId: context.network.id,
      topic,
      subjectId,
      OR: [{ state: "waiting", runAt: { gt: now } }, { state: { in: ["done", "dead"] } }],
    },
    data: { state: "waiting", runAt: now, attempts: 0 },
  });
  context.wake();
}
