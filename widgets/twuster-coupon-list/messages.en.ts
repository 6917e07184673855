import { couponEnglish } from "../shared/coupon-messages.en.ts";
import { sharedEnglish } from "../shared/messages.en.ts";
import type { ListMessages } from "./messages.de.ts";

export const english: ListMessages = {
  ...sharedEnglish,
  ...couponEnglish,
  title: "Coupons in {town}",
  titleOf: "Coupons: {partner}",
  intro: "Taking one costs nothing and needs no name.",
  category: "Category",
  allCategories: "All",
  soon: "Only what ends soon",
  countOne: "1 coupon",
  count: "{count} coupons",
  nothing: "There is no such coupon at the moment.",
  reset: "Show all",
  more: "Show more",
  list: "Coupons",
  order: "The order is drawn by lot each day. Every shop comes once before any comes a second time.",
  emptyTitle: "No coupons at the moment",
  empty: "There are none in {town} right now. Please look in again soon.",
  conditions: "Conditions",
  left: "{count} left",
  leftToday: "{count} left today",
  noneLeft: "All given away",
  noneLeftToday: "All given away for today",
  moreTomorrow: ", more tomorrow",
  endsToday: "ends today",
  inBook: "In the coupon book",
  take: "Take it",
  takeNamed: "Take {benefit} at {partner}",
};
