import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../../server/platform/database/embedded.ts";
import type { TestTown } from "./test-town.ts";

const entry = fileURLToPath(new URL("../../server/main.ts", import.meta.url));

export interface ApiProcessOptions {
  /** The settings of server/platform/config.ts; PORT is chosen where it is absent. */
  environment: Record<string, string>;
  /** Modules loaded before the server (`node --import`). */
  preload?: URL[];
  /** More of Node's own arguments, e.g. `--cpu-prof`. */
  nodeArguments?: string[];
  startTimeoutMs?: number;
  /** True: what it prints goes nowhere, as into a file; nobody has to read it. */
  quiet?: boolean;
}
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** The API as an operating system process of its own: `server/main.ts`, as in production. */
export class ApiProcess {
  readonly url: string;
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcess;
  #output = "";

  constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => void (this.#output += chunk.toString()));
    this.exited = new Promise((done) => child.once("exit", (code, signal) => done({ code, signal })));
  }

  get pid(): number {
    return this.#child.pid!; // safe because startApiProcess waited for its answer
  }

  /** Everything it printed. */
  get output(): string {
    return this.#output;
  }

  /** Sends a signal and waits for the end. */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<Exit> {
    this.#child.kill(signal);
    return this.exited;
  }
}

/** Starts the API and waits until it is ready and is the process we started. @throws with its output where it ends before */
export async function startApiProcess(options: ApiProcessOptions): Promise<ApiProcess> {
  const api = await spawnApiProcess(options);
  const giveUpAt = performance.now() + (options.startTimeoutMs ?? 60_000);
  let ended: Exit | undefined;
  void api.exited.then((exit) => (ended = exit));
  while (!(await answers(api))) {
    if (ended) throw new Error(`the API ended with ${ended.code ?? ended.signal} before it was ready:\n${api.output}`);
    if (performance.now() > giveUpAt) {
      await api.end("SIGKILL");
      throw new Error(`the API was not ready in time:\n${api.output}`);
    }
    await sleep(20);
  }
  return api;
}

/** Starts the API and does not wait. */
export async function spawnApiProcess({
  environment,
  preload = [],
  nodeArguments = [],
  quiet,
}: ApiProcessOptions): Promise<ApiProcess> {
  const port = environment["PORT"] ?? String(await freePort());
  const url = `http://localhost:${port}`;
  const child = spawn(
    process.execPath,
    [...nodeArguments, ...preload.map((module) => `--import=${module.href}`), entry],
    {
      env: {
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        PUBLIC_URL: url,
        LOG_LEVEL: "warn",
        ...environment,
        PORT: port,
      },
      stdio: ["ignore", quiet ? "ignore" : "pipe", "pipe"],
    },
  );
  // A drill that breaks off leaves no server behind.
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return new ApiProcess(url, child);
}

async function answers(api: ApiProcess): Promise<boolean> {
  try {
    if (!(await fetch(`${api.url}/readyz`)).ok) return false;
    const { pid } = (await (await fetch(`${api.url}/livez`)).json()) as { pid: number }; // safe because /livez says nothing else
    if (pid !== api.pid) throw new TypeError(`another process (${pid}) answers at ${api.url}`);
    return true;
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith("another process")) throw error;
    return false; // it does not listen yet
  }
}

/** A second process of the API on a test town's own database. */
export function startSecondProcess(
  town: Pick<TestTown, "config">,
  environment: Record<string, string> = {},
): Promise<ApiProcess> {
  const { PORT: _, ...config } = town.config;
  const settings = Object.entries(config).filter(([, value]) => value !== undefined);
  const given = Object.fromEntries(settings.map(([name, value]) => [name, String(value)]));
  return startApiProcess({ environment: { ...given, DATABASE_POOL_SIZE: "4", ...environment } });
}
