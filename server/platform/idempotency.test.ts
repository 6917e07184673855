import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, test } from "node:test";
import { confirmTransfer, placeOrder, postOrder, referenceOf } from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";

const clock = new TestClock();
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
afterEach(() => assertBooksHold(town));
after(() => town.close());

test("an answer is kept for a day and more, and forgotten after two", async () => {
  const code = await town.openVoucher();
  const device = await TestDevice.pair(town, await town.pairingCode());
  const paid = { reference: referenceOf(await placeOrder(town)), amountCents: 2_500, bankReference: randomUUID() };
  const keys = { redeem: randomUUID(), order: randomUUID(), transfer: randomUUID() };
  const askAll = async (): Promise<unknown[]> => {
    const order = await postOrder(town, {}, { "Idempotency-Key": keys.order });
    const transfer = await confirmTransfer(town, paid, { "Idempotency-Key": keys.transfer });
    return [await device.redeem(code, 2_500, keys.redeem), order.status, order.body, transfer.status, transfer.body];
  };
  const kept = async (): Promise<number> =>
    (await asOwner(town, "SELECT 1 FROM idempotency_keys WHERE key = ANY($1)", [Object.values(keys)])).length;

  const answers = await askAll();
  assert.equal(await kept(), 3);
  clock.pass(minutes(24 * 60 + 1));
  await town.twuster.worker.drain();
  await town.twuster.housekeeping.run();
  assert.deepEqual(await askAll(), answers);
  assert.equal(await kept(), 3);

  clock.pass(minutes(25 * 60 - 1));
  await town.twuster.housekeeping.run();
  assert.equal(await kept(), 0);
});
