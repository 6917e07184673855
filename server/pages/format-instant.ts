import type { Language } from "../documents/format.ts";

const locales = { de: "de-DE", en: "en-GB" } as const;

/** "23.11.2026, 14:05 Uhr" in the town's time. */
export function formatInstant(instant: Date | string, language: Language, timeZone: string): string {
  const day = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  });
  return `${day.format(new Date(instant))}, ${formatTime(instant, language, timeZone)}${language === "de" ? " Uhr" : ""}`;
}

/** "14:05" */
export function formatTime(instant: Date | string, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(locales[language], { timeZone, hour: "2-digit", minute: "2-digit" }).format(
    new Date(instant),
  );
}

/** In fours, as bank statements print IBAN and RF reference. */
export function inFours(text: string): string {
  return text.replace(/(.{4})(?=.)/g, "$1 ");
}
