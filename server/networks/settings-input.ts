import { SETTINGS_LIMITS, type NetworkSettings, type SaveSettingsRequest } from "../../sdk/wire/network-settings.ts";
import { isIban, tidyIban } from "../applications/iban.ts";
import { tidyGreeting } from "../documents/greeting.ts";
import { fitsGiroCode } from "../payments/bank-transfer.ts";
import { emailInput, wire, z } from "../platform/http/openapi.ts";

const { lineLength, issuerNameLength, textLength, hoursLength } = SETTINGS_LIMITS;

/** One line that is said somewhere: nothing that breaks out of it or turns it around. */
const line = (max: number) =>
  z
    .string({ error: "required" })
    .transform((text) => tidyGreeting(text).replace(/\s+/g, " "))
    .pipe(z.string().min(1, "required").max(max, "too_long"));
const optionalLine = (max: number) =>
  z
    .string()
    .transform((text) => tidyGreeting(text).replace(/\s+/g, " "))
    .pipe(z.string().max(max, "too_long"));
const paragraphs = z.string().transform(tidyGreeting).pipe(z.string().max(textLength, "too_long"));
const inBothLanguages = (text: ReturnType<typeof optionalLine>) =>
  // English alone would leave the German reader with nothing.
  z.strictObject({ de: text, en: text }).refine(({ de, en }) => de !== "" || en === "", {
    error: "required",
    path: ["de"],
  });

/** In cents, between 1 € and 1,000 €. */
const denomination = z
  .int()
  .min(SETTINGS_LIMITS.minDenominationCents, "value_out_of_range")
  .max(SETTINGS_LIMITS.maxDenominationCents, "value_out_of_range");
const denominations = z
  .array(denomination)
  .min(1, "required")
  .max(SETTINGS_LIMITS.maxDenominations, "too_many")
  .refine((all) => new Set(all).size === all.length, "value_repeated")
  .transform((all) => all.toSorted((a, b) => a - b));

/** 01 to 99: the German post has no area 00. */
const isArea = (area: string): boolean => /^(?!00)\d\d$/.test(area);
const postcodeAreas = z
  .array(z.string().refine(isArea, "postcode_area_invalid"))
  .max(SETTINGS_LIMITS.maxPostcodeAreas, "too_many")
  .transform((all) => [...new Set(all)].toSorted());

export const networkSettings = z
  .strictObject({
    town: line(lineLength),
    voucherName: line(lineLength),
    brandColor: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^#[0-9a-f]{6}$/, "color_invalid"),
    denominationsCents: denominations,
    maxVouchers: z.int().min(1, "value_out_of_range").max(SETTINGS_LIMITS.maxVouchers, "value_out_of_range"),
    postcodeAreas,
    issuer: z.strictObject({
      name: line(issuerNameLength),
      street: line(lineLength),
      postalCode: line(10).pipe(z.string().regex(/^\d{5}$/, "postal_code_invalid")),
      city: line(lineLength),
      email: emailInput,
    }),
    iban: z
      .string()
      .max(60, "too_long")
      .transform(tidyIban)
      .refine((iban) => iban === "" || (isIban(iban) && fitsGiroCode(iban)), "iban_invalid"),
    bic: z
      .string()
      .max(20, "too_long")
      .transform((bic) => bic.replace(/\s/g, "").toUpperCase())
      // ISO 9362: bank, country, place, and perhaps a branch.
      .pipe(z.string().regex(/^$|^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/, "bic_invalid")),
    texts: z.strictObject({
      welcome: inBothLanguages(paragraphs),
      mailNote: inBothLanguages(paragraphs),
      helpPhone: optionalLine(40).pipe(z.string().regex(/^$|^\+?[0-9][0-9 ()/.-]{3,}$/, "phone_invalid")),
      officeHours: inBothLanguages(optionalLine(hoursLength)),
    }),
  })
  .refine(({ iban, bic }) => iban === "" || bic !== "", { error: "required", path: ["bic"] })
  .refine(({ iban, bic }) => bic === "" || iban !== "", { error: "required", path: ["iban"] })
  .refine(
    ({ postcodeAreas: areas, issuer }) =>
      areas.length === 0 || !areas.every(isArea) || areas.includes(issuer.postalCode.slice(0, 2)),
    {
      error: "postcode_area_missing",
      path: ["postcodeAreas"],
    },
  );
wire<NetworkSettings>()(networkSettings);

export const saveSettingsRequest = wire<SaveSettingsRequest>()(
  z.strictObject({ version: z.string().max(100), settings: networkSettings }),
);
