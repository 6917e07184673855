import type { Context, Platform } from "../context.ts";
import { describeError } from "../log.ts";
import { JobFailure } from "./job-failure.ts";
import type { Topic } from "./outbox.ts";

/** Does a job; returns when to run it again, or nothing when it is done. Has to bear being run twice. */
export type Handler = (context: Context, subjectId: string) => Promise<Date | undefined>;

const leaseMs = 90_000;
const maxAttempts = 80;
/** Mail has a lane of its own: a mail server that says nothing must not hold up payments and deliveries. */
const lanes = ["NOT LIKE", "LIKE"] as const;
type Lane = (typeof lanes)[number];

/** Seconds until the next try: 2, 4, 8 … at most an hour; 80 tries are three days, a whole weekend without mail. */
function backoffMs(attempts: number): number {
  return Math.min(3_600_000, 1_000 * 2 ** Math.min(attempts, 12)) * (0.9 + 0.1 * Math.random());
}

interface Claimed {
  network_id: string;
  id: string;
  topic: Topic;
  subject_id: string;
  attempts: number;
  /** Until when this run owns the job; whoever settles later than that owns it no more. */
  run_at: Date;
}

/**
 * Takes due jobs off the outbox, in two lanes that do not wait for each other. A job is leased, not locked: if this
 * process dies, another takes it when the lease ends. Several workers share the outbox (SKIP LOCKED).
 */
export class Worker {
  readonly #loops: readonly LaneLoop[];

  constructor(
    platform: Platform,
    handlers: Record<Topic, Handler>,
    contextOf: (networkId: string) => Promise<Context>,
  ) {
    this.#loops = lanes.map((lane) => new LaneLoop(lane, platform, handlers, contextOf));
  }

  start(): void {
    for (const loop of this.#loops) loop.start();
  }

  wake(): void {
    for (const loop of this.#loops) loop.wake();
  }

  /** Finishes the jobs in hand and takes no other. */
  async stop(): Promise<void> {
    await Promise.all(this.#loops.map((loop) => loop.stop()));
  }

  /** Does everything that is due now, one lane filling the other included; for tests. Returns how many jobs ran. */
  async drain(): Promise<number> {
    let total = 0;
    for (;;) {
      const counts = await Promise.all(this.#loops.map((loop) => loop.drain()));
      const count = counts.reduce((sum, one) => sum + one, 0);
      if (count === 0) return total;
      total += count;
    }
  }
}

class LaneLoop {
  readonly #lane: Lane;
  readonly #platform: Platform;
  readonly #handlers: Record<Topic, Handler>;
  readonly #contextOf: (networkId: string) => Promise<Context>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = true;

  constructor(
    lane: Lane,
    platform: Platform,
    handlers: Record<Topic, Handler>,
    contextOf: (networkId: string) => Promise<Context>,
  ) {
    this.#lane = lane;
    this.#platform = platform;
    this.#handlers = handlers;
    this.#contextOf = contextOf;
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#again) this.wake();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#again = false;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async drain(): Promise<number> {
    let count = 0;
    for (;;) {
      const jobs = await this.#claim(8);
      if (jobs.length === 0) return count;
      await Promise.all(jobs.map((job) => this.#do(job)));
      count += jobs.length;
      if (this.#stopped && this.#running) return count;
    }
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        await this.drain();
      } catch (error) {
        this.#platform.log.error({ err: describeError(error) }, "outbox could not be read");
      }
    }
    if (!this.#stopped) this.#timer = setTimeout(() => this.wake(), 1_000).unref();
  }

  async #claim(limit: number): Promise<Claimed[]> {
    const now = this.#platform.clock.now();
    const { rows } = await this.#platform.database.pool.query<Claimed>({
      name: `outbox-claim ${this.#lane}`,
      text: `UPDATE outbox SET run_at = $2, leased_until = $2, attempts = outbox.attempts + 1
        FROM (SELECT network_id, id FROM outbox WHERE state = 'waiting' AND run_at <= $1 AND topic ${this.#lane} 'mail.%'
              ORDER BY run_at LIMIT $3 FOR UPDATE SKIP LOCKED) AS due
        WHERE outbox.network_id = due.network_id AND outbox.id = due.id
        RETURNING outbox.network_id, outbox.id, outbox.topic, outbox.subject_id, outbox.attempts, outbox.run_at`,
      values: [now, new Date(now.getTime() + leaseMs), limit],
    });
    return rows;
  }

  async #do(job: Claimed): Promise<void> {
    const { log } = this.#platform;
    try {
      const again = await this.#handlers[job.topic](await this.#contextOf(job.network_id), job.subject_id);
      await this.#settle(
        job,
        again ? { state: "waiting", runAt: again, attempts: 0, failedAt: null } : { state: "done", failedAt: null },
      );
    } catch (error) {
      const isDead = job.attempts >= maxAttempts;
      log.warn(
        { topic: job.topic, jobId: job.id, attempts: job.attempts, err: describeError(error) },
        isDead ? "job given up" : "job will be tried again",
      );
      const lastError = error instanceof JobFailure ? error.reason : error instanceof Error ? error.name : "error";
      const failedAt = this.#platform.clock.now();
      const runAt = new Date(failedAt.getTime() + backoffMs(job.attempts));
      const failed = { lastError, failedAt };
      await this.#settle(job, isDead ? { state: "dead", ...failed } : { state: "waiting", runAt, ...failed });
    }
  }

  async #settle(
    job: Claimed,
    data: { state: string; runAt?: Date; attempts?: number; lastError?: string; failedAt: Date | null },
  ): Promise<void> {
    // Where a hint came in while the job ran, or the lease is over, the row is somebody else's by now and stays.
    await this.#platform.database.prisma.outboxJob.updateMany({
      where: { networkId: job.network_id, id: job.id, runAt: job.run_at },
      data: { ...data, leasedUntil: null },
    });
  }
}
