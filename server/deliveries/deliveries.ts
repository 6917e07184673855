import type { DeliveriesResponse, DeliveryReason, DropReason, Undelivered } from "../../sdk/wire/deliveries.ts";
import { findRecipient } from "../mail/recipients.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import { Refusal } from "../platform/errors.ts";
import type { OutboxJob, Prisma } from "../platform/generated/client.ts";
import { maskEmail } from "./mask-email.ts";
import { findOrderNumbers } from "./order-numbers.ts";
import { jobTitle } from "./titles.ts";

const most = 100;
const reasons: ReadonlySet<string> = new Set<DeliveryReason>([
  "recipient_refused",
  "recipient_deferred",
  "sender_refused",
  "message_refused",
  "server_busy",
  "server_away",
  "server_login",
]);

/** Mail that failed so far, and every job that nobody tries any more. */
export async function listDeliveries(context: Context, language: "de" | "en"): Promise<DeliveriesResponse> {
  const found = await context.database.prisma.outboxJob.findMany({
    where: { networkId: context.network.id, OR: [{ state: "dead" }, failingMail] },
    orderBy: [{ state: "asc" }, { failedAt: { sort: "desc", nulls: "last" } }, { id: "desc" }],
    take: most + 1,
  });
  const jobs = found.slice(0, most);
  const numbers = await findOrderNumbers(context, jobs);
  const deliveries = await Promise.all(jobs.map((job) => view(context, job, numbers.get(job.id), language)));
  return { deliveries, hasMore: found.length > most };
}

/**
 * Has a job tried again now. Pressed again, it changes nothing more: a job that waits for its try, is being tried or is done
 * stays as it is. @throws {Refusal} not_found, conflict for what was given up by decision
 */
export async function retryDelivery(context: Context, actor: string, id: string): Promise<void> {
  const now = context.clock.now();
  await context.database.transaction(async (store) => {
    const networkId = context.network.id;
    const given = await store.outboxJob.updateMany({
      where: { networkId, id, state: "dead" },
      data: { state: "waiting", runAt: now, attempts: 0 },
    });
    const hastened = await store.outboxJob.updateMany({
      where: { ...failingMail, ...idle(now), networkId, id, runAt: { gt: now } },
      data: { runAt: now },
    });
    if (given.count + hastened.count === 1) return audit(context, store, { actor, action: "job.retried", subject: id });
    if ((await findState(store, networkId, id)) === "dropped") throw new Refusal("conflict");
  });
  context.wake();
}

/**
 * Gives a mail up for good; the same again changes nothing.
 * @throws {Refusal} not_found, conflict for what is no mail, is on its way or went out
 */
export async function dropDelivery(context: Context, actor: string, id: string, reason: DropReason): Promise<void> {
  const now = context.clock.now();
  await context.database.transaction(async (store) => {
    const networkId = context.network.id;
    const { count } = await store.outboxJob.updateMany({
      where: { ...idle(now), networkId, id, topic: isMail, OR: [{ state: "dead" }, failingMail] },
      data: { state: "dropped", dropReason: reason },
    });
    if (count === 1) return audit(context, store, { actor, action: "mail.dropped", subject: id });
    if ((await findState(store, networkId, id)) !== "dropped") throw new Refusal("conflict");
  });
}

const isMail = { startsWith: "mail." } as const;
const failingMail = { topic: isMail, state: "waiting", failedAt: { not: null } } satisfies Prisma.OutboxJobWhereInput;

/** Nobody has it in hand: what is on its way must not start a second time. */
function idle(now: Date): Prisma.OutboxJobWhereInput {
  return { AND: [{ OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] }] };
}

async function findState(store: Store, networkId: string, id: string): Promise<string> {
  const job = await store.outboxJob.findUnique({ where: { networkId_id: { networkId, id } } });
  if (!job) throw new Refusal("not_found");
  return job.state;
}

async function view(
  context: Context,
  job: OutboxJob,
  orderNumber: string | undefined,
  language: "de" | "en",
): Promise<Undelivered> {
  const { id, topic, subjectId, attempts, failedAt, leasedUntil, lastError, runAt, createdAt } = job;
  const isTrying = leasedUntil !== null && leasedUntil > context.clock.now();
  const state = job.state === "dead" ? "dead" : isTrying ? "trying" : "waiting";
  const recipient = await findRecipient(context, topic, subjectId);
  return {
    id,
    isMail: topic.startsWith("mail."),
    title: jobTitle(topic, language),
    ...(orderNumber ? { orderNumber } : {}),
    ...(recipient === undefined ? {} : { recipient: maskEmail(recipient) }),
    state,
    reason: reasons.has(lastError ?? "") ? (lastError as DeliveryReason) : "other", // safe because the set has it
    attempts,
    queuedAt: createdAt.toISOString(),
    ...(failedAt ? { lastTryAt: failedAt.toISOString() } : {}),
    ...(state === "waiting" ? { nextTryAt: runAt.toISOString() } : {}),
  };
}
