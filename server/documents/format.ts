export type Language = "de" | "en";

const LOCALES = { de: "de-DE", en: "en-GB" } as const;

/**
 * Cents as a price: `2500` → "25,00 €" (German, no-break space before the sign) or "€25.00".
 * The amount reaches Intl as a decimal string, so no float ever stands in for it.
 * @throws RangeError where cents is not a whole number of at least 0
 */
export function formatCents(cents: number, language: Language): string {
  if (!Number.isSafeInteger(cents) || cents < 0) throw new RangeError("cents must be a whole number of at least 0");
  const digits = String(cents).padStart(3, "0");
  const decimal = `${digits.slice(0, -2)}.${digits.slice(-2)}` as Intl.StringNumericLiteral; // safe because digits are all it holds
  return new Intl.NumberFormat(LOCALES[language], { style: "currency", currency: "EUR" }).format(decimal);
}

/**
 * A calendar day: `"2029-12-31"` → "31.12.2029" (German) or "31 December 2029".
 * @throws RangeError where the text is no day of the calendar
 */
export function formatDay(day: string, language: Language): string {
  // Noon UTC is the same calendar day in Europe/Berlin, in summer and in winter.
  const noon = new Date(`${day}T12:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(day);
  if (!isDay) throw new RangeError("day must be YYYY-MM-DD");
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: "Europe/Berlin",
    day: language === "de" ? "2-digit" : "numeric",
    month: language === "de" ? "2-digit" : "long",
    year: "numeric",
  }).format(noon);
}
