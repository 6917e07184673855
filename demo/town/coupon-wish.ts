import type { CouponTerms } from "../../sdk/wire/coupon.ts";

/** What a shop of the demo wants to give: the days and the rest are filled in when it is made. */
export type CouponWish = Pick<CouponTerms, "title" | "benefit"> &
  Partial<CouponTerms> & { inBook?: true; totalLimit?: number; dailyLimit?: number; days?: number; withPicture?: true };

export const percent = (value: number): CouponTerms["benefit"] => ({ kind: "percent", percent: value });
export const amount = (cents: number): CouponTerms["benefit"] => ({ kind: "amount", amountCents: cents });
export const extra = (thing: string): CouponTerms["benefit"] => ({ kind: "extra", thing });
export const two = (thing: string): CouponTerms["benefit"] => ({ kind: "two_for_one", thing });
