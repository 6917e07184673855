/** The languages our elements speak; German is built in, the others are fetched when needed. `simple`: Einfache Sprache. */
export type Language = "de" | "en" | "simple";

/** What the API and `lang` know: Einfache Sprache is German to them. */
export function spoken(language: Language): "de" | "en" {
  return language === "en" ? "en" : "de";
}

/** For `Intl`. */
export function localeOf(language: Language): string {
  return language === "en" ? "en-GB" : "de-DE";
}

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

/** `simple` is a registered variant of BCP 47: `de-simple`; some sites write `de-x-simple`. */
function toLanguage(tag: string): Language {
  return /^en\b/i.test(tag) ? "en" : /^de\b.*-simple\b/i.test(tag) ? "simple" : "de";
}

/** "25,00 €". Cents are exact integers. Without `Intl`, whose first format holds a slow phone up for 40 ms. */
export function formatCents(cents: number, language: Language): string {
  const euros = (cents / 100).toFixed(2);
  return language === "en"
    ? euros.replace(/\B(?=(\d{3})+\.)/g, ",").replace(/\d/, "€$&")
    : `${euros.replace(".", ",").replace(/\B(?=(\d{3})+,)/g, ".")}\u00a0€`;
}

/** "31.12.2029" from `2029-12-31`. */
export function formatDay(day: string, language: Language): string {
  if (language !== "en") return day.split("-").reverse().join(".");
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: "medium", timeZone: "UTC" }).format(new Date(day));
}

/** "Sa., 5. Dez. 2026, 19:30 Uhr" (town time) from an ISO instant. */
export function formatInstant(instant: string, language: Language): string {
  const text = new Intl.DateTimeFormat(localeOf(language), {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Europe/Berlin",
  }).format(new Date(instant));
  return language === "en" ? text : `${text} Uhr`;
}
