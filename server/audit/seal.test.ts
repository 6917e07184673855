import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { untilWaiting } from "../../demo/testing/until-waiting.ts";
import { verifyBooks, type Finding } from "../verify/verify-books.ts";
import { audit } from "../platform/audit.ts";
import { sealAudit } from "./seal.ts";

const clock = new TestClock(new Date().toISOString());
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
after(() => town.close());

const write = (subject: string, actor = "test"): Promise<void> =>
  audit(town.context, town.context.database.prisma, { actor, action: "device.renamed", subject });
const seals = (): Promise<{ number: number; row_count: number; digest: string }[]> =>
  asOwner(
    town,
    "SELECT number, row_count, encode(digest, 'hex') AS digest FROM audit_seals WHERE network_id = $1 ORDER BY number",
    [town.context.network.id],
  );
const sealOf = async (subject: string): Promise<number | undefined> =>
  (
    await asOwner<{ seal: number }>(
      town,
      "SELECT seal FROM audit_sealed_rows r JOIN audit a ON a.id = r.audit_id AND a.network_id = r.network_id WHERE a.subject = $1",
      [subject],
    )
  )[0]?.seal;
async function ownerClient(): Promise<pg.Client> {
  const options = `-c search_path=${town.config.DATABASE_SCHEMA}`;
  const client = new pg.Client({ connectionString: town.databaseUrl, options });
  await client.connect();
  return client;
}
async function find(): Promise<Finding[]> {
  const client = await ownerClient();
  try {
    return await verifyBooks(client, town.config.DATABASE_SCHEMA, clock.now());
  } finally {
    await client.end();
  }
}

test("a row is sealed once it has settled, once, and the next seal follows the one before", async () => {
  await write("first");
  clock.pass(29_999);
  await sealAudit(town.context);
  assert.equal(await sealOf("first"), undefined);
  clock.pass(1);
  assert.ok((await sealAudit(town.context)) > 0);
  const number = (await sealOf("first"))!; // safe because a row came back
  assert.equal(await sealAudit(town.context), 0, "nothing is left");
  await write(`"evil": 5:x,\n\t\\ — Bäckerei 🥖`, "a:b,c");
  clock.pass(minutes(1));
  assert.equal(await sealAudit(town.context), 1);
  assert.equal((await seals()).at(-1)?.number, number + 1);
  await assertBooksHold(town);
});

test("a row that a slow transaction commits after its neighbours were sealed gets into a later seal", async () => {
  const slow = await ownerClient();
  const insert = "INSERT INTO audit VALUES ($1, $2, $3, 'test', 'device.renamed', 'slow')";
  await slow.query("BEGIN");
  await slow.query(insert, [town.context.network.id, uuidv7(), clock.now()]);
  await write("quick");
  clock.pass(minutes(1));
  await sealAudit(town.context);
  await slow.query("COMMIT");
  await slow.end();
  assert.equal(await sealOf("slow"), undefined);
  await sealAudit(town.context);
  assert.equal(await sealOf("slow"), (await sealOf("quick"))! + 1); // safe because it was sealed
  await assertBooksHold(town);
});

/** Lets four of our processes come to the same head at the same time: each waits until the table is free. */
async function fourAtOnce(): Promise<number[]> {
  const barrier = await ownerClient();
  await barrier.query("BEGIN; LOCK TABLE audit_seals IN SHARE ROW EXCLUSIVE MODE");
  const all = Promise.all(Array.from({ length: 4 }, () => sealAudit(town.context)));
  for (;;) {
    const { rows } = await barrier.query(
      "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'audit_seals'::regclass",
    );
    if (rows.length === 4) break;
    await new Promise((later) => setTimeout(later, 10));
  }
  await barrier.query("COMMIT");
  await barrier.end();
  return all;
}

test("of four that seal at once one does: no row twice, none left out", async () => {
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 5; i++) await write(`four ${round}`);
    clock.pass(minutes(1));
    assert.deepEqual((await fourAtOnce()).toSorted(), [0, 0, 0, 5]);
  }
  await assertBooksHold(town);
});

test("no redemption waits for a sealing that is stuck", async () => {
  const device = await TestDevice.pair(town, await town.pairingCode("blumen"));
  const code = await town.openVoucher();
  clock.pass(minutes(1));
  const other = await ownerClient();
  const next = ((await seals()).at(-1)?.number ?? 0) + 1;
  await other.query("BEGIN");
  await other.query("INSERT INTO audit_seals VALUES ($1, $2, '', '', 1, now())", [town.context.network.id, next]);
  const stuck = sealAudit(town.context);
  await untilWaiting(other, 1);
  // Both hold their transactions open now.
  assert.equal((await device.redeem(code)).outcome, "redeemed");
  await other.query("ROLLBACK");
  await other.end();
  assert.ok((await stuck) > 0);
  await assertBooksHold(town);
});

