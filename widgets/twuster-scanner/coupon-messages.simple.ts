import { couponSimple } from "../shared/coupon-messages.simple.ts";
import { notNowSimple } from "../shared/coupon-not-now-messages.simple.ts";
import { counterCouponsGerman, type CounterCouponMessages } from "./coupon-messages.de.ts";

export const counterCouponsSimple: CounterCouponMessages = {
  ...counterCouponsGerman,
  ...couponSimple,
  ...notNowSimple,
  couponFoundPending: "Das letzte Mal kam keine Antwort. Der Coupon ist noch nicht eingelöst.",
  couponBook: "Sie tippen keinen Gutschein in die Kasse. Der Preis ist niedriger.",
  couponBookExtra: "Sie tippen keinen Gutschein in die Kasse. Das Geschenk kostet nichts.",
  couponUndoText: "Der Coupon gilt dann wieder. Warum machen Sie das?",
  couponReversedText: "Der Coupon gilt wieder. Jetzt gilt der volle Preis.",
  couponUnresolvedRedeem: "Es kam keine Antwort. Wir wissen nicht, ob der Coupon „{title}“ eingelöst ist.",
  couponUnresolvedReverse: "Es kam keine Antwort. Wir wissen nicht, ob der Coupon „{title}“ wieder gilt.",

  coupon_already_redeemedText: "„{title}“. Das war am {when}. Nummer {receipt}.",
  coupon_already_redeemedHere: "„{title}“. Das war am {when} bei Ihnen. Nummer {receipt}.",
  coupon_expiredText: "„{title}“. Er galt bis zum {date}.",
  other_partnerText: "Den Coupon „{title}“ dürfen Sie nicht annehmen.",
  below_minimumText: "Für „{title}“ muss der Einkauf {amount} oder mehr kosten.",
  book_over: "Altes Couponbuch: Es galt bis {date}",
};
