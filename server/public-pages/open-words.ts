import {
  openStateAt,
  timeOf,
  wallClockOf,
  weekdayOf,
  type OpeningHours,
  type WallClock,
} from "../../sdk/wire/opening-hours.ts";
import { addDays } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { publicPagesGerman as words } from "./messages.de.ts";

/** "Jetzt geöffnet, bis 18:00 Uhr", as the town's clock has it. Undefined where no hours are known. */
export function openWords(
  { clock, network }: Context,
  hours: OpeningHours,
): { isOpen: boolean; text: string } | undefined {
  if (hours.weekly.length === 0) return undefined;
  const now = wallClockOf(clock.now(), network.timeZone);
  const { isOpen, next } = openStateAt(hours, now);
  const when = next ? whenWords(now, next, isOpen) : "";
  const change = when && `, ${isOpen ? words.until(when) : words.opens(when)}`;
  return { isOpen, text: `${isOpen ? words.open : words.closed}${change}` };
}

function whenWords(now: WallClock, next: WallClock, isEnd: boolean): string {
  const time = timeOf(next.minute).replace(/^0/, "");
  if (next.day === now.day) return isEnd ? words.oClock(time) : words.onDay(words.today, time);
  // The end of a night belongs to the evening before.
  if (isEnd && next.day === addDays(now.day, 1) && next.minute <= 360) return words.oClock(time);
  if (next.day === addDays(now.day, 1)) return words.onDay(words.tomorrow, time);
  return words.onDay(words.weekdays[weekdayOf(next.day) - 1]!, time); // safe because a weekday is 1 to 7
}
