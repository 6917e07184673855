import { formatDay, type Language } from "../../shared/language.ts";
import { isShowable, standingOf } from "../pass-standing.ts";
import { townDay } from "../town-clock.ts";
import type { WalletPass } from "../wallet.ts";

/** Whether a pass of any kind may be shown now. */
export function isOpen({ view }: WalletPass): boolean {
  return isShowable(standingOf(view, new Date()));
}

/** The town's day of an instant, written out. */
export function dayText(instant: string, language: Language): string {
  return formatDay(townDay(new Date(instant)), language);
}
