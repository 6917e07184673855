import type { ReactiveController, ReactiveControllerHost } from "lit";
import { ApiError } from "../../sdk/client/api-error.ts";

/** After this long people wonder; the element then says that it is still trying. */
const SLOW_AFTER_MS = 8000;

/**
 * Something the element needs before it can show its content. Starts when the element is connected, stops when it
 * is taken out, starts again when it is put back; comes back by itself when the device is online again.
 */
export class Resource<T> implements ReactiveController {
  /** `slow`: still loading, for more than 8 s. */
  status: "loading" | "slow" | "ready" | "failed" = "loading";
  value: T | undefined;
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
    if (this.status !== "ready") void this.reload();
  }

  hostDisconnected(): void {
    removeEventListener("online", this.#online);
    this.#stop();
  }

  /** Loads (again); an earlier load still under way is given up. */
  readonly reload = async (): Promise<void> => {
    this.#stop();
    const abort = (this.#abort = new AbortController());
    this.#set("loading");
    this.#timer = setTimeout(() => this.#set("slow"), SLOW_AFTER_MS);
    try {
      // A page that appends first and sets attributes next, in one go, is not asked twice.
      await Promise.resolve();
      if (abort.signal.aborted) return;
      const value = await this.#load(abort.signal);
      if (abort.signal.aborted) return;
      this.value = value;
      this.error = undefined;
      this.#settle("ready");
    } catch (error) {
      if (abort.signal.aborted) return;
      this.error = error instanceof ApiError ? error : new ApiError("internal", { cause: error });
      this.#settle("failed");
      const seconds = this.error.retryAfterSeconds;
      if (seconds) this.#timer = setTimeout(this.reload, seconds * 1000);
    }
  };

  readonly #online = (): void => {
    if (this.status === "failed" && this.error?.canRetry) void this.reload();
  };

  #stop(): void {
    this.#abort?.abort();
    clearTimeout(this.#timer);
  }

  #settle(status: "ready" | "failed"): void {
    clearTimeout(this.#timer);
    this.#set(status);
  }

  #set(status: Resource<T>["status"]): void {
    this.status = status;
    this.#host.requestUpdate();
  }
}
