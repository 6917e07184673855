import { setTimeout as sleep } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient, type Prisma } from "../generated/client.ts";

/** Prisma's client, or the part of it that exists inside a transaction. */
export type Store = Prisma.TransactionClient;

export interface DatabaseOptions {
  url: string;
  schema: string;
  poolSize: number;
}

/**
 * One pool, two ways in: Prisma where code is read more often than it runs, prepared statements where
 * the town queues (docs/decisions/0003). Both act as the role `twuster_app`, which cannot rewrite history.
 */
export class Database {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;

  constructor(options: DatabaseOptions) {
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.poolSize,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 60_000,
      options: `-c role=twuster_app -c search_path=${options.schema} -c statement_timeout=15000 -c timezone=UTC`,
    });
    // An idle connection that breaks (database restarted) is replaced by the pool at the next use.
    this.pool.on("error", () => undefined);
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool, { schema: options.schema }) });
  }

  /** One transaction, repeated with jitter where the database asks for it. `work` must have no effect outside. */
  async transaction<T>(work: (store: Store) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.prisma.$transaction(work, { maxWait: 5_000, timeout: 10_000 });
      } catch (error) {
        if (attempt >= 5 || !isTransactionConflict(error)) throw error;
        await sleep(Math.random() * 20 * 2 ** attempt);
      }
    }
  }

  async isReachable(): Promise<boolean> {
    try {
      await this.pool.query("SELECT 1");
      return true;
    } catch {
      return false; // the answer of a readiness probe, not an error to hide
    }
  }

  async close(): Promise<void> {
    await this.prisma.$disconnect();
    if (!this.pool.ended) await this.pool.end();
  }
}

/** Serialisation failure or deadlock, in whichever dress the driver or Prisma reports it. */
export function isTransactionConflict(error: unknown): boolean {
  const { codes, kind } = reportOf(error);
  return kind === "TransactionWriteConflict" || codes.some((code) => ["P2034", "40001", "40P01"].includes(code));
}

/** A unique key stood in the way. */
export function isUniqueViolation(error: unknown): boolean {
  const { codes, kind } = reportOf(error);
  return kind === "UniqueConstraintViolation" || codes.some((code) => ["P2002", "23505"].includes(code));
}

/** A CHECK stood in the way, e.g. a limit. */
export function isCheckViolation(error: unknown): boolean {
  return reportOf(error).codes.includes("23514");
}

/** A text with a null character, which PostgreSQL does not store: bad input. */
export function isUnstorableText(error: unknown): boolean {
  return reportOf(error).codes.includes("22021");
}

/** The database did not answer: nothing was done, or it will be found again by its key. */
export function isConnectionFailure(error: unknown): boolean {
  const { codes, kind, message } = reportOf(error);
  return (
    codes.some((code) =>
      /^(08|57P0|53|ECONNREFUSED$|ECONNRESET$|EPIPE$|P1001$|P1002$|P1008$|P1017$|P2024$|P2028$)/.test(code),
    ) ||
    ["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"].includes(kind) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      message,
    )
  );
}

/** What the driver said: directly, as a cause, or wrapped by Prisma in `meta.driverAdapterError`. */
function reportOf(error: unknown): { codes: string[]; kind: string; message: string } {
  const { code, message, cause, meta } = error as {
    code?: string;
    message?: string;
    cause?: Cause;
    meta?: { driverAdapterError?: { cause?: Cause } };
  };
  const inner = meta?.driverAdapterError?.cause ?? cause;
  return {
    codes: [code, inner?.originalCode].filter((each) => typeof each === "string"),
    kind: inner?.kind ?? "",
    message: message ?? "",
  };
}

interface Cause {
  kind?: string;
  originalCode?: string;
}
