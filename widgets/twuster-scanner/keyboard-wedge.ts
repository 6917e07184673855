/** Slower than this between two keys and it is a person. */
const MAX_GAP_MS = 60;
/** Shorter texts than a code are never a scan. */
const MIN_LENGTH = 16;

/** Tells a USB or Bluetooth scanner, which types like a keyboard, from fingers: a fast burst that ends in Enter. */
export class KeyboardWedge {
  #burst = "";
  #lastAtMs = -Infinity;

  /** Takes one pressed key. @returns the whole text when this was the Enter that ends a burst */
  press(key: string, atMs: number): string | undefined {
    const gapMs = atMs - this.#lastAtMs;
    this.#lastAtMs = atMs;
    if (gapMs > MAX_GAP_MS) this.#burst = "";
    if (key === "Enter") {
      const burst = this.#burst;
      this.#burst = "";
      return burst.length >= MIN_LENGTH ? burst : undefined;
    }
    // Shift, AltGr and the like come between the characters.
    if ([...key].length === 1) this.#burst += key;
    return undefined;
  }
}
