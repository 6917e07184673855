import { couponGerman } from "../shared/coupon-messages.de.ts";
import { sharedGerman } from "../shared/messages.de.ts";

/** `{name}` and the like are filled in. */
export const german = {
  ...sharedGerman,
  ...couponGerman,
  title: "Coupons in {town}",
  titleOf: "Coupons: {partner}",
  intro: "Mitnehmen kostet nichts und braucht keinen Namen.",
  category: "Kategorie",
  allCategories: "Alle",
  soon: "Nur was bald endet",
  countOne: "1 Coupon",
  count: "{count} Coupons",
  nothing: "Dazu gibt es gerade keinen Coupon.",
  reset: "Alle zeigen",
  more: "Weitere zeigen",
  list: "Coupons",
  order: "Die Reihenfolge wird täglich neu ausgelost. Jeder Betrieb kommt einmal, bevor einer zum zweiten Mal kommt.",
  emptyTitle: "Zurzeit keine Coupons",
  empty: "In {town} gibt es gerade keine. Schauen Sie bald wieder herein.",
  conditions: "Bedingungen",
  left: "noch {count}",
  leftToday: "heute noch {count}",
  noneLeft: "Alle vergeben",
  noneLeftToday: "Für heute vergeben",
  moreTomorrow: ", morgen gibt es neue",
  endsToday: "endet heute",
  inBook: "Im Couponbuch",
  take: "Mitnehmen",
  takeNamed: "{benefit} bei {partner} mitnehmen",
};

export type ListMessages = typeof german;
