import { statusAt, type CouponStatus } from "../../../sdk/wire/coupon-days.ts";
import type { CouponTerms } from "../../../sdk/wire/coupon.ts";
import { townMoment } from "../town-clock.ts";

/** Whether a coupon is taken now, as far as this phone's clock can tell. Only a hint: the counter decides. */
export function statusNow(terms: CouponTerms, now: Date): CouponStatus {
  return statusAt(terms, townMoment(now));
}
