import assert from "node:assert/strict";
import { test } from "node:test";
import type { NetworkSettings } from "../../../../sdk/wire/network-settings.ts";
import { readEuros, writeEuros } from "./euro-list.ts";
import { changesOf, draftOf, problemsFromServer, readDraft, rebase } from "./settings-draft.ts";
import { settingsEnglish } from "./settings.messages.en.ts";
import { settingsGerman } from "./settings.messages.de.ts";

const settings: NetworkSettings = {
  town: "Twistringen",
  voucherName: "Stadtgutschein",
  brandColor: "#1d5c45",
  denominationsCents: [1_000, 4_550],
  maxVouchers: 20,
  postcodeAreas: ["27", "28"],
  issuer: { name: "GUT", street: "Lange Straße 1", postalCode: "27239", city: "Twistringen", email: "a@gut.example" },
  iban: "DE02120300000000202051",
  bic: "BYLADEM1001",
  texts: {
    welcome: { de: "Hallo", en: "" },
    mailNote: { de: "", en: "" },
    helpPhone: "",
    officeHours: { de: "", en: "" },
  },
};

test("amounts as people write them", () => {
  for (const [typed, cents] of [
    ["10, 25, 50", [1_000, 2_500, 5_000]],
    ["10,25", [1_025]],
    ["45,50 45.5", [4_550, 4_550]],
    ["10 €; 25 €,\n50 EUR", [1_000, 2_500, 5_000]],
    ["10 , 25,", [1_000, 2_500]],
    ["", []],
    [" , ", []],
    ["10,25,50", undefined],
    ["1.000", undefined],
    ["-5", undefined],
    ["10, fünf", undefined],
    ["10,255", undefined],
    ["1e3", undefined],
  ] as const)
    assert.deepEqual(readEuros(typed), cents, typed);
  for (const cents of [[100], [1_000, 4_550, 100_000], [1_005]]) {
    assert.deepEqual(readEuros(writeEuros(cents, "de")), cents);
    assert.deepEqual(readEuros(writeEuros(cents, "en")), cents);
  }
});

test("what stands in the fields means the settings it was made from", () => {
  for (const language of ["de", "en"] as const)
    assert.deepEqual(readDraft(draftOf(settings, language)), { settings, problems: {} });
});

test("a change is one where something else would be saved; what cannot be read is a problem", () => {
  const before = draftOf(settings, "de");
  const same = readDraft({ ...before, iban: "de02 120300000000202051 ", denominationsCents: "45,50; 10" }).settings;
  assert.deepEqual(changesOf(before, draftOf(same, "de")), []);
  const { settings: other } = readDraft({ ...before, denominationsCents: "10", postcodeAreas: "28 27 26" });
  assert.deepEqual(changesOf(before, draftOf(other, "de")), [
    { field: "denominationsCents", before: "10, 45,50", after: "10" },
    { field: "postcodeAreas", before: "27, 28", after: "26, 27, 28" },
  ]);
  const wrong = { ...before, town: " ", brandColor: "rot", maxVouchers: "viele", denominationsCents: "zehn" };
  assert.deepEqual(readDraft(wrong).problems, {
    town: "required",
    brandColor: "color_invalid",
    maxVouchers: "value_out_of_range",
    denominationsCents: "wrong_type",
  });
});

test("somebody else saved: theirs below, mine on top", () => {
  const base = draftOf(settings, "de");
  const mine = { ...base, town: "Meins", bic: "MEINDEXX" };
  const current = { ...base, town: "Ihres", voucherName: "Ihr Gutschein" };
  const rebased = rebase(mine, base, current);
  assert.deepEqual(
    [rebased.town, rebased.bic, rebased.voucherName, rebased.iban],
    ["Meins", "MEINDEXX", "Ihr Gutschein", base.iban],
  );
});

test("the server's reasons stand at their fields, each with a sentence in both languages", () => {
  assert.deepEqual(
    problemsFromServer({
      "settings.denominationsCents.2": "value_out_of_range",
      "settings.issuer.email": "email_invalid",
      "settings.texts.welcome.de": "required",
      "settings.iban": "iban_invalid",
      version: "too_long",
    }),
    {
      denominationsCents: "value_out_of_range",
      "issuer.email": "email_invalid",
      "texts.welcome.de": "required",
      iban: "iban_invalid",
    },
  );
  assert.deepEqual(Object.keys(settingsEnglish.reasons), Object.keys(settingsGerman.reasons));
});
