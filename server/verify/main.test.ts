import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { asOwner } from "../../demo/testing/books.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { checks } from "./verify-books.ts";

const entry = fileURLToPath(new URL("./main.ts", import.meta.url));
let town: TestTown;
before(async () => {
  town = await startTestTown({ worker: false });
  await town.openVoucher();
});
after(() => town.close());

/** The command as a book-keeper runs it. */
async function verify(environment: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  const { DATABASE_SCHEMA } = town.config;
  const child = spawn(process.execPath, [entry], {
    env: { PATH: process.env["PATH"], DATABASE_URL: town.databaseUrl, DATABASE_SCHEMA, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += String(chunk)));
  const [code] = (await once(child, "close")) as [number]; // safe because that is the event's first argument
  return { code, output };
}

test("where the books hold, verify says so and ends with 0", async () => {
  const { code, output } = await verify();
  assert.equal(code, 0, output);
  assert.ok(output.endsWith(`\nThe books hold: ${checks.length} checks.\n`), output);
  assert.doesNotMatch(output, /BROKEN/);
  const lines = new Set(output.split("\n"));
  for (const { name, sentence } of checks) assert.ok(lines.has(`holds   ${name.padEnd(28)} ${sentence}`), name);
});

test("where a rule is broken, verify names it and the thing, and ends with 1", async () => {
  const [gone] = await asOwner<{ subject: string }>(
    town,
    "DELETE FROM audit WHERE id = (SELECT id FROM audit WHERE action = 'receipt.assigned' LIMIT 1) RETURNING subject",
  );
  const { code, output } = await verify();
  assert.equal(code, 1, output);
  const sentence = checks.find(({ name }) => name === "receipts-audited")?.sentence;
  assert.match(output, new RegExp(`^BROKEN  receipts-audited +${sentence}\\n +${gone?.subject}: 0 rows`, "m"));
  assert.equal(output.match(/^BROKEN/gm)?.length, 1);
  assert.ok(output.endsWith("\nThe books do not hold: 1 findings.\n"), output);
});

test("where there is no database, verify ends with 2", async () => {
  const { code, output } = await verify({ DATABASE_URL: "", TWUSTER_DATA: "/nowhere" });
  assert.deepEqual([code, output], [2, "There is no database in /nowhere. Set TWUSTER_DATA or DATABASE_URL.\n"]);
});
