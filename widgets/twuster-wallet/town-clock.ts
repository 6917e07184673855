import { minutesOf, type WallMoment } from "../../sdk/wire/coupon-days.ts";

/** Made once: each new one holds a slow phone up. */
const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Berlin",
  dateStyle: "short",
  timeStyle: "short",
});

/** What the town's clock shows, as far as this phone knows, wherever it is. */
export function townMoment(now: Date): WallMoment {
  const [day = "", time = ""] = clock.format(now).split(" ");
  return { day, minute: minutesOf(time) };
}

/** Today in the town, `YYYY-MM-DD`: a validity ends with the day in Berlin, wherever the phone is. */
export function townDay(now: Date): string {
  return townMoment(now).day;
}
