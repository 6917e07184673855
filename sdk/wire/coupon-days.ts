import type { CouponTerms, NotNowReason } from "./coupon.ts";

const dayMs = 86_400_000;
const dayMinutes = 24 * 60;

/** A moment on the town's wall: `YYYY-MM-DD`, minutes since midnight. */
export interface WallMoment {
  day: string;
  minute: number;
}

export type CouponStatus = "usable" | NotNowReason | "over";

/**
 * Whether terms hold at a moment, and if not, why; over as soon as they will never hold again. Hours past midnight
 * belong to the day they began on.
 */
export function statusAt(terms: CouponTerms, moment: WallMoment): CouponStatus {
  const status = statusOf(terms, moment);
  if (status === "usable") return status;
  // What is said is about today; yesterday, still going on after midnight, only ever helps.
  const yesterday = { day: dayOf(noonOf(moment.day) - dayMs), minute: moment.minute + dayMinutes };
  return statusOf(terms, yesterday) === "usable" ? "usable" : status;
}

function statusOf(terms: CouponTerms, { day, minute }: WallMoment): CouponStatus {
  const from = terms.hours ? minutesOf(terms.hours.from) : 0;
  let until = terms.hours ? minutesOf(terms.hours.until) : dayMinutes;
  if (until <= from) until += dayMinutes;
  const last = lastGoodDay(terms);
  if (last < terms.firstDay || day > last || (day === last && minute >= until)) return "over";
  if (day < terms.firstDay) return "too_early";
  if (!terms.weekdays.includes(weekdayOf(noonOf(day)))) return "other_weekday";
  return minute >= from && minute < until ? "usable" : "other_hours";
}

/** The last day a coupon is taken on: its last day may be a weekday it is not taken. */
export function lastGoodDay({ lastDay, weekdays }: Pick<CouponTerms, "lastDay" | "weekdays">): string {
  let noon = noonOf(lastDay);
  for (let i = 0; i < 7 && !weekdays.includes(weekdayOf(noon)); i++) noon -= dayMs;
  return dayOf(noon);
}

/** Minutes since midnight, from "14:30". */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** A day, to count with. */
function noonOf(day: string): number {
  return Date.parse(`${day}T12:00Z`);
}

function dayOf(noon: number): string {
  return new Date(noon).toISOString().slice(0, 10);
}

/** 1 is Monday. */
function weekdayOf(noon: number): number {
  return new Date(noon).getUTCDay() || 7;
}
