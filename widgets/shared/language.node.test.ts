import assert from "node:assert/strict";
import { test } from "node:test";
import { formatCents, formatDay, localeOf } from "./language.ts";

test("amounts and days are written as Intl writes them", () => {
  for (const language of ["de", "simple", "en"] as const) {
    const locale = localeOf(language);
    const euros = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" });
    for (const cents of [0, 5, 99, 100, 2_500, 99_999, 100_000, 123_456_789, -5, -12_345, -123_456])
      assert.equal(formatCents(cents, language), euros.format(cents / 100));
    const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
    for (const day of ["2024-02-29", "2026-09-01", "2027-12-31"])
      assert.equal(formatDay(day, language), days.format(Date.parse(day)));
  }
});
