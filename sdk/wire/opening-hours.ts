/**
 * Opening hours as the town's clocks show them: weekdays, times and days, no instants. Like the code's check character a
 * rule of the contract: server and elements must agree on who is open.
 */

/** `from` and `to` are `HH:MM`; `to` may be `24:00`, and one not after `from` is the next day's. */
export interface OpeningSpan {
  /** 1 Monday … 7 Sunday: the day on which it begins. */
  weekday: number;
  from: string;
  to: string;
}

/** Days on which no span begins, both ends included. */
export interface ClosedDays {
  /** `YYYY-MM-DD` */
  first: string;
  last: string;
  /** Why, in a few words; may be empty. */
  note: string;
}

export interface OpeningHours {
  weekly: OpeningSpan[];
  closed: ClosedDays[];
}

/** What the town's clock shows. */
export interface WallClock {
  /** `YYYY-MM-DD` */
  day: string;
  /** Minutes since midnight, 0 … 1439. */
  minute: number;
}

/** Open until, or closed until; `next` is absent where nothing changes within two weeks. */
export interface OpenState {
  isOpen: boolean;
  next?: WallClock;
}

const DAY_MINUTES = 1440;
const LOOK_AHEAD_DAYS = 14;

/** Minutes since midnight; `24:00` is 1440. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** When a span ends, in minutes since the midnight before it began. */
export function endOf({ from, to }: OpeningSpan): number {
  const end = minutesOf(to);
  return end > minutesOf(from) ? end : end + DAY_MINUTES;
}

/** Days are counted as UTC knows them, which has no summer time. */
const numberOf = (day: string): number => Date.parse(`${day}T00:00Z`) / 86_400_000;
const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
/** 1970-01-01 was a Thursday. */
export const weekdayOf = (day: string): number => ((((numberOf(day) + 3) % 7) + 7) % 7) + 1;

/** Whether it is open at this moment, and when that changes. */
export function openStateAt(hours: OpeningHours, { day, minute }: WallClock): OpenState {
  const today = numberOf(day);
  const now = today * DAY_MINUTES + minute;
  const spans: [number, number][] = [];
  // Yesterday's may reach into today.
  for (let number = today - 1; number <= today + LOOK_AHEAD_DAYS; number++) {
    const date = dayOf(number);
    if (hours.closed.some(({ first, last }) => first <= date && date <= last)) continue;
    for (const span of hours.weekly)
      if (span.weekday === weekdayOf(date))
        spans.push([number * DAY_MINUTES + minutesOf(span.from), number * DAY_MINUTES + endOf(span)]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  const current = spans.find(([begin, end]) => begin <= now && now < end);
  let next = current ? current[1] : spans.find(([begin]) => begin > now)?.[0];
  // Spans that touch are one: until midnight and from midnight is not a moment closed.
  if (current) for (const [begin, end] of spans) if (begin <= next! && end > next!) next = end; // safe because an open span has an end
  if (next === undefined || next - now > LOOK_AHEAD_DAYS * DAY_MINUTES) return { isOpen: !!current };
  const number = Math.floor(next / DAY_MINUTES);
  return { isOpen: !!current, next: { day: dayOf(number), minute: next - number * DAY_MINUTES } };
}

/** `HH:MM` */
export function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** What a clock in this time zone shows at an instant. */
export function wallClockOf(instant: Date, timeZone: string): WallClock {
  // Swedish writes dates as ISO does.
  const text = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(instant);
  return { day: text.slice(0, 10), minute: minutesOf(text.slice(-5)) };
}
