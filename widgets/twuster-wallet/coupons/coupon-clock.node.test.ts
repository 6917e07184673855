import assert from "node:assert/strict";
import { test } from "node:test";
import { anyTime } from "../../../demo/testing/coupons.ts";
import { statusAt, wallMoment } from "../../../server/coupons/eligibility.ts";
import type { CouponTerms } from "../../../sdk/wire/coupon.ts";
import { statusNow } from "./coupon-clock.ts";

const sorts: CouponTerms[] = [
  anyTime,
  { ...anyTime, weekdays: [1, 3, 7], hours: { from: "14:00", until: "18:30" } },
  { ...anyTime, weekdays: [5, 6], hours: { from: "22:00", until: "02:00" } },
  { ...anyTime, lastDay: "2026-06-30", weekdays: [5, 6], hours: { from: "22:00", until: "02:00" } },
  { ...anyTime, firstDay: "2026-03-28", lastDay: "2026-10-25", hours: { from: "18:00", until: "24:00" } },
];

test("the phone says of every hour of a year what the counter will say", () => {
  const seen = new Set<string>();
  for (const terms of sorts)
    for (let hour = 0; hour < 24 * 370; hour++) {
      const now = new Date(Date.UTC(2025, 11, 30) + hour * 3_600_000 + (hour % 4) * 900_000);
      const status = statusAt(terms, wallMoment(now, "Europe/Berlin"));
      seen.add(status);
      assert.equal(statusNow(terms, now), status, `${JSON.stringify(terms)} at ${now.toISOString()}`);
    }
  assert.deepEqual([...seen].sort(), ["other_hours", "other_weekday", "over", "too_early", "usable"]);
});
