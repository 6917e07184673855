import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { freePort } from "../server/platform/database/embedded.ts";

/** Two first starts of the demo in one empty folder, at the same time. */
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "twuster-two-"));
});
after(() => rm(folder, { recursive: true, force: true }));

interface Start {
  isReady: boolean;
  code: number | null;
  output: string;
  stop(): Promise<number | null>;
}

test("one is ready, the other ends and says who holds the folder; a later start works", async () => {
  const both = await Promise.all([start(), start()]);
  const winner = both.find(({ isReady }) => isReady);
  const loser = both.find(({ isReady }) => !isReady);
  assert.ok(winner && loser, both.map(({ output }) => output).join("\n"));
  assert.equal(loser.code, 1);
  assert.match(
    loser.output,
    /^The folder \S+ is in use by process \d+ at http:\/\/localhost:\d+\. Stop it, or set TWUSTER_DATA to another folder\.\n$/,
  );
  assert.equal(await winner.stop(), 0);

  const later = await start();
  assert.ok(later.isReady, later.output);
  assert.equal(await later.stop(), 0);
});

/** Resolves when it is ready or has ended. */
async function start(): Promise<Start> {
  const entry = fileURLToPath(new URL("main.ts", import.meta.url));
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, PORT: String(await freePort()), TWUSTER_DATA: folder, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const started: Start = { isReady: false, code: null, output: "", stop: () => (child.kill("SIGINT"), closed) };
  const closed = new Promise<number | null>((done) => child.once("close", (code) => done((started.code = code))));
  const ready = new Promise<void>((done) => {
    const read = (chunk: Buffer): void => {
      started.output += chunk.toString();
      started.isReady ||= started.output.includes("Twuster is ready");
      if (started.isReady) done();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
  });
  await Promise.race([ready, closed]);
  return started;
}
