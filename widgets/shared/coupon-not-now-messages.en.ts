import type { NotNowMessages } from "./coupon-not-now-messages.de.ts";

export const notNowEnglish: NotNowMessages = {
  daysLong: "{first} to {last}",
  weekdaysLong: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
  hoursLong: "from {from} to {until}",
  too_early: "Not yet: from {date}",
  other_weekday: "Not today: good on {days}",
  other_hours: "Not now: good {hours}",
};
