import { fill } from "../shared/fill.ts";
import { formatCents, localeOf, type Language } from "../shared/language.ts";
import type { Counter } from "./counter.ts";
import type { CounterState, Problem, Screen } from "./counter-state.ts";
import type { Messages } from "./messages.de.ts";
import type { Viewfinder } from "./viewfinder.ts";

export { fill };

/** All a screen needs to draw itself. */
export interface CounterView<Name extends Screen["name"] = Screen["name"]> {
  screen: Extract<Screen, { name: Name }>;
  state: CounterState;
  messages: Messages;
  language: Language;
  counter: Counter;
  viewfinder: Viewfinder;
  isOnline: boolean;
  nowMs: number;
  /** Shows the camera; its press also wakes the sound. */
  scan: () => void;
}

export function money({ language }: Pick<CounterView, "language">, cents: number): string {
  return formatCents(cents, language);
}

/** "14:32" in the town, from an ISO instant. */
export function clockTime(instant: string, language: Language): string {
  const format = { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Berlin" } as const;
  return new Intl.DateTimeFormat(localeOf(language), format).format(new Date(instant));
}

/** The sentence for a problem. */
export function problemText(messages: Messages, problem: Problem): string {
  const key = `problem_${problem.code}`;
  const text = key in messages ? messages[key as keyof Messages] : messages.problem_other; // safe because `in` just checked
  return fill(text, { seconds: problem.retryAfterSeconds ?? 60 });
}
