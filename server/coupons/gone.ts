import { lastGoodDay } from "../../sdk/wire/coupon-days.ts";
import type { Context } from "../platform/context.ts";
import { statusAt, wallMoment } from "./eligibility.ts";
import { getTerms } from "./store.ts";

/** Why a coupon is not given away. What its holders may expect hangs on it. */
export type Gone =
  /** Its partner takes no part: no counter takes it. */
  | { why: "away" }
  /** @property day its last good one, `YYYY-MM-DD` */
  | { why: "over"; day: string }
  /** Ended or paused by its partner; who has it may use it. */
  | { why: "withheld" }
  /** Never put out, or none at all. */
  | { why: "unknown" };

/** Never put out: nobody's business but its partner's. */
export function isHidden({ state }: { state: string }): boolean {
  return state === "draft" || state === "discarded";
}

/** Of a coupon that was not offered just now. */
export async function findGone(context: Context, id: string): Promise<Gone> {
  const coupon = await context.database.prisma.coupon.findUnique({
    where: { networkId_id: { networkId: context.network.id, id } },
    select: { state: true, termsId: true },
  });
  if (!coupon?.termsId || isHidden(coupon)) return { why: "unknown" };
  const { partner, terms } = await getTerms(context, coupon.termsId);
  if (!partner.isTakingPart) return { why: "away" };
  const isOver = statusAt(terms, wallMoment(context.clock.now(), context.network.timeZone)) === "over";
  return isOver ? { why: "over", day: lastGoodDay(terms) } : { why: "withheld" };
}
