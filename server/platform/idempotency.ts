import type { Context } from "./context.ts";
import type { Store } from "./database/database.ts";
import { Refusal } from "./errors.ts";

/** One intended effect: who asks, the key it chose, and a fingerprint of what it asked for. */
export interface Intent {
  actor: string;
  key: string;
  requestHmac: Buffer;
}

/** The fingerprint is an HMAC: a bare hash of a body would let an e-mail address be guessed. */
export function intentOf(context: Context, actor: string, key: string, request: unknown): Intent {
  return { actor, key, requestHmac: context.keys.hmac("request", context.network.id, JSON.stringify(request)) };
}

export interface KeptOutcome {
  outcome: string;
  subjectId: string | null;
}

/** What the same key led to before. @throws {Refusal} idempotency_mismatch where the request was another one. */
export async function findOutcome(
  context: Context,
  intent: Intent,
  store: Store = context.database.prisma,
): Promise<KeptOutcome | undefined> {
  const kept = await store.idempotencyKey.findUnique({
    where: { networkId_actor_key: { networkId: context.network.id, actor: intent.actor, key: intent.key } },
  });
  if (!kept) return undefined;
  if (!Buffer.from(kept.requestHmac).equals(intent.requestHmac)) throw new Refusal("idempotency_mismatch");
  return { outcome: kept.outcome, subjectId: kept.subjectId };
}

/** Claims the key inside the transaction of its effect; a second claim breaks on the unique key. */
export async function keepOutcome(
  context: Context,
  intent: Intent,
  outcome: string,
  subjectId: string | null,
  store: Store,
): Promise<void> {
  await store.idempotencyKey.create({
    data: {
      networkId: context.network.id,
      actor: intent.actor,
      key: intent.key,
      requestHmac: new Uint8Array(intent.requestHmac),
      outcome,
      subjectId,
      createdAt: context.clock.now(),
    },
  });
}
