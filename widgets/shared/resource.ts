import type { ReactiveController, ReactiveControllerHost } from "lit";
import { ApiError } from "../../sdk/client/api-error.ts";

/** After this long people wonder; the element then says that it is still trying. */
const SLOW_AFTER_MS = 8000;
/** Older than this, it is asked for again when somebody comes back to the page. */
const FRESH_MS = 300_000;

/**
 * Something the element needs before it can show its content. Starts when the element is connected, stops when it
 * is taken out, starts again when it is put back; comes back by itself when the device is online again. What is there
 * stays there while it is refreshed, and when that fails: then it is `stale`, and `loadedAt` tells its age.
 */
export class Resource<T> implements ReactiveController {
  /** `slow`: still loading, for more than 8 s. `stale`: loaded, but the last refresh failed. */
  status: "loading" | "slow" | "ready" | "stale" | "failed" = "loading";
  value: T | undefined;
  /** When `value` came; by this device's clock. */
  loadedAt = 0;
  error: ApiError | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #load: (signal: AbortSignal) => Promise<T>;
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, load: (signal: AbortSignal) => Promise<T>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("online", this.#online);
    document.addEventListener("visibilitychange", this.#seen);
    if (!this.value) void this.reload();
  }

  hostDisconnected(): void {
    removeEventListener("online", this.#online);
    document.removeEventListener("visibilitychange", this.#seen);
    this.#stop();
  }

  /** Loads something else: what was there is gone. */
  readonly reload = (): Promise<void> => {
    this.value = undefined;
    return this.refresh();
  };

  /** Loads (again); an earlier load still under way is given up. */
  readonly refresh = async (): Promise<void> => {
    this.#stop();
    const abort = (this.#abort = new AbortController());
    if (!this.value) {
      this.#set("loading");
      this.#timer = setTimeout(() => this.#set("slow"), SLOW_AFTER_MS);
    }
    try {
      // A page that appends first and sets attributes next, in one go, is not asked twice.
      await Promise.resolve();
      if (abort.signal.aborted) return;
      const value = await this.#load(abort.signal);
      if (abort.signal.aborted) return;
      this.value = value;
      this.error = undefined;
      this.loadedAt = Date.now();
      this.#settle("ready");
    } catch (error) {
      if (abort.signal.aborted) return;
      this.error = error instanceof ApiError ? error : new ApiError("internal", { cause: error });
      this.#settle(this.value ? "stale" : "failed");
      const seconds = this.error.retryAfterSeconds;
      if (seconds) this.#timer = setTimeout(this.refresh, seconds * 1000);
    }
  };

  readonly #online = (): void => {
    if (this.error?.canRetry) void this.refresh();
  };

  readonly #seen = (): void => {
    if (document.visibilityState === "visible" && this.value && Date.now() - this.loadedAt > FRESH_MS)
      void this.refresh();
  };

  #stop(): void {
    this.#abort?.abort();
    clearTimeout(this.#timer);
  }

  #settle(status: "ready" | "stale" | "failed"): void {
    clearTimeout(this.#timer);
    this.#set(status);
  }

  #set(status: Resource<T>["status"]): void {
    this.status = status;
    this.#host.requestUpdate();
  }
}
