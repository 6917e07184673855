import type { CouponTerms, NotNowReason } from "../../sdk/wire/coupon.ts";
import type { CouponMessages } from "./coupon-messages.de.ts";
import type { NotNowMessages } from "./coupon-not-now-messages.de.ts";
import { daysWords, hoursWords } from "./coupon-words.ts";
import { fill } from "./fill.ts";
import { localeOf, type Language } from "./language.ts";

/** What these words are made of. */
export interface NotNowSpeech {
  messages: NotNowMessages & Pick<CouponMessages, "listEnd">;
  language: Language;
}

/** Why a good coupon is not taken at this moment: "Heute nicht: gilt Montag bis Freitag". */
export function notNowWords({ messages, language }: NotNowSpeech, reason: NotNowReason, terms: CouponTerms): string {
  switch (reason) {
    case "too_early":
      return fill(messages.too_early, { date: dayAndMonth(terms.firstDay, language) });
    case "other_weekday":
      return fill(messages.other_weekday, {
        days: daysWords(terms.weekdays, messages.weekdaysLong, messages.daysLong, messages.listEnd),
      });
    case "other_hours":
      return fill(messages.other_hours, {
        hours: terms.hours ? hoursWords(language, terms.hours, messages.hoursLong) : "",
      });
  }
}

/** "1. Februar"; with the year where it is more than 300 days away. */
function dayAndMonth(day: string, language: Language): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const isFar = noon - Date.now() > 300 * 86_400_000;
  const year = isFar ? ({ year: "numeric" } as const) : {};
  const format = new Intl.DateTimeFormat(localeOf(language), {
    day: "numeric",
    month: "long",
    ...year,
    timeZone: "UTC",
  });
  return format.format(noon);
}
