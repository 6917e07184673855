import { couponGerman, type CouponMessages } from "./coupon-messages.de.ts";

/** Einfache Sprache says what "Rabatt" means. */
export const couponSimple: CouponMessages = {
  ...couponGerman,
  benefit_percent: "{percent}\u00a0% weniger",
  benefit_two_for_one: "2 bekommen, 1 bezahlen: {thing}",
  benefit_extra: "Umsonst dazu: {thing}",
  fromPurchase: "wenn Sie für {amount} oder mehr einkaufen",
};
