import assert from "node:assert/strict";
import { test } from "node:test";
import type { CouponDraft, DeskCoupon } from "../../../../sdk/wire/coupon-desk.ts";
import { emptyInput, inputOf, toDraft, type CouponInput } from "./coupon-input.ts";

const typed = (wish: Partial<CouponInput>): CouponInput => ({ ...emptyInput("2026-11-25"), ...wish });
const problems = (wish: Partial<CouponInput>): object => {
  const made = toDraft(typed({ kind: "percent", value: "10", ...wish }), "Titel");
  return "problems" in made ? made.problems : {};
};

test("a new one is good from today until the end of next month, over the year and in a leap year", () => {
  for (const [today, last] of [
    ["2026-11-25", "2026-12-31"],
    ["2026-12-31", "2027-01-31"],
    ["2028-01-31", "2028-02-29"],
  ] as const)
    assert.deepEqual([emptyInput(today).firstDay, emptyInput(today).lastDay], [today, last]);
});

test("amounts are read as people type them, and nothing is guessed", () => {
  for (const [value, amountCents] of [
    ["4,50", 450],
    ["4.50", 450],
    [" 4 € ", 400],
    ["4,5", 450],
  ] as const) {
    const made = toDraft(typed({ kind: "amount", value }), "Titel");
    assert.deepEqual("draft" in made && made.draft.terms.benefit, { kind: "amount", amountCents });
  }
  for (const value of ["", "0", "vier", "1.000", "-4", "4,505"])
    assert.deepEqual(problems({ kind: "amount", value }), { "terms.benefit": "benefit_amount" }, value);
});

test("what can't be is said at its field", () => {
  assert.deepEqual(problems({ value: "101" }), { "terms.benefit": "benefit_percent" });
  assert.deepEqual(problems({ weekdays: [] }), { "terms.weekdays": "weekdays_required" });
  assert.deepEqual(problems({ from: "14:00" }), { "terms.hours.until": "hours_incomplete" });
  assert.deepEqual(problems({ lastDay: "" }), { "terms.lastDay": "date_invalid" });
  assert.deepEqual(problems({ minimum: "viel" }), { "terms.minimumCents": "amount_invalid" });
  assert.deepEqual(problems({ dailyLimit: "0" }), { "audience.dailyLimit": "number_invalid" });
  // A book's coupon has no number of its own: what was typed before is not in its way.
  assert.deepEqual(problems({ dailyLimit: "0", bookId: "a-book" }), {});
});

test("a coupon that is opened and saved is the same", () => {
  const draft: CouponDraft = {
    terms: {
      title: "Kaffee am Abend",
      benefit: { kind: "extra", thing: "ein Kaffee" },
      conditions: "Nur im Haus.",
      minimumCents: 1_950,
      firstDay: "2026-11-25",
      lastDay: "2026-12-31",
      weekdays: [1, 3],
      hours: { from: "18:00", until: "24:00" },
    },
    audience: { kind: "all", totalLimit: 50, dailyLimit: 5 },
    pictureId: "a-picture",
  };
  const coupon: DeskCoupon = { ...draft, id: "one", state: "live", taken: 0, redeemed: 0 };
  for (const language of ["de", "en"] as const)
    assert.deepEqual(toDraft(inputOf(coupon, language), draft.terms.title), { draft });
});
