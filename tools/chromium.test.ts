import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

interface Tools {
  findChromium(options?: {
    paths?: string[];
    install?: (packages: string[]) => void;
    download?: () => Promise<string>;
  }): Promise<string>;
  ensurePoppler(options?: { has?: (command: string) => boolean; install?: (packages: string[]) => void }): void;
}
const { findChromium, ensurePoppler } = (await import(new URL("chromium.mjs", import.meta.url).href)) as Tools; // safe because the file exports these

const given = process.env["CHROMIUM_PATH"];
beforeEach(() => delete process.env["CHROMIUM_PATH"]);
afterEach(() => {
  if (given !== undefined) process.env["CHROMIUM_PATH"] = given;
});

const nothing = (): void => undefined;
const refused = (): Promise<string> =>
  Promise.reject(new TypeError("fetch failed", { cause: new Error("no way out") }));

test("the browser that is named or found is taken, and nothing installed", async () => {
  const options = { install: () => assert.fail("installed"), download: () => assert.fail("downloaded") };
  assert.equal(await findChromium({ ...options, paths: ["/nowhere", process.execPath] }), process.execPath);
  process.env["CHROMIUM_PATH"] = process.execPath;
  assert.equal(await findChromium({ ...options, paths: [] }), process.execPath);
});

test("without one, packages are tried, then a download", async () => {
  const tried: string[] = [];
  const found = await findChromium({
    paths: [],
    install: (packages) => void tried.push(...packages),
    download: async () => process.execPath,
  });
  assert.deepEqual([tried, found], [["chromium"], process.execPath]);
});

test("where nothing helps, a sentence says what to do and why", async () => {
  await assert.rejects(findChromium({ paths: [], install: nothing, download: refused }), {
    message:
      "The tests need Chromium or Chrome. Install one, or set CHROMIUM_PATH to it. (Downloading one failed: no way out)",
  });
  await assert.rejects(findChromium({ paths: [], install: nothing, download: async () => "/nowhere" }), {
    message: /^The tests need Chromium or Chrome\. .*\/nowhere does not run here/,
  });
});

test("a missing pdftoppm is installed, or a sentence says what to install", () => {
  const installed: string[] = [];
  ensurePoppler({ has: () => installed.length > 0, install: (packages) => void installed.push(...packages) });
  assert.deepEqual(installed, ["poppler-utils"]);
  assert.throws(() => ensurePoppler({ has: () => false, install: nothing }), /pdftoppm\. Install poppler-utils/);
});
