import assert from "node:assert/strict";
import { test } from "node:test";
import { formatCents, formatDay } from "./format.ts";

test("cents become a price, to the cent, at any size", () => {
  assert.equal(formatCents(2500, "de"), "25,00\u00a0€");
  assert.equal(formatCents(5, "de"), "0,05\u00a0€");
  assert.equal(formatCents(0, "de"), "0,00\u00a0€");
  assert.equal(formatCents(123456789, "de"), "1.234.567,89\u00a0€");
  assert.equal(formatCents(2500, "en"), "€25.00");
  assert.equal(formatCents(Number.MAX_SAFE_INTEGER, "de"), "90.071.992.547.409,91\u00a0€");
});

test("anything but whole cents is refused", () => {
  for (const cents of [0.5, -1, Number.NaN, Infinity]) assert.throws(() => formatCents(cents, "de"), RangeError);
});

test("a day is written as people write it, whatever the zone of the machine", () => {
  assert.equal(formatDay("2029-12-31", "de"), "31.12.2029");
  assert.equal(formatDay("2028-02-29", "de"), "29.02.2028");
  assert.equal(formatDay("2029-12-31", "en"), "31 December 2029");
});

test("no day of the calendar is refused", () => {
  for (const day of ["2029-02-29", "31.12.2029", "2029-12-31T10:00", "", "2029-13-01"]) {
    assert.throws(() => formatDay(day, "de"), RangeError);
  }
});
