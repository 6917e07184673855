import type { NetworkSettings } from "../../../../sdk/wire/network-settings.ts";
import { readEuros, writeEuros } from "./euro-list.ts";

/** Every field, by its path in the settings, in the order of the page. */
export const FIELDS = [
  "town",
  "voucherName",
  "brandColor",
  "denominationsCents",
  "maxVouchers",
  "issuer.name",
  "issuer.street",
  "issuer.postalCode",
  "issuer.city",
  "issuer.email",
  "iban",
  "bic",
  "postcodeAreas",
  "texts.helpPhone",
  "texts.officeHours.de",
  "texts.officeHours.en",
  "texts.welcome.de",
  "texts.welcome.en",
  "texts.mailNote.de",
  "texts.mailNote.en",
] as const;
export type FieldId = (typeof FIELDS)[number];

/** What stands in the fields. */
export type Draft = Record<FieldId, string>;
/** Field → why it cannot be saved like this. */
export type Problems = Partial<Record<FieldId, string>>;

const OPTIONAL = /^(iban|bic|postcodeAreas|texts\..*)$/;

export function draftOf(settings: NetworkSettings, language: "de" | "en"): Draft {
  const { issuer, texts } = settings;
  return {
    town: settings.town,
    voucherName: settings.voucherName,
    brandColor: settings.brandColor,
    denominationsCents: writeEuros(settings.denominationsCents, language),
    maxVouchers: String(settings.maxVouchers),
    "issuer.name": issuer.name,
    "issuer.street": issuer.street,
    "issuer.postalCode": issuer.postalCode,
    "issuer.city": issuer.city,
    "issuer.email": issuer.email,
    iban: settings.iban.replace(/(.{4})(?=.)/g, "$1 "),
    bic: settings.bic,
    postcodeAreas: settings.postcodeAreas.join(", "),
    "texts.helpPhone": texts.helpPhone,
    "texts.officeHours.de": texts.officeHours.de,
    "texts.officeHours.en": texts.officeHours.en,
    "texts.welcome.de": texts.welcome.de,
    "texts.welcome.en": texts.welcome.en,
    "texts.mailNote.de": texts.mailNote.de,
    "texts.mailNote.en": texts.mailNote.en,
  };
}

/** The settings that the fields mean; the server looks at everything else. */
export function readDraft(draft: Draft): { settings: NetworkSettings; problems: Problems } {
  const problems: Problems = {};
  for (const field of FIELDS) if (draft[field].trim() === "" && !OPTIONAL.test(field)) problems[field] = "required";
  const denominationsCents = readEuros(draft.denominationsCents);
  if (!denominationsCents) problems.denominationsCents = "wrong_type";
  if (!/^\s*\d{1,3}\s*$/.test(draft.maxVouchers)) problems.maxVouchers ??= "value_out_of_range";
  const brandColor = draft.brandColor.trim().toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(brandColor)) problems.brandColor ??= "color_invalid";
  const text = (field: FieldId): string => draft[field].trim();
  const both = (name: "officeHours" | "welcome" | "mailNote"): { de: string; en: string } => ({
    de: text(`texts.${name}.de`),
    en: text(`texts.${name}.en`),
  });
  return {
    problems,
    settings: {
      town: text("town"),
      voucherName: text("voucherName"),
      brandColor,
      denominationsCents: [...(denominationsCents ?? [])].sort((a, b) => a - b),
      maxVouchers: Number(draft.maxVouchers),
      issuer: {
        name: text("issuer.name"),
        street: text("issuer.street"),
        postalCode: text("issuer.postalCode"),
        city: text("issuer.city"),
        email: text("issuer.email"),
      },
      iban: draft.iban.replace(/\s/g, "").toUpperCase(),
      bic: draft.bic.replace(/\s/g, "").toUpperCase(),
      postcodeAreas: [...new Set(draft.postcodeAreas.split(/[\s,;]+/).filter(Boolean))].sort(),
      texts: {
        welcome: both("welcome"),
        mailNote: both("mailNote"),
        helpPhone: text("texts.helpPhone"),
        officeHours: both("officeHours"),
      },
    },
  };
}

export interface Change {
  field: FieldId;
  before: string;
  after: string;
}

/** What saving would change, as it reads. */
export function changesOf(before: Draft, after: Draft): Change[] {
  return FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));
}

/** Somebody else saved: what was typed here stays, everything else is as it now stands. */
export function rebase(draft: Draft, base: Draft, current: Draft): Draft {
  const kept = FIELDS.filter((field) => draft[field] !== base[field]).map((field) => [field, draft[field]]);
  return { ...current, ...Object.fromEntries(kept) };
}

/** The server's reasons by field: `settings.denominationsCents.2` is about the denominations. */
export function problemsFromServer(fields: Record<string, string>): Problems {
  const problems: Problems = {};
  for (const [path, reason] of Object.entries(fields)) {
    const field = FIELDS.find((id) => `${path.replace(/^settings\./, "")}.`.startsWith(`${id}.`));
    if (field) problems[field] ??= reason;
  }
  return problems;
}
