/** Keeps the screen lit while a code is shown. Whoever can't (older phones, low battery) gets a hint instead. */
export class ScreenWake {
  readonly #onChange: (isHeld: boolean) => void;
  #isWanted = false;
  #sentinel: WakeLockSentinel | undefined;

  constructor(onChange: (isHeld: boolean) => void) {
    this.#onChange = onChange;
  }

  async hold(): Promise<void> {
    if (!this.#isWanted) document.addEventListener("visibilitychange", this.#retake);
    this.#isWanted = true;
    await this.#take();
  }

  async release(): Promise<void> {
    this.#isWanted = false;
    document.removeEventListener("visibilitychange", this.#retake);
    const sentinel = this.#sentinel;
    this.#sentinel = undefined;
    await sentinel?.release().catch(() => undefined);
  }

  /** The browser takes the lock away whenever the page is hidden. */
  readonly #retake = (): void => {
    if (this.#isWanted && document.visibilityState === "visible") void this.#take();
  };

  async #take(): Promise<void> {
    try {
      const sentinel = await navigator.wakeLock.request("screen");
      if (!this.#isWanted) return void sentinel.release();
      this.#sentinel = sentinel;
      this.#onChange(true);
    } catch {
      this.#onChange(false);
    }
  }
}
