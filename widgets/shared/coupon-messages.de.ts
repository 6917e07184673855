/** What coupons give and when. Elements that show coupons spread these into their own German. */
export const couponGerman = {
  benefit_percent: "{percent}\u00a0% Rabatt",
  benefit_amount: "{amount} weniger",
  benefit_two_for_one: "Zwei zum Preis von einem: {thing}",
  benefit_extra: "Gratis dazu: {thing}",
  /** Three days of the week and more in a row, "Mo–Fr". */
  daysShort: "{first}–{last}",
  weekdaysShort: "Mo Di Mi Do Fr Sa So",
  listEnd: "{rest} und {last}",
  hoursShort: "{from}–{until} Uhr",
  fromPurchase: "ab {amount} Einkauf",
  untilDay: "bis {last}",
  fromDayToDay: "{first} bis {last}",
};

export type CouponMessages = typeof couponGerman;
