import assert from "node:assert/strict";
import { test } from "node:test";
import type { CouponTerms } from "../../sdk/wire/coupon.ts";
import { benefitText, daysText, limitLines, notNowText } from "./coupon-words.ts";

const names = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];

test("what a coupon gives, in few words", () => {
  assert.equal(benefitText({ kind: "percent", percent: 10 }, "de"), "10\u00a0% Rabatt");
  assert.equal(benefitText({ kind: "amount", amountCents: 450 }, "de"), "4,50\u00a0€ weniger");
  assert.equal(benefitText({ kind: "two_for_one", thing: "Käsekuchen" }, "de"), "Zwei zum Preis von einem: Käsekuchen");
  assert.equal(benefitText({ kind: "extra", thing: "a coffee" }, "en"), "Free extra: a coffee");
});

test("days in a row are a span, two are two", () => {
  for (const [days, text] of [
    [[1, 2, 3, 4, 5], "Mo–Fr"],
    [[5, 1], "Mo und Fr"],
    [[6, 7], "Sa und So"],
    [[1, 3, 4, 5, 7], "Mo, Mi–Fr und So"],
    [[2], "Di"],
  ] as const)
    assert.equal(daysText(days, names, "und"), text);
});

test("limits: days and hours in one line, minimum, first and last day", () => {
  const terms: CouponTerms = {
    title: "x",
    benefit: { kind: "percent", percent: 10 },
    conditions: "",
    minimumCents: 2_000,
    firstDay: "2027-02-01",
    lastDay: "2027-11-30",
    weekdays: [1, 2, 3, 4, 5],
    hours: { from: "14:00", until: "18:00" },
  };
  assert.equal(notNowText("too_early", terms, "de"), "Noch nicht: ab 01.02.2027");
  assert.equal(notNowText("other_weekday", terms, "de"), "Heute nicht: gilt Montag bis Freitag");
  assert.equal(notNowText("other_hours", terms, "en"), "Not now: good from 14:00 to 18:00");
  assert.deepEqual(limitLines(terms, "de"), [
    "Mo–Fr, 14:00 bis 18:00 Uhr",
    "ab 20,00\u00a0€ Einkauf",
    "01.02.2027 bis 30.11.2027",
  ]);
  const { minimumCents: _minimum, hours: _hours, ...plain } = { ...terms, weekdays: [1, 2, 3, 4, 5, 6, 7] };
  assert.deepEqual(limitLines(plain, "en"), ["1 February 2027 to 30 November 2027"]);
});
