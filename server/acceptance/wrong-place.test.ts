import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { asOwner, assertBooksHold, setState } from "../../demo/testing/books.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { openVouchers } from "../../demo/testing/open-voucher.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { newKind } from "../../demo/testing/voucher-kind.ts";
import type { RedeemOutcome } from "../../sdk/wire/scan.ts";
import { redeemPass } from "../passes/counter.ts";
import { dayOf } from "../platform/calendar.ts";
import { redeemStatement } from "../passes/statements.ts";
import { addToGroup, endInGroup } from "./groups.ts";

/** A voucher that only a group takes, at counters in and outside of it. */
let town: TestTown;
let baker: TestDevice;
let florist: TestDevice;
let kindId: string;
let groupId: string;
before(async () => {
  town = await startTestTown({ worker: false });
  const { baecker, imker } = town.town.sites;
  ({ kindId, groupId } = await newKind(town.context, [baecker.partnerId, imker.partnerId]));
  baker = await TestDevice.pair(town, await town.pairingCode("baecker"));
  florist = await TestDevice.pair(town, await town.pairingCode("blumen"));
});
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const wrongPlace = { outcome: "wrong_place", groupName: "Gastronomie", valueCents: 1_000 };
const buy = async (count = 1): Promise<string[]> =>
  openVouchers(
    town.context,
    town.siteKey,
    Array.from({ length: count }, () => 1_000),
    kindId,
  );
const one = async (): Promise<string> => (await buy())[0]!; // safe because one was bought
const usesOf = async (code: string): Promise<number> => {
  const codeHmac = town.context.keys.hmac("pass-code", town.context.network.id, code);
  const rows = await asOwner(town, "SELECT 1 FROM uses JOIN passes ON passes.id = uses.pass_id WHERE code_hmac = $1", [
    codeHmac,
  ]);
  return rows.length;
};

test("outside its group: said with value and group, nothing booked; inside: taken; undone, it is the same again", async () => {
  const code = await one();
  assert.deepEqual(await florist.scan(code), wrongPlace);
  assert.deepEqual(await florist.redeem(code, 1_000), wrongPlace);
  assert.equal(await usesOf(code), 0);
  assert.equal((await baker.scan(code)).outcome, "redeemable");
  const taken = await baker.redeem(code, 1_000);
  assert.equal(taken.outcome, "redeemed");
  assert.equal((await florist.scan(code)).outcome, "already_redeemed", "what is spent is spent everywhere");
  await baker.reverse(taken.receiptNumber);
  assert.deepEqual(await florist.scan(code), wrongPlace);
  assert.equal((await florist.redeem(await town.openVoucher())).outcome, "redeemed", "all others are taken everywhere");
});

test("who does not have the whole code learns nothing: an unknown code, another value, another state come first", async () => {
  const code = await one();
  assert.deepEqual(await florist.redeem(code, 2_500), { outcome: "unknown" });
  const other = `${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`;
  assert.deepEqual(await florist.scan(other), { outcome: "unknown" });
  for (const state of ["locked", "held", "void"] as const) {
    await setState(town, code, state);
    assert.deepEqual(await florist.scan(code), { outcome: state });
  }
  await setState(town, code, "open");
});

test("out of the group between look and press: refused, nothing booked; in again: taken", async () => {
  const { partnerId } = town.town.sites.baecker;
  const code = await one();
  assert.equal((await baker.scan(code)).outcome, "redeemable");
  await endInGroup(town.context, "test", groupId, partnerId);
  const key = randomUUID();
  assert.deepEqual(await baker.redeem(code, 1_000, key), wrongPlace);
  assert.equal(await usesOf(code), 0);
  await assertBooksHold(town);
  await addToGroup(town.context, "test", groupId, partnerId);
  assert.equal((await baker.redeem(code, 1_000, key)).outcome, "redeemed", "a refusal is decided anew");
});

test("an embedded scanner asks the same", async () => {
  const { baecker, blumen } = town.town.sites;
  const code = await one();
  const at = (device: TestDevice, partnerId: string): Promise<RedeemOutcome> =>
    redeemPass(town.context, { id: device.view.id, partnerId, isEmbedded: true }, randomUUID(), {
      code,
      valueCents: 1_000,
    });
  assert.deepEqual(await at(florist, blumen.partnerId), wrongPlace);
  assert.equal((await at(baker, baecker.partnerId)).outcome, "redeemed");
});

test("taken out while many press: each is redeemed or refused, none after the last word, and the books hold", async () => {
  const { partnerId } = town.town.sites.baecker;
  const codes = await buy(12);
  const presses = codes.map((code) => baker.redeem(code, 1_000));
  const ended = endInGroup(town.context, "test", groupId, partnerId);
  const outcomes = (await Promise.all(presses)).map(({ outcome }) => outcome);
  await ended;
  assert.ok(
    outcomes.every((outcome) => outcome === "redeemed" || outcome === "wrong_place"),
    outcomes.join(),
  );
  const uses = await Promise.all(codes.map(usesOf));
  assert.deepEqual(
    uses,
    outcomes.map((outcome) => (outcome === "redeemed" ? 1 : 0)),
  );
  assert.deepEqual(await baker.redeem(await one(), 1_000), wrongPlace);
  await assertBooksHold(town);
  await addToGroup(town.context, "test", groupId, partnerId);
});

/** The statement's values for this voucher at the florist's. */
const valuesFor = (code: string): unknown[] => {
  const { network, keys, clock } = town.context;
  const now = clock.now();
  const day = dayOf(now, network.timeZone);
  const hmac = keys.hmac("pass-code", network.id, code);
  return [
    network.id,
    hmac,
    florist.view.id,
    1_000,
    day,
    now,
    "AAAA-AAAA",
    null,
    randomUUID(),
    randomUUID(),
    "x",
    "y",
    Buffer.of(0),
  ];
};
const guard = / +AND \(passes\.group_id IS NULL[^]*?g\.until IS NULL\)\)\n/;

test("the guard is in the statement: with it nothing moves, without it the florist's redemption goes through", async () => {
  const values = valuesFor(await one());
  const unguarded = redeemStatement.text.replace(guard, "");
  assert.notEqual(unguarded, redeemStatement.text);
  const client = await town.context.database.pool.connect();
  try {
    await client.query("BEGIN");
    assert.equal((await client.query(redeemStatement.text, values)).rowCount, 0);
    assert.equal((await client.query(unguarded, values)).rowCount, 1);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});

test("one row of an index is looked at for a voucher with a group, none for another", async () => {
  const plan = async (code: string): Promise<string> => {
    const explain = `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) ${redeemStatement.text}`;
    const client = await town.context.database.pool.connect();
    try {
      await client.query("BEGIN");
      const { rows } = await client.query<{ "QUERY PLAN": string }>(explain, valuesFor(code));
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  };
  const lookUp = "Index (?:Only )?Scan using acceptance_group_partners_now on acceptance_group_partners g";
  const key = "Index Cond: \\(\\(network_id = [^\n]+\\) AND \\(group_id = passes.group_id\\) AND \\(partner_id = ";
  const grouped = await plan(await one());
  assert.match(grouped, new RegExp(`${lookUp} \\(actual rows=0(?:\\.00)? loops=1\\)\\s+${key}`));
  const plain = await plan(await town.openVoucher(1_000));
  assert.match(plain, new RegExp(`${lookUp} \\(never executed\\)`));
});
