import type { Clock } from "../../server/platform/clock.ts";

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  #now: number;

  constructor(start: string = "2026-11-23T10:00:00Z") {
    this.#now = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  /** @param instant ISO 8601 with its offset, e.g. `2029-12-31T23:59:59+01:00` */
  set(instant: string): void {
    this.#now = Date.parse(instant);
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

export const minutes = (count: number): number => count * 60_000;
export const days = (count: number): number => count * 86_400_000;
