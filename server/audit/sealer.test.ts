import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startSecondProcess } from "../../demo/testing/api-process.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { audit } from "../platform/audit.ts";

/** Our own clock is behind, so that what is written here has settled for the processes, whose clock is the wall's. */
const clock = new TestClock(new Date(Date.now() - minutes(3)).toISOString());
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
after(() => town.close());

test("two processes of the API seal as they run: every row once, one chain", async () => {
  for (let i = 0; i < 40; i++)
    await audit(town.context, town.context.database.prisma, { actor: "test", action: "site.changed", subject: `${i}` });
  const processes = await Promise.all([startSecondProcess(town), startSecondProcess(town)]);
  const open = (): Promise<unknown[]> =>
    asOwner(town, "SELECT 1 FROM audit WHERE id NOT IN (SELECT audit_id FROM audit_sealed_rows)");
  try {
    while ((await open()).length > 0) await new Promise((later) => setTimeout(later, 50));
  } finally {
    for (const each of processes) assert.equal((await each.end("SIGTERM")).code, 0);
  }
  const [counts] = await asOwner(
    town,
    "SELECT (SELECT count(*)::int FROM audit) AS rows, (SELECT sum(row_count)::int FROM audit_seals) AS sealed",
  );
  assert.equal(counts?.["rows"], counts?.["sealed"]);
  clock.pass(minutes(3));
  await assertBooksHold(town);
});
