import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { openStateAt, timeOf, wallClockOf, type OpeningHours, type WallClock } from "./opening-hours.ts";

/** The slow model: every minute of a span is written down, one by one, by a calendar that is not ours. */
function openMinutes({ weekly, closed }: OpeningHours, first: string, days: number): Set<string> {
  const minutes = new Set<string>();
  for (let at = -1; at < days; at++) {
    const day = Temporal.PlainDate.from(first).add({ days: at });
    if (closed.some((range) => range.first <= day.toString() && day.toString() <= range.last)) continue;
    for (const { weekday, from, to } of weekly) {
      if (weekday !== day.dayOfWeek) continue;
      let minute = day.toPlainDateTime(from);
      const end = to === "24:00" ? day.add({ days: 1 }).toPlainDateTime("00:00") : day.toPlainDateTime(to);
      const last = Temporal.PlainDateTime.compare(end, minute) > 0 ? end : end.add({ days: 1 });
      for (; Temporal.PlainDateTime.compare(minute, last) < 0; minute = minute.add({ minutes: 15 }))
        minutes.add(minute.toString({ smallestUnit: "minute" }));
    }
  }
  return minutes;
}
const written = ({ day, minute }: WallClock): string => `${day}T${timeOf(minute)}`;

/** Quarters of an hour, so that the slow model is not slower than it has to be. */
const quarter = fc.integer({ min: 0, max: 95 }).map((number) => timeOf(number * 15));
const span = fc
  .record({ weekday: fc.integer({ min: 1, max: 7 }), from: quarter, to: fc.oneof(quarter, fc.constant("24:00")) })
  .filter(({ from, to }) => from !== to);
const day = fc
  .integer({ min: 0, max: 800 })
  .map((days) => Temporal.PlainDate.from("2026-01-01").add({ days }).toString());
const closedDays = fc.tuple(day, fc.integer({ min: 0, max: 9 })).map(([first, days]) => ({
  first,
  last: Temporal.PlainDate.from(first).add({ days }).toString(),
  note: "",
}));
const hours = fc.record({ weekly: fc.array(span, { maxLength: 8 }), closed: fc.array(closedDays, { maxLength: 4 }) });
const clock = fc
  .tuple(day, fc.integer({ min: 0, max: 95 }))
  .map(([date, number]): WallClock => ({ day: date, minute: number * 15 }));

test("whether it is open, and until when, is what a calendar written out minute by minute says", () => {
  fc.assert(
    fc.property(hours, clock, (week, now) => {
      const minutes = openMinutes(week, now.day, 17);
      const { isOpen, next } = openStateAt(week, now);
      assert.equal(isOpen, minutes.has(written(now)));
      let at = Temporal.PlainDateTime.from(written(now));
      const horizon = at.add({ days: 14 });
      do at = at.add({ minutes: 15 });
      while (
        Temporal.PlainDateTime.compare(at, horizon) <= 0 &&
        minutes.has(at.toString({ smallestUnit: "minute" })) === isOpen
      );
      const expected =
        Temporal.PlainDateTime.compare(at, horizon) <= 0 ? at.toString({ smallestUnit: "minute" }) : undefined;
      assert.equal(next && written(next), expected);
    }),
    { numRuns: 300 },
  );
});

test("the town's clock is the one on the wall, summer time's edges included", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 * 366 * 24 * 60 }), (minutes) => {
      const instant = Temporal.Instant.from("2026-01-01T00:00Z").add({ minutes });
      const expected = instant
        .toZonedDateTimeISO("Europe/Berlin")
        .toPlainDateTime()
        .toString({ smallestUnit: "minute" });
      assert.equal(written(wallClockOf(new Date(instant.epochMilliseconds), "Europe/Berlin")), expected);
    }),
  );
  const night: OpeningHours = { weekly: [{ weekday: 6, from: "20:00", to: "02:30" }], closed: [] };
  const isOpen = (instant: string): boolean =>
    openStateAt(night, wallClockOf(new Date(instant), "Europe/Berlin")).isOpen;
  // 29 March 2026: after 1:59 comes 3:00, so the night ends an hour sooner.
  assert.deepEqual(["2026-03-29T00:59Z", "2026-03-29T01:00Z"].map(isOpen), [true, false]);
  // 25 October 2026: 2:00 to 2:59 comes twice, and the night with it.
  assert.deepEqual(["2026-10-25T00:29Z", "2026-10-25T00:30Z", "2026-10-25T01:29Z", "2026-10-25T01:30Z"].map(isOpen), [
    true,
    false,
    true,
    false,
  ]);
});

test("a night past midnight belongs to the day it began on", () => {
  const friday: OpeningHours = {
    weekly: [{ weekday: 5, from: "19:00", to: "01:00" }],
    closed: [{ first: "2026-11-28", last: "2026-11-28", note: "" }],
  };
  assert.equal(openStateAt(friday, { day: "2026-11-28", minute: 59 }).isOpen, true);
  assert.equal(openStateAt(friday, { day: "2026-11-28", minute: 60 }).isOpen, false);
});
