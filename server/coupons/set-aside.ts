import { lastGoodDay } from "../../sdk/wire/coupon-days.ts";
import type { TakeCouponOutcome } from "../../sdk/wire/coupon.ts";
import { dayToColumn } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import { Refusal } from "../platform/errors.ts";
import { statusAt, wallMoment } from "./eligibility.ts";
import { isHidden } from "./gone.ts";
import { toTerms } from "./terms.ts";

/** Why none is given away. */
export type NotTaken = Exclude<TakeCouponOutcome, { outcome: "taken" }>;

/**
 * Counts one as given away. The update of the coupon's row is the guard and the queue: whoever comes second waits for it
 * and sees what is left then, of the day too, and by which terms. The day is counted without a limit as well: one that is
 * set at noon is the whole day's.
 * @throws {Refusal} not_found
 */
export async function setAside(
  context: Context,
  store: Store,
  couponId: string,
  now: Date,
): Promise<{ termsId: string; lastDay: Date } | NotTaken> {
  const networkId = context.network.id;
  const moment = wallMoment(now, context.network.timeZone);
  const today = dayToColumn(moment.day);
  const [row] = await store.$queryRaw<{ terms_id: string; daily_limit: number | null }[]>`
    UPDATE coupons SET taken = taken + 1 FROM partners p
    WHERE coupons.network_id = ${networkId}::uuid AND coupons.id = ${couponId}::uuid AND coupons.state = 'live'
      AND coupons.book_id IS NULL AND (coupons.total_limit IS NULL OR coupons.taken < coupons.total_limit)
      AND p.network_id = coupons.network_id AND p.id = coupons.partner_id AND p.state = 'active'
    RETURNING coupons.terms_id, coupons.daily_limit`;
  if (!row) return whyNot(context, store, couponId);
  // Asked afterwards: the statement above may have waited for a change, and would join what was there before it.
  const found = await store.couponTerms.findUniqueOrThrow({ where: { networkId_id: { networkId, id: row.terms_id } } });
  const terms = toTerms(found);
  const isOver = found.lastDay < today || statusAt(terms, moment) === "over";
  if (!isOver && (await countDay(store, { networkId, couponId, today }, row.daily_limit)))
    return { termsId: row.terms_id, lastDay: found.lastDay };
  await store.$executeRaw`UPDATE coupons SET taken = taken - 1 WHERE network_id = ${networkId}::uuid AND id = ${couponId}::uuid`;
  if (isOver) return { outcome: "not_offered" };
  return { outcome: "none_left_today", ...(lastGoodDay(terms) > moment.day ? { moreTomorrow: true } : {}) };
}

/** False where the day has no more. */
async function countDay(
  store: Store,
  { networkId, couponId, today }: { networkId: string; couponId: string; today: Date },
  limit: number | null,
): Promise<boolean> {
  const counted = await store.$executeRaw`
      INSERT INTO coupon_days (network_id, coupon_id, day, taken, daily_limit)
      VALUES (${networkId}::uuid, ${couponId}::uuid, ${today}, 1, ${limit})
      ON CONFLICT (network_id, coupon_id, day) DO UPDATE SET taken = coupon_days.taken + 1, daily_limit = excluded.daily_limit
      WHERE excluded.daily_limit IS NULL OR coupon_days.taken < excluded.daily_limit`;
  return counted > 0;
}

async function whyNot(context: Context, store: Store, id: string): Promise<NotTaken> {
  const coupon = await store.coupon.findUnique({ where: { networkId_id: { networkId: context.network.id, id } } });
  if (!coupon || isHidden(coupon)) throw new Refusal("not_found");
  const isGone = coupon.totalLimit !== null && coupon.taken >= coupon.totalLimit;
  return { outcome: coupon.state === "live" && isGone ? "none_left" : "not_offered" };
}
