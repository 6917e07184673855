import type { Context } from "../context.ts";
import type { Store } from "../database/database.ts";
import { Refusal } from "../errors.ts";

const windowMs = 60_000;
/** Failed tries a minute before an address has to wait. */
export const maxFailuresPerMinute = 10;

/**
 * Counts failures, never successes: a market hall shares one router. The count is in the database, so that two
 * API processes count together; the address only as HMAC.
 * @throws {Refusal} rate_limited
 */
export async function assertNotLimited(context: Context, who: string): Promise<void> {
  const { rows } = await context.database.pool.query<{ tries: number }>({
    name: "failures-read",
    text: "SELECT tries FROM failures WHERE network_id = $1 AND bucket = $2 AND minute = $3",
    values: bucketOf(context, who),
  });
  if ((rows[0]?.tries ?? 0) >= maxFailuresPerMinute) throw limited(context);
}

/** Counts one failure, in one statement with the look at the count. @throws {Refusal} rate_limited where it is one too many */
export async function countFailure(context: Context, who: string): Promise<void> {
  if (!(await isWithin(context, who, maxFailuresPerMinute, windowMs))) throw limited(context);
}

/**
 * True for the first `limit` calls in a window, over all processes. For what others could be bothered with.
 * @param what e.g. "order mail ADDRESS"; stored as HMAC
 * @param store counts in this transaction: what is undone was never counted
 */
export async function isWithin(
  context: Context,
  what: string,
  limit: number,
  periodMs: number,
  store?: Store,
): Promise<boolean> {
  const [networkId, bucket] = bucketOf(context, what);
  const now = context.clock.now().getTime();
  const begin = new Date(now - (now % periodMs));
  if (store) {
    const [row] = await store.$queryRaw<{ tries: number }[]>`
      INSERT INTO failures (network_id, bucket, minute, tries) VALUES (${networkId}::uuid, ${bucket}, ${begin}, 1)
      ON CONFLICT (network_id, bucket, minute) DO UPDATE SET tries = failures.tries + 1 RETURNING tries`;
    return (row?.tries ?? 0) <= limit;
  }
  const { rows } = await context.database.pool.query<{ tries: number }>({
    name: "tries-count",
    text: `INSERT INTO failures (network_id, bucket, minute, tries) VALUES ($1, $2, $3, 1)
      ON CONFLICT (network_id, bucket, minute) DO UPDATE SET tries = failures.tries + 1 RETURNING tries`,
    values: [networkId, bucket, begin],
  });
  return (rows[0]?.tries ?? 0) <= limit;
}

/**
 * Runs `look`, counting it as a failure where it finds nothing. Who holds the right code, token or key is never held up
 * by others behind the same router: these have 75 bits and more, so that a success needs no gate.
 */
export async function limited404<T>(context: Context, who: string, look: () => Promise<T | undefined>): Promise<T> {
  const found = await look();
  if (found !== undefined) return found;
  await countFailure(context, who);
  throw new Refusal("not_found");
}

function bucketOf(context: Context, who: string): [string, Buffer, Date] {
  const now = context.clock.now().getTime();
  return [context.network.id, context.keys.hmac("address", context.network.id, who), new Date(now - (now % windowMs))];
}

function limited(context: Context): Refusal {
  return new Refusal("rate_limited", {
    retryAfterSeconds: Math.ceil((windowMs - (context.clock.now().getTime() % windowMs)) / 1000),
  });
}
