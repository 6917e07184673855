import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, test } from "node:test";
import { ask, placeOrder, readOrder, type Answer } from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { OrderView } from "../../sdk/wire/order.ts";

const clock = new TestClock();
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
afterEach(() => assertBooksHold(town));
after(() => town.close());

async function decide(order: OrderView, action: "pay" | "fail"): Promise<void> {
  assert.equal(order.payment?.method, "test");
  const body = new URLSearchParams({ action, notice: "lost" });
  assert.equal((await fetch(order.payment.redirectUrl, { method: "POST", body, redirect: "manual" })).status, 303);
  clock.pass(20_000);
  await town.twuster.worker.drain();
}

function tryAgain(order: OrderView, key: string = randomUUID()): Promise<Answer<{ order: OrderView }>> {
  const headers = { Authorization: `Bearer ${order.token}`, "Idempotency-Key": key };
  return ask(town, `orders/${order.id}/payment`, { method: "POST", headers });
}

test("a payment that failed is tried again in the same order, with a payment of its own", async () => {
  const first = await placeOrder(town, { paymentMethod: "test" });
  await decide(first, "fail");
  assert.equal((await readOrder(town, first)).payment, undefined);

  const again = await tryAgain(first);
  assert.equal(again.status, 200);
  const second = again.body.order;
  assert.equal(second.id, first.id);
  assert.notDeepEqual(second.payment, first.payment);

  await decide(second, "pay");
  assert.equal((await readOrder(town, first)).state, "fulfilled");
  const rows = await asOwner(town, "SELECT state FROM payments WHERE order_id = $1 ORDER BY state", [first.id]);
  assert.deepEqual(rows, [{ state: "failed" }, { state: "paid" }]);
});

test("one key over two failures makes one new payment: the second failure needs a press of its own", async () => {
  const order = await placeOrder(town, { paymentMethod: "test" });
  const count = (): Promise<unknown[]> =>
    asOwner(town, "SELECT count(*)::int FROM payments WHERE order_id = $1", [order.id]);
  await decide(order, "fail");
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 10 }, () => tryAgain(order, key)));
  const [second] = answers.map((answer) => answer.body.order);
  for (const answer of [...answers, await tryAgain(order, key)])
    assert.deepEqual([answer.status, answer.body.order], [200, second]);

  await decide(second!, "fail"); // safe because ten were sent
  const late = await tryAgain(order, key);
  assert.deepEqual([late.status, late.body.order.state, late.body.order.payment], [200, "placed", undefined]);
  assert.deepEqual(await count(), [{ count: 2 }]);
  assert.deepEqual(
    await asOwner(
      town,
      `SELECT k.outcome, p.state FROM idempotency_keys k JOIN payments p ON p.id::text = k.subject_id
       WHERE k.actor = $1 AND k.key = $2`,
      [`order:${order.id}`, key],
    ),
    [{ outcome: "payment", state: "failed" }],
  );

  const third = await tryAgain(order);
  assert.notDeepEqual(third.body.order.payment, second!.payment); // safe as above
  assert.deepEqual(await count(), [{ count: 3 }]);
  const other = await placeOrder(town, { paymentMethod: "test" });
  await decide(other, "fail");
  assert.ok((await tryAgain(other, key)).body.order.payment, "another order's keys are its own");
});

test("ten presses after a failure make one new payment; a paid order gets none", async () => {
  const order = await placeOrder(town, { paymentMethod: "test" });
  await decide(order, "fail");
  const answers = await Promise.all(Array.from({ length: 10 }, () => tryAgain(order)));
  assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([200]));
  const count = (): Promise<unknown[]> =>
    asOwner(town, "SELECT count(*)::int FROM payments WHERE order_id = $1", [order.id]);
  assert.deepEqual(await count(), [{ count: 2 }]);

  await decide((await tryAgain(order)).body.order, "pay");
  assert.equal((await tryAgain(order)).body.order.state, "fulfilled");
  assert.deepEqual(await count(), [{ count: 2 }]);
});
