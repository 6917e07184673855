import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, test } from "node:test";
import { assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";

const clock = new TestClock();
let town: TestTown;
let flowers: TestDevice;
let flowersToo: TestDevice;
let baker: TestDevice;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  flowers = await TestDevice.pair(town, await town.pairingCode("blumen"));
  flowersToo = await TestDevice.pair(town, await town.pairingCode("blumen"));
  baker = await TestDevice.pair(town, await town.pairingCode("baecker"));
});
afterEach(() => assertBooksHold(town));
after(() => town.close());

async function used(device = flowers, code?: string): Promise<{ code: string; receiptNumber: string }> {
  const open = code ?? (await town.openVoucher());
  const outcome = await device.redeem(open);
  assert.equal(outcome.outcome, "redeemed");
  return { code: open, receiptNumber: outcome.receiptNumber };
}
const reversal = (
  device: TestDevice,
  receiptNumber: string,
  body: object = { reason: "mistake" },
  key: string = randomUUID(),
): Promise<Answer> =>
  device.request(`redemptions/${receiptNumber}/reversal`, { body, headers: { "Idempotency-Key": key } });
const note = (device: TestDevice, receiptNumber: string, partnerReceipt: unknown): Promise<Answer> =>
  device.request(`redemptions/${receiptNumber}/note`, {
    body: { partnerReceipt },
    headers: { "Idempotency-Key": randomUUID() },
  });

test("an undo within fifteen minutes opens the voucher again, from any device of the shop", async () => {
  const { code, receiptNumber } = await used();
  clock.pass(minutes(15) - 1);
  const reversed = {
    outcome: "reversed",
    kind: "voucher",
    receiptNumber,
    valueCents: 2_500,
    reversedAt: clock.now().toISOString(),
  };
  assert.deepEqual(await flowersToo.reverse(receiptNumber), reversed);
  assert.equal((await baker.scan(code)).outcome, "redeemable");
  clock.pass(minutes(60));
  assert.deepEqual(
    await flowers.reverse(receiptNumber),
    reversed,
    "undone is undone: the second press changes nothing",
  );
});

test("after fifteen minutes it is too late", async () => {
  const { code, receiptNumber } = await used();
  const undoUntil = new Date(clock.now().getTime() + minutes(15)).toISOString();
  clock.pass(minutes(15));
  assert.deepEqual(await flowers.reverse(receiptNumber), { outcome: "too_late", undoUntil });
  assert.equal((await baker.scan(code)).outcome, "already_redeemed");
});

test("redeemed, undone, redeemed elsewhere, undone, redeemed again: each time a receipt of its own", async () => {
  const code = await town.openVoucher();
  const receipts: string[] = [];
  for (const device of [flowers, baker, flowersToo]) {
    const { receiptNumber } = await used(device, code);
    receipts.push(receiptNumber);
    if (device !== flowersToo) assert.equal((await device.reverse(receiptNumber)).outcome, "reversed");
  }
  assert.equal(new Set(receipts).size, 3);
  assert.equal(
    (await flowers.reverse(receipts[0]!)).outcome,
    "reversed",
    "the first receipt's undo leaves the last use alone",
  ); // safe because three were pushed
  const second = await baker.scan(code);
  assert.equal(second.outcome === "already_redeemed" && second.receiptNumber, receipts[2]);
});

test("nobody else can undo or note, and an unknown receipt looks the same", async () => {
  const { code, receiptNumber } = await used();
  assertRefused(await reversal(baker, receiptNumber), 404, "not_found");
  assertRefused(await reversal(baker, "ZZZZ-ZZZZ"), 404, "not_found");
  assertRefused(await note(baker, receiptNumber, "B-1"), 404, "not_found");
  assertRefused(await note(baker, "ZZZZ-ZZZZ", "B-1"), 404, "not_found");
  for (const odd of ["zzzz-zzzz", "ZZZZZZZZ", "ZZZZ-ZZZZ-Z", "1"])
    assertRefused(await reversal(flowers, odd), 400, "invalid", { receiptNumber: "wrong_type" });
  assert.equal((await flowers.scan(code)).outcome, "already_redeemed");
  assert.equal((await note(flowers, receiptNumber, "B-1")).status, 200);
});

