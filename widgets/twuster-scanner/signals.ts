import type { ScanOutcome } from "../../sdk/wire/scan.ts";
import type { CounterEvent } from "./counter-store.ts";

/** What a counter says without a picture. */
export type Signal = "yes" | "no" | "seen";

/** Frequencies in Hz, 110 ms each: rising says yes, falling says no. */
const TONES: Record<Signal, readonly number[]> = { seen: [880], yes: [660, 990], no: [330, 220] };
const BUZZES: Record<Signal, readonly number[]> = { seen: [30], yes: [60], no: [90, 60, 90] };
const TONE_S = 0.11;

/** Tone and vibration. Browsers let a page sound only after it was touched: `wake` is called from a press. */
export class Signals {
  isMuted: boolean;
  #context: AudioContext | undefined;

  constructor(isMuted: boolean) {
    this.isMuted = isMuted;
  }

  wake(): void {
    if (this.isMuted) return;
    this.#context ??= typeof AudioContext === "undefined" ? undefined : new AudioContext();
    void this.#context?.resume().catch(() => undefined);
  }

  give(signal: Signal): void {
    navigator.vibrate?.([...BUZZES[signal]]);
    if (this.isMuted || this.#context?.state !== "running") return;
    const { destination, currentTime } = this.#context;
    for (const [i, frequency] of TONES[signal].entries()) {
      const at = currentTime + i * TONE_S;
      const tone = this.#context.createOscillator();
      const volume = this.#context.createGain();
      tone.frequency.value = frequency;
      // A hard edge clicks.
      volume.gain.setValueAtTime(0.25, at);
      volume.gain.exponentialRampToValueAtTime(0.001, at + TONE_S);
      tone.connect(volume).connect(destination);
      tone.start(at);
      tone.stop(at + TONE_S);
    }
  }

  close(): void {
    void this.#context?.close().catch(() => undefined);
    this.#context = undefined;
  }
}

/** What an event sounds like; most are silent. */
export function signalOf(event: CounterEvent): Signal | undefined {
  switch (event.type) {
    case "looked":
      return canGoOn(event.outcome) ? "seen" : "no";
    case "minimum_missed":
      return "no";
    case "redeemed_answered":
      return event.outcome.outcome === "redeemed" && !event.outcome.reversedAt ? "yes" : "no";
    case "reverse_answered":
      return event.outcome.outcome === "reversed" ? "seen" : "no";
    case "text_read":
      return event.reading.kind === "code" ? undefined : "no";
    case "look_failed":
    case "booking_refused":
    case "booking_lost":
    case "note_failed":
      return "no";
    default:
      return undefined;
  }
}

/** Something to press for: a pass to redeem, or a book with a coupon to choose. */
function canGoOn(outcome: ScanOutcome): boolean {
  if (outcome.outcome === "choose") return outcome.coupons.some(({ status }) => status === "usable");
  return outcome.outcome === "redeemable";
}
