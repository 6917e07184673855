import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, dayFromColumn, dayOf, dayToColumn, instantOf, isDay } from "./calendar.ts";

const berlin = "Europe/Berlin";

test("the day of an instant is the town's", () => {
  for (const [instant, day] of [
    ["2026-12-31T22:59:59.999Z", "2026-12-31"],
    ["2026-12-31T23:00:00Z", "2027-01-01"],
    ["2026-06-30T21:59:59.999Z", "2026-06-30"],
    ["2026-06-30T22:00:00Z", "2026-07-01"],
    ["2027-03-27T23:00:00Z", "2027-03-28"],
    ["2027-03-28T21:59:59Z", "2027-03-28"],
    ["2027-03-28T22:00:00Z", "2027-03-29"],
    ["2027-10-30T22:00:00Z", "2027-10-31"],
    ["2027-10-31T22:59:59Z", "2027-10-31"],
    ["2027-10-31T23:00:00Z", "2027-11-01"],
  ] as const)
    assert.equal(dayOf(new Date(instant), berlin), day, instant);
});

test("an hour of a day is an instant, by winter and by summer time", () => {
  for (const [day, hour, instant] of [
    ["2026-12-24", 8, "2026-12-24T07:00:00.000Z"],
    ["2027-07-01", 8, "2027-07-01T06:00:00.000Z"],
    ["2027-03-28", 8, "2027-03-28T06:00:00.000Z"],
    ["2027-03-27", 8, "2027-03-27T07:00:00.000Z"],
    ["2027-10-31", 8, "2027-10-31T07:00:00.000Z"],
    ["2027-10-30", 8, "2027-10-30T06:00:00.000Z"],
    // The hour that does not exist, and the one that comes twice.
    ["2027-03-28", 2, "2027-03-28T01:00:00.000Z"],
    ["2027-10-31", 2, "2027-10-31T00:00:00.000Z"],
  ] as const)
    assert.equal(instantOf(day, hour, berlin).toISOString(), instant, `${day} ${hour}`);
});

test("only days that exist, written one way, are days", () => {
  for (const day of ["2026-01-01", "2028-02-29", "2000-02-29", "2026-12-31"]) assert.equal(isDay(day), true, day);
  for (const text of [
    "2027-02-29",
    "2100-02-29",
    "2027-02-30",
    "2027-04-31",
    "2027-00-10",
    "2027-13-01",
    "2027-1-1",
    "27-01-01",
    "2027-01-01T00:00",
    " 2027-01-01",
    "2027-01-01\n",
    "+002027-01-01",
    "",
  ]) {
    assert.equal(isDay(text), false, text);
  }
});

test("days are added by the calendar, not by hours", () => {
  assert.equal(addDays("2027-03-27", 2), "2027-03-29");
  assert.equal(addDays("2026-12-31", 1), "2027-01-01");
  assert.equal(addDays("2027-11-23", 365), "2028-11-22");
  assert.equal(addDays("2028-03-01", -1), "2028-02-29");
});

test("a day survives the column and the machine's own time zone", () => {
  for (const day of ["2026-12-31", "2027-03-28", "2027-10-31"]) assert.equal(dayFromColumn(dayToColumn(day)), day);
});
