import { Temporal } from "temporal-polyfill";
import type { WallMoment } from "../../sdk/wire/coupon-days.ts";

export { statusAt, type WallMoment } from "../../sdk/wire/coupon-days.ts";

/**
 * What the town's clock shows. When summer time ends, an hour is shown twice and counts twice; when it begins, an hour
 * is never shown: who comes after it is judged by what the clock shows then.
 */
export function wallMoment(instant: Date, timeZone: string): WallMoment {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return { day: zoned.toPlainDate().toString(), minute: zoned.hour * 60 + zoned.minute };
}
