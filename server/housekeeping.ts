import { eraseOldApplications } from "./applications/erase.ts";
import type { NetworkDirectory } from "./networks/directory.ts";
import { forgetSignIns } from "./people/forget.ts";
import { listNetworks } from "./networks/store.ts";
import { queueDayEndMails } from "./day/day-end.ts";
import { forgetRetiredKeys } from "./partners/sites.ts";
import type { Context, Platform } from "./platform/context.ts";
import { describeError } from "./platform/log.ts";

const everyMs = 15 * 60_000;
/** Idempotency keys are promised for 24 hours; two days leave room. */
const keptKeysMs = 48 * 3_600_000;
const keptFailuresMs = 2 * 3_600_000;
const keptJobsMs = 60 * 86_400_000;

/** What is done by the clock: vouchers past their day, keys and counters nobody needs any more. */
export class Housekeeping {
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
      this.#running = this.run().catch((error: unknown) => {
        this.#platform.log.error({ err: describeError(error) }, "housekeeping was cut short");
      });
    };
    round();
    this.#timer = setInterval(round, everyMs).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async run(): Promise<void> {
    await forgetSignIns(this.#platform);
    for (const { id } of await listNetworks(this.#platform.database)) {
      const context = await this.#directory.contextOfId(id);
      for (const kind of context.kinds.values()) for (const round of kind.housekeeping) await round(context);
      await eraseOldApplications(context);
      await queueDayEndMails(context);
      await forgetRetiredKeys(context);
      await sweep(context);
    }
  }
}

async function sweep(context: Context): Promise<void> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  const before = (ms: number): Date => new Date(context.clock.now().getTime() - ms);
  await prisma.idempotencyKey.deleteMany({ where: { networkId, createdAt: { lt: before(keptKeysMs) } } });
  await prisma.failure.deleteMany({ where: { networkId, minute: { lt: before(keptFailuresMs) } } });
  await prisma.outboxJob.deleteMany({
    where: { networkId, state: { in: ["done", "dropped"] }, createdAt: { lt: before(keptJobsMs) } },
  });
}
