import type { NetworkDirectory } from "../networks/directory.ts";
import { listNetworks } from "../networks/store.ts";
import type { Platform } from "../platform/context.ts";
import { describeError } from "../platform/log.ts";
import { sealAudit } from "./seal.ts";

/** With the time rows take to settle: a row is sealed a minute after it was written, or sooner. */
const everyMs = 30_000;

/** Seals the audit of every network, by the clock, in every process that works: of two at once one wins. */
export class AuditSealer {
  readonly #platform: Platform;
  readonly #directory: NetworkDirectory;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(platform: Platform, directory: NetworkDirectory) {
    this.#platform = platform;
    this.#directory = directory;
  }

  start(): void {
    const round = (): void => {
      this.#running ??= this.run()
        .catch((error: unknown) => {
          this.#platform.log.error({ err: describeError(error) }, "the audit could not be sealed");
        })
        .finally(() => (this.#running = undefined));
    };
    round();
    this.#timer = setInterval(round, everyMs).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async run(): Promise<void> {
    for (const { id } of await listNetworks(this.#platform.database))
      await sealAudit(await this.#directory.contextOfId(id));
  }
}
