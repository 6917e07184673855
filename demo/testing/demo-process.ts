import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../server/platform/database/embedded.ts";
import type { ReceivedMail } from "../town/post-office.ts";
import type { SeededTown } from "../town/seed.ts";

const entry = fileURLToPath(new URL("../main.ts", import.meta.url));

export interface DemoProcess {
  url: string;
  port: number;
  dataFolder: string;
  town: SeededTown;
  /** What the demo's SMTP server has received, oldest first. */
  mails(): Promise<ReceivedMail[]>;
  /** A fresh one for the florist's counter, as the hub shows it. */
  pairingCode(): Promise<string>;
  /** Ctrl-C. Resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** `npm start` as a process of its own, in a folder of its own. */
export async function startDemo(): Promise<DemoProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), "twuster-demo-"));
  const port = await freePort();
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, PORT: String(port), TWUSTER_DATA: dataFolder, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  const url = await new Promise<string>((ready, failed) => {
    child.once("exit", (code) => failed(new Error(`the demo ended with ${code}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      const found = /Twuster is ready: (\S+)/.exec(chunk.toString())?.[1];
      if (found) ready(found);
    });
  });
  return {
    url,
    port,
    dataFolder,
    town: JSON.parse(await readFile(join(dataFolder, "town.json"), "utf8")) as SeededTown, // safe because the demo wrote it
    mails: async () => {
      const text = await readFile(join(dataFolder, "mailbox.jsonl"), "utf8").catch(() => "");
      return text
        .split("\n")
        .filter((line) => line.endsWith("}"))
        .map((line) => JSON.parse(line) as ReceivedMail); // safe because the post office wrote it
    },
    pairingCode: async () => {
      const hub = await (await fetch(url)).text();
      return /(?<![0-9A-Z-])[0-9A-Z]{4}-[0-9A-Z]{4}(?![0-9A-Z-])/.exec(hub)![0]; // safe because the hub shows one
    },
    stop: async () => {
      if (child.exitCode === null) child.kill("SIGINT");
      const code = await exited;
      await rm(dataFolder, { recursive: true, force: true });
      return code;
    },
  };
}
