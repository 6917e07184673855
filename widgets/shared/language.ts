/** The languages our elements speak; German is built in, the others are fetched when needed. */
export type Language = "de" | "en";

/** `lang` on the element, else the nearest `lang` above it (through shadow roots), else the browser's; German last. */
export function languageOf(element: Element): Language {
  let node: Element | null = element;
  while (node) {
    const holder: Element | null = node.closest("[lang]");
    if (holder) return toLanguage(holder.getAttribute("lang") ?? "");
    const root = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return toLanguage(navigator.language);
}

function toLanguage(tag: string): Language {
  return /^en\b/i.test(tag) ? "en" : "de";
}

/** "25,00 €". Cents are exact integers; the division is only for display. */
export function formatCents(cents: number, language: Language): string {
  return new Intl.NumberFormat(language === "de" ? "de-DE" : "en-GB", { style: "currency", currency: "EUR" }).format(
    cents / 100,
  );
}

/** "31.12.2029" from `2029-12-31`. */
export function formatDay(day: string, language: Language): string {
  const [year, month, date] = day.split("-").map(Number);
  const noon = Date.UTC(year!, month! - 1, date, 12);
  return new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", {
    dateStyle: "medium",
    timeZone: "UTC",
  }).format(noon);
}

/** "Sa., 5. Dez. 2026, 19:30 Uhr" (town time) from an ISO instant. */
export function formatInstant(instant: string, language: Language): string {
  const text = new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Europe/Berlin",
  }).format(new Date(instant));
  return language === "de" ? `${text} Uhr` : text;
}
