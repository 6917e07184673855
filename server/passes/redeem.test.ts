import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { assertRefused } from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold, setState } from "../../demo/testing/books.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { RedeemedOutcome } from "../../sdk/wire/scan.ts";
import { formatCode } from "../../sdk/wire/pass-code.ts";
import { mintTraining } from "../vouchers/voucher-line.ts";
import { newCode } from "./issue.ts";

const clock = new TestClock();
let town: TestTown;
let flowers: TestDevice;
let baker: TestDevice;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  flowers = await TestDevice.pair(town, await town.pairingCode("blumen"));
  baker = await TestDevice.pair(town, await town.pairingCode("baecker"));
});
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const redeemed = async (device: TestDevice, code: string, valueCents = 2_500): Promise<RedeemedOutcome> => {
  const outcome = await device.redeem(code, valueCents);
  assert.equal(outcome.outcome, "redeemed");
  return outcome;
};
const usesOf = async (code: string): Promise<number> => {
  const codeHmac = town.context.keys.hmac("pass-code", town.context.network.id, code);
  return (
    await asOwner(town, "SELECT 1 FROM uses JOIN passes ON passes.id = uses.pass_id WHERE code_hmac = $1", [codeHmac])
  ).length;
};

test("looked at, redeemed, and for the second shop: when, with which receipt, and not here", async () => {
  const code = await town.openVoucher();
  assert.deepEqual(await flowers.scan(formatCode(code).toLowerCase()), {
    outcome: "redeemable",
    kind: "voucher",
    valueCents: 2_500,
    validUntil: "2029-12-31",
    isTraining: false,
  });
  clock.pass(minutes(1));
  const outcome = await redeemed(flowers, code);
  const { receiptNumber } = outcome;
  assert.match(receiptNumber, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  const at = clock.now();
  assert.deepEqual(outcome, {
    outcome: "redeemed",
    kind: "voucher",
    receiptNumber,
    valueCents: 2_500,
    redeemedAt: at.toISOString(),
    undoUntil: new Date(at.getTime() + minutes(15)).toISOString(),
    isTraining: false,
  });
  clock.pass(minutes(3));
  const second = {
    outcome: "already_redeemed",
    kind: "voucher",
    redeemedAt: at.toISOString(),
    receiptNumber,
    valueCents: 2_500,
  };
  assert.deepEqual(await baker.redeem(code), { ...second, isHere: false });
  assert.deepEqual(await baker.scan(code), { ...second, isHere: false });
  assert.deepEqual(await flowers.redeem(code), { ...second, isHere: true });
  assert.equal(await usesOf(code), 1);
});

test("the same key gives the same receipt, however often and late; an undo needs a new one", async () => {
  const code = await town.openVoucher();
  const key = randomUUID();
  const first = await flowers.redeem(code, 2_500, key, "B-17");
  clock.pass(minutes(10));
  assert.deepEqual(await flowers.redeem(formatCode(code), 2_500, key, "B-17"), first);
  const together = await Promise.all(Array.from({ length: 8 }, () => flowers.redeem(code, 2_500, key, "B-17")));
  assert.deepEqual(
    together,
    Array.from({ length: 8 }, () => first),
  );
  const { receiptNumber } = first as RedeemedOutcome;
  assert.deepEqual(await flowers.note(receiptNumber, "B-17"), { receiptNumber, partnerReceipt: "B-17" });
  assertRefused(
    await flowers.request(`redemptions/${receiptNumber}/note`, {
      body: { partnerReceipt: "B-18" },
      headers: { "Idempotency-Key": randomUUID() },
    }),
    409,
    "conflict",
  );
  await flowers.reverse(receiptNumber);
  assert.deepEqual(
    await flowers.redeem(code, 2_500, key, "B-17"),
    { ...first, reversedAt: clock.now().toISOString() },
    "a repeat books nothing, not even after an undo, and says that it was undone",
  );
  assert.equal((await flowers.scan(code)).outcome, "redeemable");
  assert.equal(await usesOf(code), 1);
});

test("the same key for something else is a mistake; another device has keys of its own", async () => {
  const [one, two] = [await town.openVoucher(), await town.openVoucher()];
  const key = randomUUID();
  const first = await flowers.redeem(one, 2_500, key);
  for (const body of [
    { code: two, valueCents: 2_500 },
    { code: one, valueCents: 1_000 },
    { code: one, valueCents: 2_500, partnerReceipt: "B-1" },
  ]) {
    assertRefused(
      await flowers.request("redemptions", { body, headers: { "Idempotency-Key": key } }),
      422,
      "idempotency_mismatch",
    );
  }
  const undo = `redemptions/${(first as RedeemedOutcome).receiptNumber}/reversal`;
  assertRefused(
    await flowers.request(undo, { body: { reason: "mistake" }, headers: { "Idempotency-Key": key } }),
    422,
    "idempotency_mismatch",
  );
  assert.equal(await usesOf(two), 0);
  assert.equal((await baker.redeem(two, 2_500, key)).outcome, "redeemed");
});

test("ten shops press at once: one receipt", async () => {
  const code = await town.openVoucher();
  const outcomes = await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? flowers : baker).redeem(code)));
  assert.deepEqual(outcomes.map((each) => each.outcome).toSorted(), [
    ...Array.from({ length: 9 }, () => "already_redeemed"),
    "redeemed",
  ]);
  assert.equal(new Set(outcomes.map((each) => "receiptNumber" in each && each.receiptNumber)).size, 1);
  assert.equal(await usesOf(code), 1);
});

