import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { after, afterEach, before, test } from "node:test";
import { ask, assertRefused, placeOrder, readOrder, type Answer } from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { days, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { startTestProvider, type ProviderProcess } from "../../demo/town/test-provider-process.ts";
import type { OrderView } from "../../sdk/wire/order.ts";

const clock = new TestClock();
let town: TestTown;
let restarted: ProviderProcess | undefined;
before(async () => void (town = await startTestTown({ worker: false, clock })));
afterEach(() => assertBooksHold(town));
after(async () => {
  await restarted?.stop();
  await town.close();
});

const place = (): Promise<OrderView> => placeOrder(town, { paymentMethod: "test" });
const paymentOf = async (order: OrderView): Promise<{ id: string; provider: string; state: string }> =>
  (
    await asOwner<{ id: string; provider: string; state: string }>(
      town,
      "SELECT id, provider_payment_id AS provider, state FROM payments WHERE order_id = $1",
      [order.id],
    )
  )[0]!; // safe because placing prepares it
const notify = (id: unknown): Promise<Answer> => ask(town, "payment-notices/test", { body: { id } });
const receiptsOf = (order: OrderView): Promise<unknown[]> =>
  asOwner(town, "SELECT amount_cents, state, reason FROM receipts WHERE order_id = $1 ORDER BY recorded_at", [
    order.id,
  ]);
const stateOf = async (order: OrderView): Promise<string> => {
  await town.twuster.worker.drain();
  return (await readOrder(town, order)).state;
};
/** What a payer does on the provider's page, and how the provider's notice behaves. */
async function checkout(order: OrderView, action: "pay" | "fail" | "leave", notice = "lost"): Promise<Response> {
  assert.equal(order.payment?.method, "test");
  const response = await fetch(order.payment.redirectUrl, {
    method: "POST",
    body: new URLSearchParams({ action, notice }),
    redirect: "manual",
  });
  assert.equal(response.status, 303);
  return response;
}
/** The order's payment as the provider would know it with another amount, or with another place for its notices. */
async function createAt(
  order: OrderView,
  amountCents: number,
  noticeUrl: string,
): Promise<{ id: string; checkoutUrl: string }> {
  const response = await fetch(`${town.provider.url}/payments`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${town.config.TEST_PROVIDER_KEY}`,
      "Content-Type": "application/json",
      "Idempotency-Key": randomUUID(),
    },
    body: JSON.stringify({ amountCents, description: "x", mode: "test", returnUrl: order.pageUrl, noticeUrl }),
  });
  const created = (await response.json()) as { id: string; checkoutUrl: string }; // safe because the provider answers so
  await asOwner(town, "UPDATE payments SET provider_payment_id = $2 WHERE order_id = $1", [order.id, created.id]);
  return created;
}
/** Waits for what the provider's own process does, not for time to pass. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await isSo()) return;
    await new Promise((later) => setTimeout(later, 25));
  }
  throw new Error("it did not happen within ten seconds");
}

test("paid and noticed at once: the provider is asked, then the order is paid and delivered", async () => {
  const order = await place();
  const back = await checkout(order, "pay", "once");
  assert.equal(back.headers.get("Location"), order.pageUrl);
  await until(async () => (await stateOf(order)) === "fulfilled");
  assert.deepEqual(await receiptsOf(order), [{ amount_cents: 2_500, state: "assigned", reason: null }]);
});

test("forged notices change nothing, and the answer tells nothing", async () => {
  const order = await place();
  const { id, provider } = await paymentOf(order);
  const answers = await Promise.all(
    ["tp_forged", provider, id, order.id, order.number, "'; --", "\u{1f4b6}"].map(notify),
  );
  for (const answer of answers) assert.deepEqual([answer.status, answer.body], [200, { received: true }]);
  assert.equal(await stateOf(order), "placed");
  assert.deepEqual(await receiptsOf(order), []);
  assertRefused(await notify(""), 400, "invalid", { id: "wrong_type" });
  assertRefused(await notify("x".repeat(101)), 400, "invalid", { id: "too_long" });
  assertRefused(await notify(undefined), 400, "invalid", { id: "required" });
});

test("a real payment's notice at another network changes nothing there or here", async () => {
  const order = await place();
  await checkout(order, "pay");
  const { provider } = await paymentOf(order);
  const answer = await ask({ ...town, network: town.town.liveSlug }, "payment-notices/test", {
    body: { id: provider },
  });
  assert.deepEqual([answer.status, answer.body], [200, { received: true }]);
  assert.equal(await stateOf(order), "placed");
});

test("a lost notice: reading finds the payment by itself", async () => {
  const order = await place();
  await checkout(order, "pay", "lost");
  assert.equal(await stateOf(order), "placed");
  clock.pass(15_000);
  assert.equal(await stateOf(order), "fulfilled");
});

test("an undecided payment is asked about again, less and less often, until its order is given up", async () => {
  const order = await place();
  const { id } = await paymentOf(order);
  const pauses: number[] = [];
  for (let reading = 0; reading < 12; reading++) {
    const [job] = await asOwner<{ run_at: Date }>(
      town,
      "SELECT run_at FROM outbox WHERE topic = 'payment.read' AND subject_id = $1 AND state = 'waiting'",
      [id],
    );
    pauses.push(job!.run_at.getTime() - clock.now().getTime()); // safe because it is waiting until the payment is decided
    clock.set(job!.run_at.toISOString());
    assert.equal(await stateOf(order), "placed");
  }
  assert.deepEqual(
    pauses,
    pauses.toSorted((a, b) => a - b),
  );
  assert.equal(pauses[0], 15_000);
  assert.ok(pauses.at(-1)! <= 1_800_000); // safe because twelve were pushed
  await checkout(order, "pay", "lost");
  clock.pass(1_800_000);
  assert.equal(await stateOf(order), "fulfilled");
});

test("a notice repeated thrice and many more by anybody books once", async () => {
  const order = await place();
  await checkout(order, "pay", "thrice");
  const { provider } = await paymentOf(order);
  await Promise.all(Array.from({ length: 10 }, () => notify(provider)));
  await until(async () => (await stateOf(order)) === "fulfilled");
  await Promise.all(Array.from({ length: 10 }, () => notify(provider)));
  assert.equal(await stateOf(order), "fulfilled");
  assert.equal((await receiptsOf(order)).length, 1);
  assert.equal((await readOrder(town, order)).delivered?.length, 1);
});

test("a notice that overtakes the payment: the provider says open, and is asked again", async () => {
  const order = await place();
  // Takes the notice on, and reads before the provider goes on to decide.
  const heard: string[] = [];
  const listener = createServer(async (request, response) => {
    const { id } = (await json(request)) as { id: string }; // safe because the provider sends nothing else
    await notify(id);
    heard.push(id, await stateOf(order));
    response.end("{}");
  });
  await once(listener.listen(0, "127.0.0.1"), "listening");
  try {
    const { port } = listener.address() as AddressInfo; // safe because it listens on TCP
    const { id, checkoutUrl } = await createAt(order, 2_500, `http://127.0.0.1:${port}/`);
    await checkout({ ...order, payment: { method: "test", redirectUrl: checkoutUrl } }, "pay", "early");
    assert.deepEqual(heard, [id, "placed"]);
    assert.equal(await stateOf(order), "placed", "nobody says it a second time");
    clock.pass(15_000);
    assert.equal(await stateOf(order), "fulfilled");
  } finally {
    listener.close();
  }
});

