import { couponGerman } from "../shared/coupon-messages.de.ts";
import { notNowGerman } from "../shared/coupon-not-now-messages.de.ts";

/** The counter's German about coupons and coupon books. */
export const counterCouponsGerman = {
  ...couponGerman,
  ...notNowGerman,
  coupon: "Coupon",
  couponOfBook: "Coupon aus „{book}“",
  confirmMinimum: "Einkauf ab {amount} · Einlösen",
  minimumMissed: "Noch nicht erreicht",
  couponFoundPending: "Die letzte Einlösung kam nicht an. Dieser Coupon ist noch nicht eingelöst.",
  trainingCouponFound: "Übungscoupon: Es wird nichts gebucht.",
  chooseTitle: "Welcher Coupon?",
  chooseNone: "Gerade keiner einlösbar",
  choose_used: "Schon eingelöst am {day} um {time} Uhr",
  choose_over: "Abgelaufen, galt bis {date}",
  couponBook: "Kein Zahlungsmittel buchen: Der Preis ist einfach niedriger.",
  couponBookExtra: "Kein Zahlungsmittel buchen: Die Zugabe kostet nichts.",
  couponUndoTitle: "„{title}“ rückgängig machen?",
  couponUndoText: "Der Coupon gilt danach wieder. Warum?",
  couponUndoChangedMind: "Die Kundschaft möchte ihn behalten",
  couponReversedText: "Der Coupon gilt wieder. An der Kasse gilt der volle Preis.",
  couponUnresolvedRedeem: "Es kam keine Antwort. Ob der Coupon „{title}“ eingelöst ist, ist offen.",
  couponUnresolvedReverse: "Es kam keine Antwort. Ob der Coupon „{title}“ wieder gilt, ist offen.",

  coupon_already_redeemedText: "„{title}“, am {when}, Beleg {receipt}.",
  coupon_already_redeemedHere: "„{title}“, am {when} bei Ihnen, Beleg {receipt}.",
  coupon_already_redeemedTell: "„Dieser Coupon wurde schon eingelöst.“",
  coupon_expiredText: "„{title}“, galt bis {date}.",
  coupon_expiredTell: "„Dieser Coupon ist abgelaufen.“",
  other_partner: "Gilt bei: {partner}",
  other_partnerText: "„{title}“ wird hier nicht eingelöst.",
  other_partnerTell: "„Diesen Coupon löst {partner} ein.“",
  not_now: "{reason}",
  not_nowText: "„{title}“, {terms}.",
  not_nowTell: "„Ihr Coupon bleibt gültig. Bitte kommen Sie damit wieder.“",
  below_minimum: "Erst ab {amount}",
  below_minimumText: "„{title}“ gilt erst ab einem Einkauf von {amount}.",
  below_minimumTell: "„Ihr Coupon gilt erst ab {amount}. Er ist nicht eingelöst und bleibt gültig.“",
  nothing_here: "In diesem Buch ist nichts für Ihr Geschäft",
  nothing_hereText: "Couponbuch „{book}“.",
  nothing_hereTell: "„In diesem Couponbuch ist kein Coupon für unser Geschäft.“",
  book_over: "Couponbuch der letzten Saison: galt bis {date}",
  book_overText: "„{book}“.",
  book_overTell: "„Dieses Couponbuch ist abgelaufen.“",
};

export type CounterCouponMessages = typeof counterCouponsGerman;
