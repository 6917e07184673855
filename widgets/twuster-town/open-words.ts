import { openStateAt, timeOf, weekdayOf, type OpeningHours, type WallClock } from "../../sdk/wire/opening-hours.ts";
import { localeOf, type Language } from "../shared/language.ts";
import type { TownMessages } from "./messages.de.ts";

/** `{name}` in a message, filled in. */
export function fill(message: string, values: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** "Jetzt geöffnet, bis 18:00 Uhr". Undefined where no hours are known. */
export function openWords(
  hours: OpeningHours,
  now: WallClock,
  messages: TownMessages,
  language: Language,
): { isOpen: boolean; text: string } | undefined {
  if (hours.weekly.length === 0) return undefined;
  const { isOpen, next } = openStateAt(hours, now);
  const state = isOpen ? messages.open : messages.closed;
  if (!next) return { isOpen, text: state };
  const days = (Date.parse(next.day) - Date.parse(now.day)) / 86_400_000;
  const time = timeOf(next.minute).replace(/^0/, "");
  // The end of a night belongs to the evening before.
  const isTonight = days === 0 || (isOpen && days === 1 && next.minute <= 360);
  // 2024-01-01 was a Monday.
  const day = new Intl.DateTimeFormat(localeOf(language), { weekday: "long", timeZone: "UTC" }).format(
    Date.UTC(2024, 0, weekdayOf(next.day)),
  );
  const pattern = isTonight
    ? isOpen
      ? messages.untilToday
      : messages.today
    : days === 1
      ? messages.tomorrow
      : messages.onDay;
  const when = fill(pattern, { time, day });
  return { isOpen, text: fill(isOpen ? messages.until : messages.opens, { state, when }) };
}
