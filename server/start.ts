import { serve, type ServerType } from "@hono/node-server";
import { compose, type Twuster } from "./compose.ts";
import type { Clock } from "./platform/clock.ts";
import type { Config } from "./platform/config.ts";
import { startEmbedded, type EmbeddedDatabase } from "./platform/database/embedded.ts";
import { migrate } from "./platform/database/migrate.ts";

/** How long requests in hand may take after a stop was asked for. */
const drainMs = 4_000;

export interface RunningServer {
  twuster: Twuster;
  databaseUrl: string;
  /** Stops listening, finishes what is in hand, then stops worker, pool and embedded database. Bounded: 10 s. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Another handler in front of the API: the demo answers for the town's sites. */
  frontDoor?: (twuster: Twuster) => (request: Request, env: object) => Response | Promise<Response>;
  clock?: Clock;
  /** False: jobs run only when asked for (tests). */
  worker?: boolean;
  /** Runs after the migrations, before the first request. */
  prepare?: (twuster: Twuster, databaseUrl: string) => Promise<void>;
}

/** Starts database (if it is ours), migrations, worker and HTTP. @throws {FolderInUseError} */
export async function startServer(config: Config, options: StartOptions = {}): Promise<RunningServer> {
  const holder = `process ${process.pid} at ${config.PUBLIC_URL}`;
  const embedded: EmbeddedDatabase | undefined = config.DATABASE_URL
    ? undefined
    : await startEmbedded(config.TWUSTER_DATA, holder);
  const databaseUrl = config.DATABASE_URL ?? embedded!.url; // safe because one of the two is there
  let twuster: Twuster | undefined;
  let server: ServerType | undefined;
  const stop = async (): Promise<void> => {
    if (server) await closeServer(server);
    await twuster?.close();
    await embedded?.stop();
  };
  try {
    await migrate({ url: databaseUrl, schema: config.DATABASE_SCHEMA });
    twuster = compose(config, databaseUrl, options.clock);
    await options.prepare?.(twuster, databaseUrl);
    server = await listen(options.frontDoor?.(twuster) ?? twuster.app.fetch, config);
    if (options.worker ?? true) {
      twuster.worker.start();
      twuster.housekeeping.start();
      twuster.sealer.start();
    }
    return { twuster, databaseUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listen(
  fetch: (request: Request, env: object) => Response | Promise<Response>,
  { PORT: port, HOST: hostname }: Config,
): Promise<ServerType> {
  return new Promise((listening, failed) => {
    const server = serve({ fetch, port, ...(hostname ? { hostname } : {}) }, () => listening(server));
    server.once("error", failed);
  });
}

async function closeServer(server: ServerType): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  // Again and again: what was busy when the stop came is idle a moment later, and would be kept open for the next request.
  const sweep = setInterval(() => "closeIdleConnections" in server && server.closeIdleConnections(), 50);
  const timer = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(timer);
}

/** Stops on SIGTERM and Ctrl-C, once; another one later, or ten seconds, end it hard. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let stoppingSince: number | undefined;
  const onSignal = (): void => {
    // One Ctrl-C often arrives twice: from the terminal and from npm. Only a later one means "at once".
    if (stoppingSince !== undefined) return performance.now() - stoppingSince > 1_000 ? process.exit(1) : undefined;
    stoppingSince = performance.now();
    setTimeout(() => process.exit(1), 9_500).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
