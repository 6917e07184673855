import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { FolderInUseError, withFolderLock } from "./folder-lock.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "twuster-lock-"));
});
after(() => rm(folder, { recursive: true, force: true }));

const lock = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  withFolderLock({ folder, name, holder: `the test of ${name}` }, work);
const leave = (name: string, holder: object): Promise<void> =>
  writeFile(join(folder, `${name}.lock`), JSON.stringify({ name: "somebody", ...holder }));

test("who comes while another works is told who it is; afterwards the folder is free and clean", async () => {
  await lock("twice", () =>
    assert.rejects(
      lock("twice", async () => assert.fail("two at once")),
      (error) => error instanceof FolderInUseError && error.message.includes("in use by the test of twice."),
    ),
  );
  assert.equal(await lock("twice", async () => 1), 1);
  await assert.rejects(
    lock("twice", () => Promise.reject(new Error("broken"))),
    /broken/,
  );
  assert.equal(await lock("twice", async () => 2), 2);
  assert.deepEqual(await readdir(folder), []);
});

test("of many at once, one works", async () => {
  let release = (): void => undefined;
  const all = Array.from({ length: 20 }, () => lock("many", () => new Promise<void>((done) => (release = done))));
  let refused = 0;
  for (const one of all) one.catch(() => ++refused === all.length - 1 && release());
  const ends = await Promise.allSettled(all);
  assert.equal(ends.filter((end) => end.status === "fulfilled").length, 1);
});

test("what a dead process left, or one of our number in an earlier life, stops nobody", async () => {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  await leave("dead", { pid: child.pid });
  assert.equal(await lock("dead", async () => "free"), "free");
  await leave("reborn", { pid: process.pid });
  assert.equal(await lock("reborn", async () => "free"), "free");
});

test("another process that has the number by now stops nobody", { skip: process.platform !== "linux" }, async () => {
  const child = spawn(process.execPath, ["-e", "process.stdin.resume()"], { stdio: ["pipe", "ignore", "ignore"] });
  await once(child, "spawn");
  await leave("other", { pid: child.pid, startedAt: "1" });
  assert.equal(await lock("other", async () => "free"), "free");
  child.kill();
});