test("a row slipped in behind what is sealed is found before the next sealing and after it", async () => {
  const { id } = town.context.network;
  const slip = "INSERT INTO audit VALUES ($1, $2, $3, 'test', 'device.renamed', 'slipped in')";
  const past = clock.now();
  clock.pass(minutes(20));
  await write("sign of life");
  clock.pass(minutes(6));
  await sealAudit(town.context);
  const row = uuidv7();
  await asOwner(town, slip, [id, row, past]);
  const names = async (): Promise<string[]> => (await find()).map(({ check, subject }) => `${check} ${subject}`);
  assert.deepEqual(await names(), [`audit-sealed-in-time ${row}`]);
  await sealAudit(town.context);
  assert.notEqual(await sealOf("slipped in"), undefined);
  assert.deepEqual(await names(), [`audit-sealed-in-time ${row}`]);
  await asOwner(town, "DELETE FROM audit_sealed_rows WHERE audit_id = $1", [row]);
  await asOwner(town, "DELETE FROM audit WHERE id = $1", [row]);
  await asOwner(
    town,
    "DELETE FROM audit_seals s WHERE NOT EXISTS (SELECT 1 FROM audit_sealed_rows r WHERE r.seal = s.number AND r.network_id = s.network_id)",
  );
  assert.deepEqual(await names(), []);
});

async function verify(...words: string[]): Promise<{ code: number; output: string }> {
  const entry = fileURLToPath(new URL("../verify/main.ts", import.meta.url));
  const child = spawn(process.execPath, [entry, ...words], {
    env: { PATH: process.env["PATH"], DATABASE_URL: town.databaseUrl, DATABASE_SCHEMA: town.config.DATABASE_SCHEMA },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += String(chunk)));
  const [code] = (await once(child, "close")) as [number]; // safe because that is the event's first argument
  return { code, output };
}

test("a tail that was cut off and sealed anew is in order by itself; the printed head proves what happened", async () => {
  await write("what should not have happened");
  clock.pass(minutes(1));
  await sealAudit(town.context);
  const head = (await seals()).at(-1)!; // safe because something was sealed
  const printed = `${town.network}/${head.number}/${head.digest}`;
  const good = await verify("--printed", printed);
  assert.ok(good.output.includes(`\nsealed  ${printed}\n`), good.output);
  assert.match(good.output, /^holds +Seal \d+ is the one that was printed\.$/m);
  const short = printed
    .toUpperCase()
    .slice(0, -40)
    .replace(/(.{10})/g, "$1 ");
  assert.match((await verify("--printed", short)).output, /is the one that was printed\./, "typed from paper, in part");

  await asOwner(town, "DELETE FROM audit_sealed_rows WHERE seal = $1", [head.number]);
  await asOwner(town, "DELETE FROM audit_seals WHERE number = $1", [head.number]);
  assert.match((await verify("--printed", printed)).output, /^BROKEN +Seal \d+ is not the one/m);
  await asOwner(town, "DELETE FROM audit WHERE subject = 'what should not have happened'");
  await write("something harmless");
  clock.pass(minutes(1));
  await sealAudit(town.context);
  assert.equal((await seals()).at(-1)?.number, head.number);
  assert.deepEqual(await find(), []);
  const { code, output } = await verify("--printed", printed);
  assert.equal(code, 1, output);
  assert.match(output, /^BROKEN +Seal \d+ is not the one that was printed/m);
  assert.ok(output.endsWith("\nThe books do not hold: 1 findings.\n"), output);
});

test("what is no printed head is refused with a sentence", async () => {
  for (const text of ["", "town", "town/1/abc", `town/0/${"a".repeat(64)}`, `town/1/${"g".repeat(64)}`])
    assert.deepEqual(await verify("--printed", text), {
      code: 2,
      output: "A printed head is TOWN/NUMBER/DIGEST, with 16 digits of the digest at least.\n",
    });
});

test("the sealer's round takes every town, each with a chain of its own", async () => {
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  await audit(live, live.database.prisma, { actor: "test", action: "site.added", subject: "live" });
  await write("both");
  clock.pass(minutes(1));
  await town.twuster.sealer.run();
  const rows = await asOwner(town, "SELECT 1 FROM audit_seals WHERE network_id = $1 AND number = 1", [live.network.id]);
  assert.equal(rows.length, 1);
  assert.notEqual(await sealOf("both"), undefined);
  await assertBooksHold(town);
});

test("a backlog is sealed in batches of a thousand", async () => {
  await asOwner(
    town,
    "INSERT INTO audit SELECT $1, id, $2, 'test', 'device.renamed', 'backlog' FROM unnest($3::uuid[]) AS ids (id)",
    [town.context.network.id, clock.now(), Array.from({ length: 2_300 }, () => uuidv7())],
  );
  clock.pass(minutes(1));
  assert.equal(await sealAudit(town.context), 2_300);
  assert.deepEqual(
    (await seals()).slice(-3).map((seal) => seal.row_count),
    [1_000, 1_000, 300],
  );
  await assertBooksHold(town);
});

test("without the keys of the seals, four at once seal every row four times, and the book-keeper sees it", async () => {
  await asOwner(
    town,
    `ALTER TABLE audit_seals DROP CONSTRAINT audit_seals_pkey CASCADE;
    ALTER TABLE audit_sealed_rows DROP CONSTRAINT audit_sealed_rows_pkey, DROP CONSTRAINT audit_sealed_rows_network_id_seal_position_key`,
  );
  await write("unguarded");
  clock.pass(minutes(1));
  assert.deepEqual(await fourAtOnce(), [1, 1, 1, 1]);
  assert.ok((await find()).some(({ check }) => check === "audit-seals-chained"));
});
