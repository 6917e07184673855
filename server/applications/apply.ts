import { uuidv7 } from "uuidv7";
import type { ApplicationDetails, ApplyRequest } from "../../sdk/wire/application.ts";
import { hmacOfEmail } from "../people/store.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { isUniqueViolation } from "../platform/database/database.ts";
import { Refusal } from "../platform/errors.ts";
import { isWithin, limited404 } from "../platform/http/failure-limiter.ts";
import { findOutcome, intentOf, keepOutcome } from "../platform/idempotency.ts";
import { enqueue, enqueueAgain } from "../platform/outbox/outbox.ts";
import { sealApplication, type SealedApplication } from "./application.ts";
import { findByLink } from "./application-link.ts";

const hourMs = 3_600_000;
const maxFromAddressPerHour = 20;
const maxPerEmailPerHour = 4;

/**
 * Keeps an application until its address is confirmed, and mails the link for that. The same key and request make one.
 * @throws {Refusal} rate_limited, idempotency_mismatch
 */
export async function apply(context: Context, address: string, key: string, request: ApplyRequest): Promise<void> {
  const intent = intentOf(context, "applicant", key, request);
  if (await findOutcome(context, intent)) return;
  if (!(await isWithin(context, `application from ${address}`, maxFromAddressPerHour, hourMs)))
    throw new Refusal("rate_limited", { retryAfterSeconds: hourMs / 1_000 });
  const { language, certified: _, ...details } = request;
  // More than a few an hour to one address are somebody else's doing: silently none, so that nothing is told.
  if (!(await isWithin(context, `application of ${details.email.toLowerCase()}`, maxPerEmailPerHour, hourMs))) return;
  const id = uuidv7();
  const now = context.clock.now();
  const content: SealedApplication = { details, language, certifiedAt: now.toISOString(), questions: [] };
  try {
    await context.database.transaction(async (store) => {
      await keepOutcome(context, intent, "applied", id, store);
      await store.application.create({
        data: {
          ...(await columnsOf(context, id, content)),
          networkId: context.network.id,
          id,
          state: "unconfirmed",
          createdAt: now,
        },
      });
      await audit(context, store, { actor: `applicant:${id}`, action: "application.received", subject: id });
      await enqueue(context, store, "mail.application-confirm", id);
    });
  } catch (error) {
    // The same form, sent twice at once: the other one is in.
    if (isUniqueViolation(error) && (await findOutcome(context, intent))) return;
    throw error;
  }
  context.wake();
}

/** The address is the applicant's: now the office sees it. Pressed again, nothing more happens. @throws {Refusal} not_found, rate_limited */
export async function confirmApplication(context: Context, address: string, id: string, token: string): Promise<void> {
  await limited404(context, `application ${address}`, () => findByLink(context, id, token));
  const networkId = context.network.id;
  await context.database.transaction(async (store) => {
    const { count } = await store.application.updateMany({
      where: { networkId, id, state: "unconfirmed", sealed: { not: null } },
      data: { state: "submitted", confirmedAt: context.clock.now() },
    });
    if (count === 0) return;
    await audit(context, store, { actor: `applicant:${id}`, action: "application.submitted", subject: id });
    await enqueue(context, store, "mail.application-arrived", id);
  });
  context.wake();
}

/**
 * What the applicant mends and says when the office asked back; it is submitted again. The address stays: it was confirmed.
 * @throws {Refusal} not_found, rate_limited, conflict where nothing is asked (any more)
 */
export async function answerQuestion(
  context: Context,
  address: string,
  link: { id: string; token: string },
  reply: { details: ApplicationDetails; answer: string },
): Promise<void> {
  const { id, token } = link;
  const application = await limited404(context, `application ${address}`, () => findByLink(context, id, token));
  const known = application.content!; // safe because a link leads to no erased one
  const question = application.message ?? "";
  const content: SealedApplication = {
    ...known,
    details: { ...reply.details, email: known.details.email },
    questions: [...known.questions, { question, answer: reply.answer }],
  };
  const columns = await columnsOf(context, id, content);
  const networkId = context.network.id;
  await context.database.transaction(async (store) => {
    const { count } = await store.application.updateMany({
      where: { networkId, id, state: "asked", message: question },
      data: { ...columns, state: "submitted", message: null },
    });
    if (count === 0) throw new Refusal("conflict");
    await audit(context, store, { actor: `applicant:${id}`, action: "application.answered", subject: id });
    await enqueueAgain(context, store, "mail.application-arrived", id);
  });
  context.wake();
}

async function columnsOf(context: Context, id: string, content: SealedApplication) {
  const { kind, name, email } = content.details;
  return { kind, name, emailHmac: hmacOfEmail(context, email), sealed: await sealApplication(context, id, content) };
}
