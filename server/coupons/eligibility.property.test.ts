import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CouponTerms } from "../../sdk/wire/coupon.ts";
import { statusAt, wallMoment } from "./eligibility.ts";

const timeZone = "Europe/Berlin";
const clock = new Intl.DateTimeFormat("en-CA", {
  timeZone,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** The wall clock as the browser's own calendar shows it, "2026-03-29 01:59". */
function shown(instant: Date): string {
  const part = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part["year"]}-${part["month"]}-${part["day"]} ${part["hour"]}:${part["minute"]}`;
}
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

/**
 * Slow and obvious: writes down every minute the coupon is taken in, as the clock shows it, day by day over its whole
 * window, and looks the moment up in that list.
 */
function minutesTaken(terms: CouponTerms): Set<string> {
  const minutes = new Set<string>();
  for (let day = terms.firstDay; day <= terms.lastDay; day = dayAfter(day)) {
    if (!terms.weekdays.includes(weekdayOf(day))) continue;
    const { from, until } = terms.hours ?? { from: "00:00", until: "24:00" };
    let date = day;
    let [hour, minute] = from.split(":").map(Number) as [number, number];
    do {
      minutes.add(`${date} ${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
      minute += 1;
      if (minute === 60) [hour, minute] = [hour + 1, 0];
      if (hour === 24 && until !== "24:00") [date, hour] = [dayAfter(date), 0];
    } while (`${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` !== until);
  }
  return minutes;
}

const time = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`);
const hours = fc
  .record({ from: time, until: fc.oneof(time, fc.constant("24:00")) })
  .filter(({ from, until }) => from !== until && !(from === "00:00" && until === "00:00"));
/** Around both changes of the clock, a turn of the year and a leap day. */
const firstDays = ["2026-03-26", "2026-10-22", "2026-12-29", "2028-02-26", "2027-03-28", "2027-10-31"];
const anyTerms: fc.Arbitrary<CouponTerms> = fc
  .record({
    firstDay: fc.constantFrom(...firstDays),
    length: fc.integer({ min: 0, max: 6 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    hours: fc.option(hours, { nil: undefined }),
  })
  .map(({ firstDay, length, weekdays, hours }) => {
    let lastDay = firstDay;
    for (let i = 0; i < length; i++) lastDay = dayAfter(lastDay);
    return {
      title: "10 %",
      benefit: { kind: "percent", percent: 10 },
      conditions: "",
      firstDay,
      lastDay,
      weekdays: weekdays.toSorted((a, b) => a - b),
      ...(hours ? { hours } : {}),
    };
  });

test("a coupon is taken exactly in the minutes a slow, obvious model writes down, and over after the last of them", () => {
  let taken = 0;
  let refused = 0;
  let over = 0;
  fc.assert(
    fc.property(
      anyTerms,
      fc.array(fc.integer({ min: -30 * 60, max: 10 * 24 * 60 }), { minLength: 20, maxLength: 40 }),
      (terms, offsets) => {
        const model = minutesTaken(terms);
        const last = [...model].sort().at(-1) ?? "";
        for (const offset of offsets) {
          const instant = new Date(Date.parse(`${terms.firstDay}T00:00:00Z`) + offset * 60_000);
          const status = statusAt(terms, wallMoment(instant, timeZone));
          const isTaken = status === "usable";
          if (isTaken) taken++;
          else if (status === "over") over++;
          else refused++;
          const said = `${shown(instant)} ${JSON.stringify(terms)}`;
          assert.equal(isTaken, model.has(shown(instant)), said);
          assert.equal(status === "over", shown(instant) > last, said);
        }
      },
    ),
    { numRuns: 1_500 },
  );
  assert.ok(taken > 3_000 && refused > 3_000 && over > 3_000, `${taken} taken, ${refused} refused, ${over} over`);
});

test("the clock's own edges: the hour that never was, the hour that came twice, and the night after", () => {
  const night: CouponTerms = {
    title: "Nachtpreis",
    benefit: { kind: "percent", percent: 10 },
    conditions: "",
    firstDay: "2026-03-28",
    lastDay: "2026-10-24",
    weekdays: [6],
    hours: { from: "22:00", until: "02:30" },
  };
  const at = (instant: string): string => statusAt(night, wallMoment(new Date(instant), timeZone));
  assert.equal(at("2026-03-28T20:59:00Z"), "other_hours", "21:59, winter time");
  assert.equal(at("2026-03-28T21:00:00Z"), "usable");
  assert.equal(at("2026-03-29T00:59:00Z"), "usable", "01:59, the last minute before the jump");
  assert.equal(at("2026-03-29T01:00:00Z"), "other_weekday", "03:00 on Sunday: half past two never came");
  assert.equal(at("2026-10-24T19:59:00Z"), "other_hours", "21:59, summer time");
  assert.equal(at("2026-10-25T00:29:00Z"), "usable", "02:29 for the first time, past the last day's midnight");
  assert.equal(at("2026-10-25T00:30:00Z"), "over");
  assert.equal(at("2026-10-25T01:29:00Z"), "usable", "02:29 for the second time");
  assert.equal(at("2026-10-25T01:30:00Z"), "over");
});

test("what is said is about today: too early, another weekday, other hours, over", () => {
  const terms: CouponTerms = {
    title: "Mittagstisch",
    benefit: { kind: "amount", amountCents: 200 },
    conditions: "",
    firstDay: "2027-02-01",
    lastDay: "2027-02-28",
    weekdays: [1, 2, 3, 4, 5],
    hours: { from: "11:00", until: "14:00" },
  };
  const at = (local: string): string => statusAt(terms, wallMoment(new Date(`${local}:00+01:00`), timeZone));
  assert.equal(at("2027-01-29T12:00"), "too_early");
  assert.equal(at("2027-02-01T12:00"), "usable");
  assert.equal(at("2027-02-06T12:00"), "other_weekday");
  assert.equal(at("2027-02-05T10:59"), "other_hours");
  assert.equal(at("2027-02-05T14:00"), "other_hours");
  assert.equal(at("2027-02-26T13:59"), "usable", "the last Friday");
  assert.equal(at("2027-02-26T14:00"), "over", "nothing is left of it: the last day is a Sunday");
  assert.equal(at("2027-02-27T12:00"), "over");
  assert.equal(at("2027-03-01T12:00"), "over");
});
