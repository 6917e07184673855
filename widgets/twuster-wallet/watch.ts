/** While a cashier may be scanning, people look at their phone for the answer. */
const EAGER_EVERY_MS = 5_000;
const EAGER_FOR_MS = 180_000;
const CALM_EVERY_MS = 60_000;

/** Asks again and again while a voucher is shown: often at first, rarely once the phone just lies there. */
export class Watch {
  readonly #ask: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: () => void) {
    this.#ask = ask;
  }

  start(): void {
    this.stop();
    const startedAt = Date.now();
    const next = (): void => {
      this.#ask();
      this.#timer = setTimeout(next, Date.now() - startedAt < EAGER_FOR_MS ? EAGER_EVERY_MS : CALM_EVERY_MS);
    };
    next();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