test("mistyped, truncated, forged, foreign and odd codes are unknown, all alike", async () => {
  const code = await town.openVoucher();
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  const foreign = newCode();
  await mintTraining(live, foreign, 2_500);
  const swapped = code.replace(/(.)(?!\1)(.)/, "$2$1");
  for (const wrong of [
    code.slice(0, -1),
    `${code}0`,
    swapped,
    newCode(),
    foreign,
    "x",
    "'; DROP TABLE passes; --",
    "💶".repeat(16),
    `https://a.example/t/w#${code}`,
  ]) {
    clock.pass(minutes(1));
    assert.deepEqual(await flowers.scan(wrong), { outcome: "unknown" }, wrong);
    assert.deepEqual(await flowers.redeem(wrong), { outcome: "unknown" }, wrong);
  }
  assert.equal((await flowers.scan(code)).outcome, "redeemable");
});

test("another value than the voucher's is refused and tells nothing, whatever its state", async () => {
  const [open, spent] = [await town.openVoucher(), await town.openVoucher()];
  await redeemed(baker, spent);
  await setState(town, open, "locked");
  for (const code of [open, spent, town.trainingCode]) {
    clock.pass(minutes(1));
    for (const valueCents of [1, 2_499, 5_000, 100_000_000])
      assert.deepEqual(await flowers.redeem(code, valueCents), { outcome: "unknown" });
  }
  await setState(town, open, "open");
  assert.equal((await flowers.redeem(open)).outcome, "redeemed");
});

test("values that are none are bad input", async () => {
  const code = await town.openVoucher();
  for (const [valueCents, reason] of [
    [-2_500, "wrong_type"],
    [0, "wrong_type"],
    [2_500.5, "wrong_type"],
    ["2500", "wrong_type"],
    [1e12, "too_many"],
    [undefined, "required"],
    [null, "wrong_type"],
  ] as const) {
    const answer = await flowers.request("redemptions", {
      body: { code, valueCents },
      headers: { "Idempotency-Key": randomUUID() },
    });
    assertRefused(answer, 400, "invalid", { valueCents: reason });
  }
  for (const [body, fields] of [
    [{ code, valueCents: 2_500, partnerReceipt: "x".repeat(41) }, { partnerReceipt: "too_long" }],
    [{ code, valueCents: 2_500, partnerReceipt: "  " }, { partnerReceipt: "required" }],
    [{ code: "x".repeat(101), valueCents: 2_500 }, { code: "too_long" }],
    [{ code, valueCents: 2_500, partnerId: "x" }, { partnerId: "unknown_field" }],
  ] as const)
    assertRefused(
      await flowers.request("redemptions", { body, headers: { "Idempotency-Key": randomUUID() } }),
      400,
      "invalid",
      fields,
    );
  assertRefused(await flowers.request("redemptions", { body: { code, valueCents: 2_500 } }), 400, "invalid", {
    "idempotency-key": "required",
  });
  assert.equal(await usesOf(code), 0);
});

test("locked, held and void vouchers are refused by name, and good again once opened", async () => {
  const code = await town.openVoucher();
  for (const state of ["locked", "held", "void"] as const) {
    await setState(town, code, state);
    assert.deepEqual(await flowers.scan(code), { outcome: state });
    assert.deepEqual(await flowers.redeem(code), { outcome: state });
  }
  await setState(town, code, "open");
  await redeemed(flowers, code);
});

test("a training voucher is never used up and never booked", async () => {
  const before = await asOwner(town, "SELECT count(*) FROM ledger_transactions");
  assert.equal(((await flowers.scan(town.trainingCode)) as { isTraining: boolean }).isTraining, true);
  for (const device of [flowers, baker, flowers]) {
    const outcome = await redeemed(device, town.trainingCode);
    assert.deepEqual(outcome, {
      outcome: "redeemed",
      kind: "voucher",
      receiptNumber: "0000-0000",
      valueCents: 2_500,
      redeemedAt: clock.now().toISOString(),
      isTraining: true,
    });
  }
  assertRefused(
    await flowers.request("redemptions/0000-0000/reversal", {
      body: { reason: "mistake" },
      headers: { "Idempotency-Key": randomUUID() },
    }),
    404,
    "not_found",
  );
  assert.deepEqual(await asOwner(town, "SELECT count(*) FROM ledger_transactions"), before);
  assert.equal(await usesOf(town.trainingCode), 0);
});

test("a device that guesses is slowed down, the one beside it is not", async () => {
  clock.pass(minutes(1));
  for (let i = 0; i < 10; i++) assert.deepEqual(await baker.scan(newCode()), { outcome: "unknown" });
  assertRefused(await baker.request("scans", { body: { code: newCode() } }), 429, "rate_limited");
  assertRefused(
    await baker.request("redemptions", {
      body: { code: newCode(), valueCents: 2_500 },
      headers: { "Idempotency-Key": randomUUID() },
    }),
    429,
    "rate_limited",
  );
  assert.deepEqual(await flowers.scan(newCode()), { outcome: "unknown" });
  clock.pass(minutes(1));
  assert.deepEqual(await baker.scan(newCode()), { outcome: "unknown" });
});
