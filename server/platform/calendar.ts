import { Temporal } from "temporal-polyfill";

/** The calendar day of an instant in a time zone, `YYYY-MM-DD`. */
export function dayOf(instant: Date, timeZone: string): string {
  const minute = Math.floor(instant.getTime() / 60_000);
  if (latest.minute === minute && latest.timeZone === timeZone) return latest.day;
  latest = { minute, timeZone, day: calendarDay(instant, timeZone) };
  return latest.day;
}

/** A day begins with a minute in every time zone, so one minute's answer holds for all of it. */
let latest = { minute: NaN, timeZone: "", day: "" };

function calendarDay(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** `days` later, `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The instant at which a day has this hour in a time zone. */
export function instantOf(day: string, hour: number, timeZone: string): Date {
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: { hour } });
  return new Date(zoned.epochMilliseconds);
}

/** A `date` column as the driver gives it (midnight UTC) ↔ `YYYY-MM-DD`. */
export function dayFromColumn(column: Date): string {
  return column.toISOString().slice(0, 10);
}
export function dayToColumn(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
