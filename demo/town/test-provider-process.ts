import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const entry = fileURLToPath(new URL("../../server/test-provider/main.ts", import.meta.url));

export interface ProviderProcess {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts the test provider as a process of its own; it stops when we do (IPC channel). */
export async function startTestProvider(options: {
  port: number;
  key: string;
  dataFolder: string;
  lateMs?: number;
}): Promise<ProviderProcess> {
  const child = spawn(process.execPath, [entry], {
    env: {
      ...process.env,
      TEST_PROVIDER_PORT: String(options.port),
      TEST_PROVIDER_KEY: options.key,
      TWUSTER_DATA: options.dataFolder,
      ...(options.lateMs === undefined ? {} : { TEST_PROVIDER_LATE_MS: String(options.lateMs) }),
    },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const exited = new Promise<void>((done) => child.once("exit", () => done()));
  const url = await new Promise<string>((ready, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`the test provider ended with ${code}`)));
    child.stdout?.on("data", (chunk: Buffer) => {
      const found = /ready: (\S+)/.exec(chunk.toString())?.[1];
      if (found) ready(found);
    });
  });
  return {
    url,
    pid: child.pid!, // safe because it printed something
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
    },
  };
}
