import type { CouponMessages } from "./coupon-messages.de.ts";

export const couponEnglish: CouponMessages = {
  benefit_percent: "{percent}% off",
  benefit_amount: "{amount} off",
  benefit_two_for_one: "Two for the price of one: {thing}",
  benefit_extra: "Free extra: {thing}",
  daysShort: "{first}–{last}",
  weekdaysShort: "Mon Tue Wed Thu Fri Sat Sun",
  listEnd: "{rest} and {last}",
  hoursShort: "{from}–{until}",
  fromPurchase: "when you spend {amount}",
  untilDay: "until {last}",
  fromDayToDay: "{first} to {last}",
};
