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

  readonly #retake = (): void => {
    if (this.#isWanted && document.visibilityState === "visible") void this.#take();
  };

  async #take(): Promise<void> {
    if (this.#sentinel) return;
    try {
      const sentinel = await navigator.wakeLock.request("screen");
      if (!this.#isWanted || this.#sentinel) return void sentinel.release();
      this.#sentinel = sentinel;
      sentinel.addEventListener("release", () => this.#lose(sentinel), { once: true });
      this.#onChange(true);
    } catch {
      this.#onChange(false);
    }
  }

  /** The system takes the lock away whenever the page is hidden, and when the battery runs low. */
  #lose(sentinel: WakeLockSentinel): void {
    if (this.#sentinel !== sentinel) return;
    this.#sentinel = undefined;
    this.#onChange(false);
  }
}
