import type { CouponBenefit, CouponHours, CouponTerms } from "../../sdk/wire/coupon.ts";
import type { CouponMessages } from "./coupon-messages.de.ts";
import { fill } from "./fill.ts";
import { formatCents, formatDay, type Language } from "./language.ts";

/** What the words of a coupon are made of. */
export interface CouponSpeech {
  messages: CouponMessages;
  language: Language;
}

/** What it gives, for the largest type: "10 % Rabatt", "Gratis dazu: ein Kaffee". */
export function benefitWords({ messages, language }: CouponSpeech, benefit: CouponBenefit): string {
  const amount = "amountCents" in benefit ? formatCents(benefit.amountCents, language) : "";
  return fill(messages[`benefit_${benefit.kind}`], { ...benefit, amount });
}

/**
 * When it is taken, from which purchase on and how long, a few words each: "Mo–Fr, 14–18 Uhr", "ab 20,00 € Einkauf",
 * "bis 31.12.2027".
 * @param today `YYYY-MM-DD`; a coupon that begins later says from when. Absent: it has begun.
 */
export function termsWords(speech: CouponSpeech, terms: CouponTerms, today = terms.firstDay): string[] {
  const { messages, language } = speech;
  const { weekdays, hours, minimumCents, firstDay, lastDay } = terms;
  const times = [
    weekdays.length < 7 && daysWords(weekdays, messages.weekdaysShort, messages.daysShort, messages.listEnd),
    hours && hoursWords(language, hours, messages.hoursShort),
  ];
  return [
    times.filter(Boolean).join(", "),
    minimumCents ? fill(messages.fromPurchase, { amount: formatCents(minimumCents, language) }) : "",
    fill(firstDay > today ? messages.fromDayToDay : messages.untilDay, {
      first: formatDay(firstDay, language),
      last: formatDay(lastDay, language),
    }),
  ].filter(Boolean);
}

/**
 * "Mo–Fr", "Montag, Mittwoch und Samstag". Three days and more in a row are a span. Without `Intl`, whose first list
 * and first weekday hold a slow phone up longer than drawing the coupons does.
 * @param weekdays 1 is Monday
 * @param names of all seven, from Monday on, with spaces between
 * @param span how a span is said: "{first}–{last}"
 * @param listEnd how a list ends: "{rest} und {last}"
 */
export function daysWords(weekdays: number[], names: string, span: string, listEnd: string): string {
  const all = names.split(" ");
  const parts: string[] = [];
  for (let i = 0; i < weekdays.length;) {
    let end = i;
    while (weekdays[end + 1] === weekdays[end]! + 1) end++; // safe because end is inside
    const days = weekdays.slice(i, end + 1).map((day) => all[day - 1]!); // safe because there are seven
    parts.push(...(days.length > 2 ? [fill(span, { first: days[0]!, last: days.at(-1)! })] : days)); // safe because there are three
    i = end + 1;
  }
  const last = parts.pop() ?? "";
  return parts.length > 0 ? fill(listEnd, { rest: parts.join(", "), last }) : last;
}

/** "14–18 Uhr", "von 14:30 bis 18:00 Uhr". @param text how hours are said: "{from}–{until} Uhr" */
export function hoursWords(language: Language, { from, until }: CouponHours, text: string): string {
  const isWhole = language !== "en" && /:00..:00/.test(from + until);
  const clock = (time: string): string | number => (isWhole ? parseInt(time, 10) : time);
  return fill(text, { from: clock(from), until: clock(until) });
}
