import { notNowGerman, type NotNowMessages } from "./coupon-not-now-messages.de.ts";

export const notNowSimple: NotNowMessages = {
  ...notNowGerman,
  too_early: "Noch nicht. Der Coupon gilt ab {date}.",
  other_weekday: "Heute nicht. Der Coupon gilt: {days}.",
  other_hours: "Jetzt nicht. Der Coupon gilt {hours}.",
};
