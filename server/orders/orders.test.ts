import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import {
  ask,
  assertRefused,
  orderBody,
  placeOrder,
  postOrder,
  readOrder,
  type OrderWish,
} from "../../demo/testing/ask.ts";
import { asOwner } from "../../demo/testing/books.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";

const clock = new TestClock("2026-11-23T10:00:00+01:00");
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
after(() => town.close());

const countOrders = async (): Promise<number> =>
  Number((await asOwner<{ count: string }>(town, "SELECT count(*) FROM orders"))[0]?.count);

test("an order is placed: seller, total, what to pay; nothing is issued yet", async () => {
  const order = await placeOrder(town, {
    lines: [
      { kind: "voucher", valueCents: 1_000, quantity: 2 },
      { kind: "voucher", valueCents: 5_000, quantity: 1 },
    ],
  });
  const { id, token, progressToken, number, payment, ...rest } = order;
  assert.deepEqual(rest, {
    state: "placed",
    totalCents: 7_000,
    lines: [
      { kind: "voucher", valueCents: 1_000, quantity: 2 },
      { kind: "voucher", valueCents: 5_000, quantity: 1 },
    ],
    seller: { name: "GUT Twistringen e. V." },
    pageUrl: `${town.url}/${town.network}/o/${id}/${token}`,
  });
  assert.match(number, /^TW-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  assert.equal(Buffer.from(token, "base64url").length, 16);
  assert.equal(payment?.method, "bank_transfer");
  assert.equal(payment.amountCents, 7_000);
  assert.match(payment.reference, /^RF\d\dTW/);
  const giroCode = payment.giroCode.split("\n");
  assert.deepEqual(
    [giroCode[0], giroCode[4], giroCode[5], giroCode[6], giroCode[7], giroCode[9]],
    ["BCD", "BYLADEM1001", "GUT Twistringen e. V.", "DE02120300000000202051", "EUR70.00", payment.reference],
  );
  assert.deepEqual(await readOrder(town, order), order);
  const progress = await ask(town, `orders/${id}/progress`, { headers: { Authorization: `Bearer ${progressToken}` } });
  assert.deepEqual(
    progress.body,
    { progress: { id, number, state: "placed", totalCents: 7_000 } },
    "nothing that opens it",
  );
});

test("the test method leads to the provider's page", async () => {
  const { payment } = await placeOrder(town, { paymentMethod: "test" });
  assert.equal(payment?.method, "test");
  const page = await fetch(payment.redirectUrl);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /25,00.€/);
});

test("the same key and body give the same order, however they are spelled", async () => {
  const key = { "Idempotency-Key": randomUUID() };
  const first = await postOrder(town, { email: "anna@example.org" }, key);
  const body = orderBody(town, { email: " anna@example.org " });
  const reordered = JSON.stringify(Object.fromEntries(Object.entries(body).toReversed()), null, 2);
  const second = await ask(town, "orders", { body: reordered, headers: key });
  assert.equal(second.status, 201);
  assert.deepEqual(second.body, first.body);
  const together = await Promise.all(
    Array.from({ length: 8 }, () => postOrder(town, {}, { "Idempotency-Key": "eight-at-once-000000" })),
  );
  assert.deepEqual(
    [...new Set(together.map((answer) => `${answer.status} ${answer.body.order?.id}`))],
    [`201 ${together[0]?.body.order.id}`],
  );
});

test("the same key with another body is a mistake, and changes nothing", async () => {
  const key = { "Idempotency-Key": randomUUID() };
  const { order } = (await postOrder(town, {}, key)).body;
  const before = await countOrders();
  for (const wish of [
    { email: "other@example.org" },
    { language: "en" },
    { lines: [{ kind: "voucher", valueCents: 2_500, quantity: 2 }] },
    { delivery: { to: "buyer", greeting: "!" } },
  ] satisfies OrderWish[]) {
    assertRefused(await postOrder(town, wish, key), 422, "idempotency_mismatch");
  }
  assert.equal(await countOrders(), before);
  assert.deepEqual(await readOrder(town, order), order);
});

test("the same key from another site is another order", async () => {
  const key = { "Idempotency-Key": randomUUID() };
  const [one, other] = await Promise.all([
    postOrder(town, {}, key),
    postOrder(town, { site: town.town.sites.imker.key }, key),
  ]);
  assert.notEqual(one.body.order.id, other.body.order.id);
});

test("a key that is missing, short, long or strange is refused", async () => {
  const before = await countOrders();
  assertRefused(await ask(town, "orders", { body: orderBody(town) }), 400, "invalid", {
    "idempotency-key": "required",
  });
  for (const key of [
    "",
    "a".repeat(15),
    "a".repeat(65),
    "a b c d e f g h i j",
    "ключ-ключ-ключ".replace(/./g, "ä").slice(0, 20),
  ]) {
    const answer = await postOrder(town, {}, { "Idempotency-Key": Buffer.from(key).toString("latin1") });
    assert.equal(answer.status, 400, key);
  }
  assert.equal(await countOrders(), before);
});

test("a live network does not sell", async () => {
  assertRefused(
    await postOrder({ ...town, network: town.town.liveSlug, siteKey: town.closedSiteKey }),
    409,
    "conflict",
  );
});

test("an order is open to its token alone, and guessing is throttled by address", async () => {
  const order = await placeOrder(town);
  const read = (token: string, id = order.id): ReturnType<typeof ask> =>
    ask(town, `orders/${id}`, { headers: { Authorization: `Bearer ${token}` } });
  clock.pass(minutes(1));
  for (let i = 0; i < 5; i++) assertRefused(await read(randomUUID()), 404, "not_found");
  for (let i = 0; i < 5; i++) assertRefused(await read(order.token, randomUUID()), 404, "not_found");
  const limited = await read(randomUUID());
  assertRefused(limited, 429, "rate_limited");
  // Whoever holds the right token is not held up by others behind the same router.
  assert.equal((await read(order.token)).status, 200);
  const seconds = Number(limited.headers.get("Retry-After"));
  assert.ok(seconds >= 1 && seconds <= 60, String(seconds));
  clock.pass(seconds * 1_000);
  assertRefused(await read(randomUUID()), 404, "not_found");
  assertRefused(await read(order.token, "not-an-id"), 400, "invalid", { orderId: "wrong_type" });
});

test("refusals speak German, and English where it is asked for first", async () => {
  const sentence = async (headers: Record<string, string>): Promise<string> =>
    ((await ask(town, "orders/0", { headers })).body as { error: { message: string } }).error.message;
  assert.equal(await sentence({}), "Bitte prüfen Sie Ihre Angaben.");
  assert.equal(await sentence({ "Accept-Language": "de-DE,en;q=0.9" }), "Bitte prüfen Sie Ihre Angaben.");
  assert.equal(await sentence({ "Accept-Language": "fr" }), "Bitte prüfen Sie Ihre Angaben.");
  assert.equal(await sentence({ "Accept-Language": "en-GB,de;q=0.5" }), "Please check what you entered.");
});

test("an unknown network and an unknown path are not found", async () => {
  assertRefused(await ask({ ...town, network: "syke" }, "voucher-offer?site=x"), 404, "not_found");
  assertRefused(await ask({ ...town, network: "..%2f" }, "voucher-offer?site=x"), 404, "not_found");
  assertRefused(await ask(town, "nothing-here"), 404, "not_found");
  assertRefused(await ask(town, "orders", { method: "GET" }), 404, "not_found");
});
