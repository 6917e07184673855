import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { parseCode } from "../../sdk/wire/pass-code.ts";
import { ask, confirmTransfer, placeOrder, readOrder, referenceOf } from "../testing/ask.ts";
import { TestDevice } from "../testing/device.ts";
import { days } from "../testing/test-clock.ts";
import { startTestTown, type TestTown } from "../testing/test-town.ts";
import { startApiProcess, type ApiProcess } from "../testing/api-process.ts";
import { environmentOf } from "./drill-town.ts";
import { dressesOf, findIn, findInFiles, findInRows } from "./secret-search.ts";

// The data files have to be ours alone, and readable.
delete process.env["TEST_DATABASE_URL"];

const mark = randomBytes(6).toString("hex");
const email = `kanarienvogel-${mark}@example.org`;
const recipientEmail = `empfaengerin-${mark}@example.net`;
const greeting = `Der Zilpzalp ${mark} singt`;
const control = `gepflanzt-${randomBytes(6).toString("hex")}`;

let town: TestTown;
let api: ApiProcess;
let client: pg.Client;
let codes: string[] = [];
let tokens: string[] = [];
let aheadMs = 0;
const secrets = (): string[] => [...codes, email, recipientEmail, greeting];

before(async () => {
  town = await startTestTown({ worker: false, clock: { now: () => new Date(Date.now() + aheadMs) } });
  api = await startApiProcess({ environment: { ...environmentOf(town), LOG_LEVEL: "trace" } });
  client = new pg.Client({ connectionString: town.databaseUrl });
  await client.connect();
  await live({ ...town, url: api.url });
});
after(async () => {
  await api?.end("SIGTERM");
  await client?.end();
  await town?.close();
});

test("the search finds what is there: a planted text in every dress, in rows, in data files and in the write-ahead log", async () => {
  const schema = town.config.DATABASE_SCHEMA;
  await client.query(`CREATE TABLE ${schema}.planted (word bytea)`);
  const dresses = dressesOf(control);
  // Three times, for a log's page may end in the middle of one.
  for (const dress of [...dresses.values()].flatMap((one) => [one, one, one]))
    await client.query(`INSERT INTO ${schema}.planted VALUES ($1)`, [dress]);
  await client.query("CHECKPOINT");
  const files = await findInFiles(clusterOf(town), [control]);
  for (const part of ["/base/", "/pg_wal/"]) {
    const seen = new Set(files.filter((leak) => leak.place.includes(part)).map((leak) => leak.dress));
    assert.deepEqual(
      [...dresses.keys()].filter((dress) => !seen.has(dress)),
      [],
      part,
    );
  }
  await client.query(
    `DROP TABLE ${schema}.planted; CREATE TABLE ${schema}.planted AS SELECT $$${control}$$::text AS word`,
  );
  assert.ok(
    (await findInRows(client, schema, [control])).some(
      (leak) => leak.place === "table planted" && leak.dress === "bare",
    ),
  );
  // Inside another text, at each of the three places base64 may cut.
  for (const before of ["", "x", "xy"]) {
    const around = Buffer.from(Buffer.from(`${before}${control} and more`).toString("base64"));
    assert.ok(findIn("a text", around, [control]).length > 0, `base64 after "${before}"`);
  }
});

test("while it is sealed, code and contact are only inside the JWE", async () => {
  await assertNowhere();
  const { prisma } = town.context.database;
  const networkId = town.context.network.id;
  const order = await prisma.order.findFirstOrThrow({ where: { networkId, contactSealed: { not: null } } });
  assert.deepEqual(await town.context.keys.unseal(networkId, order.id, order.contactSealed!), {
    email,
    delivery: { to: "recipient", recipientEmail, greeting },
  }); // safe because the query asked for it
  const sealed = await prisma.sealedCode.findMany({ where: { networkId } });
  const inside = await Promise.all(
    sealed.map((row) => town.context.keys.unseal<{ code: string }>(networkId, row.passId, row.sealed)),
  );
  assert.deepEqual(inside.map(({ code }) => code).toSorted(), codes.toSorted());
});

test("after the sealed period nothing is left, not even sealed; the vouchers live on", async () => {
  aheadMs = days(31);
  assert.ok((await town.twuster.worker.drain()) > 0);
  const { prisma } = town.context.database;
  const networkId = town.context.network.id;
  assert.equal(await prisma.order.count({ where: { networkId, contactSealed: { not: null } } }), 0);
  assert.equal(await prisma.sealedCode.count({ where: { networkId } }), 0);
  assert.equal(await prisma.pass.count({ where: { networkId, state: "open", isTraining: false } }), 1);
  await assertNowhere();
});

test("the log tells of every request, at its most talkative, and names nothing", () => {
  assert.ok(api.output.includes('"route":"/v1/:network/redemptions"'), api.output.slice(0, 2_000));
  assert.ok(api.output.includes("job will be tried again"));
  assert.deepEqual(findIn("log", Buffer.from(api.output), [...secrets(), ...tokens]), []);
});

async function assertNowhere(): Promise<void> {
  await client.query("CHECKPOINT");
  assert.deepEqual(await findInRows(client, town.config.DATABASE_SCHEMA, secrets()), []);
  assert.deepEqual(await findInFiles(clusterOf(town), secrets()), []);
}

function clusterOf({ config }: TestTown): string {
  return join(config.TWUSTER_DATA, "postgres");
}

/** Bought as a present, delivered late because SMTP was away, looked at, scanned, redeemed, mistyped. */
async function live(scene: TestTown): Promise<void> {
  town.postOffice.refuse = true;
  const placed = await placeOrder(scene, {
    lines: [{ kind: "voucher", valueCents: 2_500, quantity: 2 }],
    email,
    delivery: { to: "recipient", recipientEmail, greeting },
  });
  await confirmTransfer(scene, { reference: referenceOf(placed), amountCents: placed.totalCents });
  await until(() => api.output.includes("job will be tried again"));
  town.postOffice.refuse = false;
  await until(() => [email, recipientEmail].every((to) => town.postOffice.list().some((mail) => mail.to === to)));

  const order = await readOrder(scene, placed);
  codes = order.delivered!.map((voucher) => parseCode(voucher.code)!); // safe because it was delivered
  const [code, other] = codes as [string, string];
  const device = await TestDevice.pair(scene, await town.pairingCode());
  tokens = [order.token, town.operatorKey];
  for (const path of [
    `/${town.network}/o/${order.id}/${order.token}`,
    `/${town.network}/w`,
    `/${town.network}/o/${order.id}/${order.token}/nothing`,
  ])
    await fetch(`${api.url}${path}`);
  assert.equal((await device.scan(code)).outcome, "redeemable");
  assert.equal((await device.redeem(code)).outcome, "redeemed");
  assert.equal((await device.redeem(code)).outcome, "already_redeemed");
  await ask(scene, "passes/find", { body: { code: other } });
  await ask(scene, "passes/find", { body: { code: `${other}0` } });
  await ask(scene, `passes/find?code=${other}`, { body: `{"code": "${other}"` });
  await ask(scene, "orders", { body: { email, greeting }, headers: { "Idempotency-Key": randomUUID() } });
  await device.request("redemptions", {
    body: { code: other, valueCents: -1, email },
    headers: { "Idempotency-Key": randomUUID() },
  });
}

async function until(isDone: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_200 && !isDone(); tries++) await sleep(50);
  assert.ok(isDone(), `not within a minute: ${isDone}\n${api.output.slice(-3_000)}`);
}
