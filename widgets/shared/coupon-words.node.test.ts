import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CouponTerms } from "../../sdk/wire/coupon.ts";
import { couponGerman } from "./coupon-messages.de.ts";
import { couponEnglish } from "./coupon-messages.en.ts";
import { couponSimple } from "./coupon-messages.simple.ts";
import { notNowGerman } from "./coupon-not-now-messages.de.ts";
import { notNowEnglish } from "./coupon-not-now-messages.en.ts";
import { notNowSimple } from "./coupon-not-now-messages.simple.ts";
import { notNowWords, type NotNowSpeech } from "./coupon-not-now.ts";
import { benefitWords, daysWords, termsWords, type CouponSpeech } from "./coupon-words.ts";

const de: CouponSpeech & NotNowSpeech = { messages: { ...couponGerman, ...notNowGerman }, language: "de" };
const en: CouponSpeech & NotNowSpeech = { messages: { ...couponEnglish, ...notNowEnglish }, language: "en" };
const simple: CouponSpeech & NotNowSpeech = { messages: { ...couponSimple, ...notNowSimple }, language: "simple" };
const terms: CouponTerms = {
  title: "10 % auf alle Sträuße",
  benefit: { kind: "percent", percent: 10 },
  conditions: "",
  minimumCents: 2_000,
  firstDay: "2027-02-01",
  lastDay: "2027-12-31",
  weekdays: [1, 2, 3, 4, 5],
  hours: { from: "14:00", until: "18:00" },
};

describe("coupon words", () => {
  it("says what a coupon gives", () => {
    for (const [speech, benefit, words] of [
      [de, { kind: "percent", percent: 10 }, "10\u00a0% Rabatt"],
      [de, { kind: "amount", amountCents: 500 }, "5,00\u00a0€ weniger"],
      [de, { kind: "two_for_one", thing: "Käsekuchen" }, "Zwei zum Preis von einem: Käsekuchen"],
      [de, { kind: "extra", thing: "ein Kaffee" }, "Gratis dazu: ein Kaffee"],
      [de, { kind: "extra", thing: "{kind} $& {thing}" }, "Gratis dazu: {kind} $& {thing}"],
      [en, { kind: "percent", percent: 10 }, "10% off"],
      [en, { kind: "amount", amountCents: 500 }, "€5.00 off"],
      [simple, { kind: "percent", percent: 10 }, "10\u00a0% weniger"],
      [simple, { kind: "two_for_one", thing: "Kuchen" }, "2 bekommen, 1 bezahlen: Kuchen"],
    ] as const)
      assert.equal(benefitWords(speech, benefit), words);
  });

  it("says when, from which purchase on and how long", () => {
    const past = "2027-06-01";
    assert.deepEqual(termsWords(de, terms, past), ["Mo–Fr, 14–18 Uhr", "ab 20,00\u00a0€ Einkauf", "bis 31.12.2027"]);
    assert.equal(termsWords(de, terms, "2027-01-31").at(-1), "01.02.2027 bis 31.12.2027");
    assert.equal(termsWords(de, terms).at(-1), "bis 31.12.2027");
    assert.deepEqual(termsWords(en, terms), ["Mon–Fri, 14:00–18:00", "when you spend €20.00", "until 31 Dec 2027"]);
    const { hours: _hours, minimumCents: _minimum, ...plain } = { ...terms, weekdays: [1, 2, 3, 4, 5, 6, 7] };
    assert.deepEqual(termsWords(de, plain), ["bis 31.12.2027"]);
    const halves = { ...terms, hours: { from: "09:30", until: "24:00" } };
    assert.equal(termsWords(de, halves)[0], "Mo–Fr, 09:30–24:00 Uhr");
  });

  it("calls three days in a row a span, two two", () => {
    for (const [days, short, long] of [
      [[1, 2, 3, 4, 5], "Mo–Fr", "Montag bis Freitag"],
      [[6, 7], "Sa und So", "Samstag und Sonntag"],
      [[1, 3, 4, 5, 7], "Mo, Mi–Fr und So", "Montag, Mittwoch bis Freitag und Sonntag"],
      [[2], "Di", "Dienstag"],
    ] as const) {
      const { weekdaysShort, daysShort, listEnd } = couponGerman;
      assert.equal(daysWords([...days], weekdaysShort, daysShort, listEnd), short);
      assert.equal(daysWords([...days], notNowGerman.weekdaysLong, notNowGerman.daysLong, listEnd), long);
    }
    const { weekdaysShort, daysShort, listEnd } = couponEnglish;
    assert.equal(daysWords([1, 3, 5], weekdaysShort, daysShort, listEnd), "Mon, Wed and Fri");
  });

  it("says why not now", () => {
    const soon = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    const month = new Intl.DateTimeFormat("de", { day: "numeric", month: "long" }).format(new Date(`${soon}T12:00Z`));
    assert.equal(notNowWords(de, "too_early", { ...terms, firstDay: soon }), `Noch nicht: ab ${month}`);
    assert.equal(notNowWords(de, "too_early", { ...terms, firstDay: "2099-02-01" }), "Noch nicht: ab 1. Februar 2099");
    assert.equal(notNowWords(de, "other_weekday", terms), "Heute nicht: gilt Montag bis Freitag");
    assert.equal(notNowWords(de, "other_hours", terms), "Jetzt nicht: gilt von 14 bis 18 Uhr");
    assert.equal(notNowWords(en, "other_weekday", terms), "Not today: good on Monday to Friday");
    assert.equal(notNowWords(en, "other_hours", terms), "Not now: good from 14:00 to 18:00");
    assert.equal(notNowWords(simple, "other_hours", terms), "Jetzt nicht. Der Coupon gilt von 14 bis 18 Uhr.");
  });

  it("has no name in its messages that nobody fills in", () => {
    for (const speech of [de, en, simple])
      for (const text of [
        ...(["too_early", "other_weekday", "other_hours"] as const).map((reason) => notNowWords(speech, reason, terms)),
        ...termsWords(speech, terms, "2020-01-01"),
      ])
        assert.doesNotMatch(text, /[{}]/);
  });
});