test("a payment that failed leaves the order unpaid; a late forged notice does not revive it", async () => {
  const order = await place();
  await checkout(order, "fail", "once");
  const { provider } = await paymentOf(order);
  await until(async () => (await stateOf(order), (await paymentOf(order)).state === "failed"));
  await notify(provider);
  assert.equal(await stateOf(order), "placed");
  clock.pass(days(3));
  assert.equal(await stateOf(order), "cancelled");
});

test("paid after the order was given up: the money waits for a person", async () => {
  const order = await place();
  clock.pass(days(3));
  assert.equal(await stateOf(order), "cancelled");
  await checkout(order, "pay", "lost");
  await notify((await paymentOf(order)).provider);
  assert.equal(await stateOf(order), "cancelled");
  assert.deepEqual(await receiptsOf(order), [{ amount_cents: 2_500, state: "review", reason: "order_cancelled" }]);
});

test("the provider is away while placing: the order waits, and the next press starts the payment", async () => {
  await town.provider.stop();
  const key = randomUUID();
  const body = {
    site: town.siteKey,
    lines: [{ kind: "voucher", valueCents: 2_500, quantity: 1 }],
    email: "a@example.org",
    delivery: { to: "buyer" },
    paymentMethod: "test",
    language: "de",
  };
  const send = (): Promise<Answer<{ order: OrderView }>> =>
    ask(town, "orders", { body, headers: { "Idempotency-Key": key } });
  const answer = await send();
  assert.equal(answer.status, 201);
  const { order } = answer.body;
  assert.deepEqual([order.state, order.payment], ["placed", undefined]);
  clock.pass(15_000);
  assert.equal(await stateOf(order), "placed", "nobody to ask yet");
  restarted = await startTestProvider({
    port: Number(new URL(town.provider.url).port),
    key: town.config.TEST_PROVIDER_KEY!,
    dataFolder: town.config.TWUSTER_DATA,
    lateMs: 500,
  }); // safe because a test town sets it
  const again = await ask<{ order: OrderView }>(town, `orders/${order.id}/payment`, {
    method: "POST",
    headers: { Authorization: `Bearer ${order.token}`, "Idempotency-Key": randomUUID() },
  });
  assert.equal(again.body.order.payment?.method, "test");
  assert.deepEqual((await send()).body.order, again.body.order, "so does the same key");
  await checkout(again.body.order, "pay", "late");
  await until(async () => (await stateOf(order)) === "fulfilled");
});

test("the provider claims another amount: the order stays unpaid, the money waits for a person", async () => {
  for (const [amountCents, reason] of [
    [2_400, "too_little"],
    [2_600, "too_much"],
  ] as const) {
    const order = await place();
    // A provider that mixes things up: our payment is known to it by another payment's id.
    const wrong = await createAt(order, amountCents, `${town.url}/v1/${town.network}/payment-notices/test`);
    await checkout({ ...order, payment: { method: "test", redirectUrl: wrong.checkoutUrl } }, "pay", "lost");
    await notify(wrong.id);
    assert.equal(await stateOf(order), "placed");
    assert.deepEqual(await receiptsOf(order), [{ amount_cents: amountCents, state: "review", reason }]);
  }
});

test("the provider's books mention one booking under two payments: it counts once", async () => {
  const [order, other] = [await place(), await place()];
  await checkout(order, "pay", "lost");
  const { provider } = await paymentOf(order);
  await notify(provider);
  assert.equal(await stateOf(order), "fulfilled");
  await asOwner(town, "UPDATE payments SET provider_payment_id = provider_payment_id || 'x' WHERE order_id = $1", [
    order.id,
  ]);
  await asOwner(town, "UPDATE payments SET provider_payment_id = $2 WHERE order_id = $1", [other.id, provider]);
  await notify(provider);
  assert.equal(await stateOf(other), "placed");
});