test("a suspended shop undoes nothing", async () => {
  const { code, receiptNumber } = await used(await TestDevice.pair(town, await town.pairingCode("kultur")));
  const device = await TestDevice.pair(town, await town.pairingCode("kultur"));
  const { partnerId } = town.town.sites.kultur;
  await asOwner(town, "UPDATE partners SET state = 'suspended' WHERE id = $1", [partnerId]);
  assertRefused(await reversal(device, receiptNumber), 401, "unauthorized");
  assert.equal((await flowers.scan(code)).outcome, "already_redeemed");
  await asOwner(town, "UPDATE partners SET state = 'active' WHERE id = $1", [partnerId]);
  assert.equal((await device.reverse(receiptNumber)).outcome, "reversed");
});

test("eight presses of undo at once, with one key or several, are one undo", async () => {
  const { code, receiptNumber } = await used();
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      (i % 2 ? flowers : flowersToo).reverse(receiptNumber, i < 4 ? "one-key-for-four-presses" : randomUUID()),
    ),
  );
  assert.equal(new Set(outcomes.map((each) => JSON.stringify(each))).size, 1);
  assert.equal(outcomes[0]?.outcome, "reversed");
  assert.equal(
    (
      await asOwner(
        town,
        "SELECT 1 FROM use_reversals r JOIN uses u USING (network_id, pass_id, cycle) WHERE u.receipt_number = $1",
        [receiptNumber],
      )
    ).length,
    1,
  );
  assert.equal((await flowers.scan(code)).outcome, "redeemable");
});

test("the same key for another receipt or reason is a mistake", async () => {
  const [one, two] = [await used(), await used()];
  const key = randomUUID();
  assert.equal((await reversal(flowers, one.receiptNumber, { reason: "mistake" }, key)).status, 200);
  assertRefused(await reversal(flowers, two.receiptNumber, { reason: "mistake" }, key), 422, "idempotency_mismatch");
  assertRefused(
    await reversal(flowers, one.receiptNumber, { reason: "customer_changed_mind" }, key),
    422,
    "idempotency_mismatch",
  );
  assert.equal((await flowers.scan(two.code)).outcome, "already_redeemed");
  assertRefused(await reversal(flowers, two.receiptNumber, { reason: "why not" }), 400, "invalid", {
    reason: "wrong_type",
  });
  assertRefused(await reversal(flowers, two.receiptNumber, {}), 400, "invalid", { reason: "wrong_type" });
});

test("undo and redeem at the same moment: the books hold whoever wins", async () => {
  const code = await town.openVoucher();
  for (let round = 0; round < 5; round++) {
    const { receiptNumber } = await used(flowers, code);
    const [undone, again] = await Promise.all([flowers.reverse(receiptNumber), baker.redeem(code)]);
    assert.equal(undone.outcome, "reversed");
    if (again.outcome === "redeemed") await baker.reverse(again.receiptNumber);
    else assert.equal(again.outcome, "already_redeemed");
  }
});

test("the shop's own receipt number is noted once, and the first one stays", async () => {
  const { receiptNumber } = await used();
  assert.deepEqual(await flowers.note(receiptNumber, "  B-2026-17 "), { receiptNumber, partnerReceipt: "B-2026-17" });
  assert.deepEqual(await flowersToo.note(receiptNumber, "B-2026-17"), { receiptNumber, partnerReceipt: "B-2026-17" });
  assertRefused(await note(flowers, receiptNumber, "B-2026-18"), 409, "conflict");
  for (const [wrong, reason] of [
    ["", "required"],
    ["x".repeat(41), "too_long"],
    [17, "wrong_type"],
    [undefined, "required"],
  ] as const) {
    assertRefused(await note(flowers, receiptNumber, wrong), 400, "invalid", { partnerReceipt: reason });
  }
});
