import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";

const clock = new TestClock("2026-06-01T12:00:00+02:00");
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
after(async () => {
  await town.twuster.worker.drain();
  await assertBooksHold(town).finally(() => town.close());
});

/** Pairing is needed anew: nonces and pairing codes live by the same clock. */
const shop = async (): Promise<TestDevice> => TestDevice.pair(town, await town.pairingCode());
const expired = { outcome: "expired", kind: "voucher", validUntil: "2029-12-31", valueCents: 2_500 };

test("bought in 2026: good until the last second of 2029 in Twistringen, though UTC is an hour behind", async () => {
  clock.set("2026-06-01T12:00:00+02:00");
  const [atLast, tooLate] = [await town.openVoucher(), await town.openVoucher()];
  clock.set("2029-12-31T23:59:59+01:00");
  const device = await shop();
  assert.equal((await device.scan(atLast)).outcome, "redeemable");
  assert.equal((await device.redeem(atLast)).outcome, "redeemed");
  clock.set("2030-01-01T00:00:00+01:00");
  assert.deepEqual(await device.scan(tooLate), expired);
  assert.deepEqual(await device.redeem(tooLate), expired);
  clock.set("2029-12-31T23:00:00Z");
  assert.deepEqual(await device.redeem(tooLate), expired, "UTC's year has an hour to go, Twistringen's has not");
});

test("undone after New Year's Eve, a voucher of the old year stays expired", async () => {
  clock.set("2026-06-01T12:00:00+02:00");
  const code = await town.openVoucher();
  clock.set("2029-12-31T23:55:00+01:00");
  const device = await shop();
  const outcome = await device.redeem(code);
  assert.equal(outcome.outcome, "redeemed");
  clock.set("2030-01-01T00:05:00+01:00");
  assert.equal((await device.reverse(outcome.receiptNumber)).outcome, "reversed");
  assert.deepEqual(await device.redeem(code), expired);
});

test("in a network whose last day is in summer, the day ends by summer time", async () => {
  clock.set("2026-06-01T12:00:00+02:00");
  const [atLast, tooLate] = [await town.openVoucher(), await town.openVoucher()];
  const hmac = (code: string): Buffer => town.context.keys.hmac("pass-code", town.context.network.id, code);
  await asOwner(town, "UPDATE passes SET valid_until = '2029-03-25' WHERE code_hmac IN ($1, $2)", [
    hmac(atLast),
    hmac(tooLate),
  ]);
  // 25 March 2029 has 23 hours: clocks go forward at 2:00, so its last second is 21:59:59 UTC, not 22:59:59.
  clock.set("2029-03-25T21:59:59Z");
  const device = await shop();
  assert.equal((await device.redeem(atLast)).outcome, "redeemed");
  clock.set("2029-03-25T22:00:00Z");
  assert.deepEqual(await device.redeem(tooLate), { ...expired, validUntil: "2029-03-25" });
  await asOwner(town, "UPDATE passes SET valid_until = '2029-12-31' WHERE code_hmac = $1", [hmac(atLast)]);
});

test("housekeeping books what is over, once, and only that", async () => {
  clock.set("2026-06-01T12:00:00+02:00");
  await town.openVoucher();
  clock.set("2027-06-01T12:00:00+02:00");
  const younger = await town.openVoucher();
  clock.set("2029-12-31T23:59:59+01:00");
  await town.twuster.housekeeping.run();
  const count = async (): Promise<unknown> =>
    asOwner(
      town,
      "SELECT state, count(*)::int FROM passes WHERE valid_until > '2029-04-01' AND NOT is_training GROUP BY state ORDER BY state",
    );
  const before = await count();
  clock.set("2030-01-01T00:00:00+01:00");
  await town.twuster.housekeeping.run();
  await town.twuster.housekeeping.run();
  await town.twuster.worker.drain();
  await assertBooksHold(town);
  const booked = await asOwner(town, "SELECT count(*)::int FROM ledger_transactions WHERE kind = 'expiry'");
  const over = await asOwner(town, "SELECT count(*)::int FROM passes WHERE state = 'expired'");
  assert.notDeepEqual(await count(), before);
  assert.deepEqual(booked, over);
  assert.ok((over[0] as { count: number }).count >= 3);
  assert.equal((await (await shop()).scan(younger)).outcome, "redeemable");
});
