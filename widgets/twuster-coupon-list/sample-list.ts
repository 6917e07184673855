import type { CouponOffer, ListCouponsResponse } from "../../sdk/wire/coupon.ts";
import type { NetworkFace } from "../../sdk/wire/voucher.ts";

/** A coupon as tall as most are. */
const sample = {
  partner: { name: "Buchhandlung am Markt", categories: [] as string[] },
  terms: {
    title: "Auf alle Waren aus dem Laden",
    benefit: { kind: "percent", percent: 10 },
    firstDay: "2027-01-01",
    lastDay: "2027-12-31",
    weekdays: [1, 2, 3, 4, 5],
  },
} as CouponOffer; // safe because the skeleton shows nothing else of it

/** What the skeleton is drawn from: as much as is shown at first, so that nothing moves. Never shown as text. */
export const sampleList = (length: number): ListCouponsResponse => ({
  network: { town: "Twistringen" } as NetworkFace, // safe for the same reason
  day: "2027-01-01",
  coupons: Array.from({ length }, () => sample),
});
