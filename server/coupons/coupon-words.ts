import type { CouponBenefit, CouponTerms, NotNowReason } from "../../sdk/wire/coupon.ts";
import { formatCents, formatDay, type Language } from "../documents/format.ts";

/** What a coupon gives, in the largest type: "10 % Rabatt". */
export function benefitText(benefit: CouponBenefit, language: Language): string {
  const words = couponWords[language];
  switch (benefit.kind) {
    case "percent":
      return words.percent(benefit.percent);
    case "amount":
      return words.amount(formatCents(benefit.amountCents, language));
    case "two_for_one":
      return words.twoForOne(benefit.thing);
    case "extra":
      return words.extra(benefit.thing);
  }
}

/** When and from which purchase on, one short line each; the last day comes last. */
export function limitLines(terms: CouponTerms, language: Language): string[] {
  const words = couponWords[language];
  const days = terms.weekdays.length === 7 ? undefined : daysText(terms.weekdays, words.weekdays, words.and);
  const hours = terms.hours ? words.hours(terms.hours.from, terms.hours.until) : undefined;
  return [
    [days, hours].filter((part) => part !== undefined).join(", "),
    terms.minimumCents === undefined ? "" : words.minimum(formatCents(terms.minimumCents, language)),
    words.validFromTo(formatDay(terms.firstDay, language), formatDay(terms.lastDay, language)),
  ].filter((line) => line !== "");
}

/** Why a good coupon is not taken at this moment: "Heute nicht: gilt Montag bis Freitag". */
export function notNowText(reason: NotNowReason, terms: CouponTerms, language: Language): string {
  const words = couponWords[language];
  switch (reason) {
    case "too_early":
      return words.tooEarly(formatDay(terms.firstDay, language));
    case "other_weekday":
      return words.otherWeekday(daysText(terms.weekdays, words.longWeekdays, words.and, words.to));
    case "other_hours":
      return words.otherHours(terms.hours?.from ?? "", terms.hours?.until ?? "");
  }
}

/** "Mo–Fr", "Mo, Mi und Sa": three days and more in a row are a span. */
export function daysText(weekdays: readonly number[], names: readonly string[], and: string, to = "–"): string {
  const parts: string[] = [];
  const sorted = weekdays.toSorted((a, b) => a - b);
  for (let i = 0; i < sorted.length;) {
    let end = i;
    while (sorted[end + 1] === sorted[end]! + 1) end++; // safe because end is inside
    const first = names[sorted[i]! - 1]!; // safe because weekdays are 1 to 7
    const last = names[sorted[end]! - 1]!; // safe for the same reason
    if (end - i >= 2) parts.push(`${first}${to}${last}`);
    else parts.push(...sorted.slice(i, end + 1).map((day) => names[day - 1]!)); // safe for the same reason
    i = end + 1;
  }
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} ${and} ${parts.at(-1)}` : (parts[0] ?? "");
}

const de = {
  percent: (percent: number) => `${percent}\u00a0% Rabatt`,
  amount: (amount: string) => `${amount} weniger`,
  twoForOne: (thing: string) => `Zwei zum Preis von einem: ${thing}`,
  extra: (thing: string) => `Gratis dazu: ${thing}`,
  weekdays: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
  longWeekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
  and: "und",
  to: " bis ",
  tooEarly: (day: string) => `Noch nicht: ab ${day}`,
  otherWeekday: (days: string) => `Heute nicht: gilt ${days}`,
  otherHours: (from: string, until: string) => `Jetzt nicht: gilt von ${from} bis ${until} Uhr`,
  hours: (from: string, until: string) => `${from} bis ${until} Uhr`,
  minimum: (amount: string) => `ab ${amount} Einkauf`,
  validFromTo: (first: string, last: string) => `${first} bis ${last}`,
};
const en: typeof de = {
  percent: (percent) => `${percent}\u00a0% off`,
  amount: (amount) => `${amount} off`,
  twoForOne: (thing) => `Two for the price of one: ${thing}`,
  extra: (thing) => `Free extra: ${thing}`,
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  longWeekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  and: "and",
  to: " to ",
  tooEarly: (day) => `Not yet: from ${day}`,
  otherWeekday: (days) => `Not today: good on ${days}`,
  otherHours: (from, until) => `Not now: good from ${from} to ${until}`,
  hours: (from, until) => `${from} to ${until}`,
  minimum: (amount) => `from ${amount} of purchase`,
  validFromTo: (first, last) => `${first} to ${last}`,
};
const couponWords: Record<Language, typeof de> = { de, en };
