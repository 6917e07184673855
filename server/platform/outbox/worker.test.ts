import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { placeOrder, readOrder } from "../../../demo/testing/ask.ts";
import { asOwner } from "../../../demo/testing/books.ts";
import { minutes, TestClock } from "../../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../../demo/testing/test-town.ts";
import { hasten } from "./outbox.ts";

const clock = new TestClock();
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
after(() => town.close());

async function placedWithPayment(): Promise<{ order: Awaited<ReturnType<typeof placeOrder>>; paymentId: string }> {
  const order = await placeOrder(town, { paymentMethod: "test" });
  const rows = await asOwner<{ id: string }>(town, "SELECT id FROM payments WHERE order_id = $1", [order.id]);
  return { order, paymentId: rows[0]!.id }; // safe because placing prepares it
}

async function pay(order: { payment?: { method: string; redirectUrl?: string } | undefined }): Promise<void> {
  const body = new URLSearchParams({ action: "pay", notice: "lost" });
  const answer = await fetch(order.payment?.redirectUrl ?? "", { method: "POST", body, redirect: "manual" });
  assert.equal(answer.status, 303);
}

test("a job that was given up begins anew when something hints at it: a paid order is found", async () => {
  const { order, paymentId } = await placedWithPayment();
  await asOwner(town, "UPDATE outbox SET state = 'dead', attempts = 80 WHERE subject_id = $1", [paymentId]);
  await pay(order);
  await hasten(town.context, "payment.read", paymentId);
  await town.twuster.worker.drain();
  assert.equal((await readOrder(town, order)).state, "fulfilled");
});

test("a hint that comes while the job runs is not overwritten by its end", async () => {
  const { order, paymentId } = await placedWithPayment();
  clock.pass(minutes(60));
  const provider = town.twuster.platform.providers.get("test")!; // safe because the test town offers it
  const read = provider.read!.bind(provider); // safe because it is one that is asked
  let hinted = false;
  provider.read = async (context, payment) => {
    const reading = await read(context, payment);
    if (!hinted && payment.id === paymentId) {
      hinted = true;
      assert.equal(reading?.state, "open");
      await pay(order);
      clock.pass(1_000);
      await hasten(town.context, "payment.read", paymentId);
    }
    return reading;
  };
  await town.twuster.worker.drain();
  provider.read = read;
  assert.ok(hinted);
  await town.twuster.worker.drain();
  assert.equal((await readOrder(town, order)).state, "fulfilled");
});
