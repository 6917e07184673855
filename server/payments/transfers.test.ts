import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, test } from "node:test";
import {
  assertRefused,
  ask,
  confirmTransfer,
  placeOrder,
  readOrder,
  referenceOf,
  type Answer,
} from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { days, minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";

const clock = new TestClock();
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
afterEach(() => assertBooksHold(town));
after(() => town.close());

const review = async (orderId?: string): Promise<unknown[]> =>
  asOwner(
    town,
    "SELECT amount_cents, reason FROM receipts WHERE state = 'review' AND order_id IS NOT DISTINCT FROM $1 ORDER BY recorded_at, id",
    [orderId ?? null],
  );
const outcome = (answer: Answer<{ outcome: string; orderNumber?: string }>): unknown =>
  answer.status === 200 ? answer.body : answer.status;

test("the exact amount pays the order, and its vouchers come", async () => {
  const order = await placeOrder(town, { lines: [{ kind: "voucher", valueCents: 2_500, quantity: 3 }] });
  const spelled = referenceOf(order)
    .toLowerCase()
    .replace(/(.{4})/g, "$1 ");
  assert.deepEqual(outcome(await confirmTransfer(town, { reference: spelled, amountCents: 7_500 })), {
    outcome: "paid",
    orderNumber: order.number,
  });
  const paid = await readOrder(town, order);
  assert.deepEqual([paid.state, paid.payment, paid.delivered], ["paid", undefined, undefined]);
  await town.twuster.worker.drain();
  const { state, delivered: vouchers = [] } = await readOrder(town, order);
  assert.equal(state, "fulfilled");
  assert.equal(new Set(vouchers.map((voucher) => voucher.code)).size, 3);
  for (const { code, walletUrl, ...view } of vouchers) {
    assert.match(code, /^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    assert.equal(walletUrl, `${town.url}/${town.network}/w#${code.replaceAll("-", "")}`);
    assert.deepEqual(view, {
      kind: "voucher",
      valueCents: 2_500,
      validUntil: "2029-12-31",
      state: "open",
      isTraining: false,
    });
  }
});

test("too little, then too much: both wait for a person, and the exact amount still pays", async () => {
  const order = await placeOrder(town);
  const reference = referenceOf(order);
  for (const amountCents of [2_499, 2_501]) {
    assert.deepEqual(outcome(await confirmTransfer(town, { reference, amountCents })), {
      outcome: "review",
      orderNumber: order.number,
    });
    assert.equal((await readOrder(town, order)).state, "placed");
  }
  assert.deepEqual(await review(order.id), [
    { amount_cents: 2_499, reason: "too_little" },
    { amount_cents: 2_501, reason: "too_much" },
  ]);
  assert.deepEqual(outcome(await confirmTransfer(town, { reference, amountCents: 2_500 })), {
    outcome: "paid",
    orderNumber: order.number,
  });
});

test("paid twice: the second booking waits for a person, the vouchers are issued once", async () => {
  const order = await placeOrder(town);
  const transfer = { reference: referenceOf(order), amountCents: 2_500 };
  await confirmTransfer(town, transfer);
  assert.deepEqual(outcome(await confirmTransfer(town, transfer)), { outcome: "review", orderNumber: order.number });
  await town.twuster.worker.drain();
  assert.deepEqual(outcome(await confirmTransfer(town, transfer)), { outcome: "review", orderNumber: order.number });
  assert.deepEqual(
    await review(order.id),
    Array.from({ length: 2 }, () => ({ amount_cents: 2_500, reason: "paid_twice" })),
  );
  assert.equal((await readOrder(town, order)).delivered?.length, 1);
});

test("five clerks enter five bookings of one order at once: one pays, four wait", async () => {
  const order = await placeOrder(town);
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => confirmTransfer(town, { reference: referenceOf(order), amountCents: 2_500 })),
  );
  assert.deepEqual(answers.map((answer) => answer.body.outcome).toSorted(), [
    "paid",
    "review",
    "review",
    "review",
    "review",
  ]);
  assert.equal((await review(order.id)).length, 4);
});

test("two bookings that fit no order are two, also where the clerk gives both one number", async () => {
  const bankReference = "2026-11-24/1";
  const unknown = { reference: "RF00", amountCents: 2_500, bankReference };
  assert.equal((await confirmTransfer(town, unknown)).body.outcome, "review");
  assert.equal((await confirmTransfer(town, unknown)).body.outcome, "other_booking", "nothing is hidden");
  assert.equal((await confirmTransfer(town, { ...unknown, bankReference: "2026-11-24/2" })).body.outcome, "review");
  for (const filler of ["NOTPROVIDED", "not provided", "NONREF", "n/a", "--"]) {
    const refused = { bankReference: "reference_not_unique" };
    assertRefused(await confirmTransfer(town, { ...unknown, bankReference: filler }), 400, "invalid", refused);
  }
});

test("the same booking of the bank counts once, whatever key or reference it is entered with", async () => {
  const [order, other] = [await placeOrder(town), await placeOrder(town)];
  const bankReference = "2026-11-23/4711";
  assert.equal(
    (await confirmTransfer(town, { reference: referenceOf(order), amountCents: 2_500, bankReference })).body.outcome,
    "paid",
  );
  const again = await Promise.all([
    confirmTransfer(town, { reference: referenceOf(order), amountCents: 2_500, bankReference: ` ${bankReference} ` }),
    confirmTransfer(town, { reference: referenceOf(other), amountCents: 2_500, bankReference }),
    confirmTransfer(town, { reference: "RF00", amountCents: 1, bankReference }),
  ]);
  assert.deepEqual(
    again.map((answer) => answer.body.outcome),
    ["already_recorded", "other_booking", "other_booking"],
  );
  assert.equal((await readOrder(town, other)).state, "placed");
  assert.deepEqual([await review(order.id), await review(other.id)], [[], []]);
});

test("an unknown or damaged reference is kept and waits for a person", async () => {
  const order = await placeOrder(town);
  const instant = await placeOrder(town, { paymentMethod: "test" });
  const [test] = await asOwner<{ reference: string }>(town, "SELECT reference FROM payments WHERE order_id = $1", [
    instant.id,
  ]);
  const damaged = referenceOf(order).replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  const before = (await review()).length;
  for (const reference of ["RF18539007547034", damaged, "Danke!", test!.reference]) {
    // safe because the order has a payment
    assert.deepEqual(outcome(await confirmTransfer(town, { reference, amountCents: 2_500 })), { outcome: "review" });
  }
  assert.deepEqual(
    (await review()).slice(before),
    Array.from({ length: 4 }, () => ({ amount_cents: 2_500, reason: "unknown_reference" })),
  );
  assert.deepEqual(
    [(await readOrder(town, order)).state, (await readOrder(town, instant)).state],
    ["placed", "placed"],
  );
});

test("an order nobody paid is cancelled after 14 days and 7 of grace; money that comes later waits for a person", async () => {
  const order = await placeOrder(town);
  clock.pass(days(21));
  await town.twuster.worker.drain();
  assert.equal((await readOrder(town, order)).state, "placed");
  clock.pass(days(1));
  await town.twuster.worker.drain();
  const cancelled = await readOrder(town, order);
  assert.deepEqual([cancelled.state, cancelled.payment], ["cancelled", undefined]);
  assert.deepEqual(outcome(await confirmTransfer(town, { reference: referenceOf(order), amountCents: 2_500 })), {
    outcome: "review",
    orderNumber: order.number,
  });
  assert.deepEqual(await review(order.id), [{ amount_cents: 2_500, reason: "order_cancelled" }]);
  await town.twuster.worker.drain();
  assert.equal((await readOrder(town, order)).state, "cancelled");
});

test("the same key gives the same answer; with another body it is a mistake", async () => {
  const order = await placeOrder(town);
  const key = { "Idempotency-Key": randomUUID() };
  const transfer = { reference: referenceOf(order), amountCents: 2_500, bankReference: randomUUID() };
  const answers = await Promise.all(Array.from({ length: 4 }, () => confirmTransfer(town, transfer, key)));
  for (const answer of [...answers, await confirmTransfer(town, transfer, key)])
    assert.deepEqual(answer.body, { outcome: "paid", orderNumber: order.number });
  assertRefused(await confirmTransfer(town, { ...transfer, amountCents: 2_499 }, key), 422, "idempotency_mismatch");
});

test("bad input and wrong keys are refused; guessing keys is throttled", async () => {
  clock.pass(minutes(1));
  const reference = referenceOf(await placeOrder(town));
  for (const [transfer, fields] of [
    [{ reference, amountCents: -1 }, { amountCents: "wrong_type" }],
    [{ reference, amountCents: 0.5 }, { amountCents: "wrong_type" }],
    [{ reference, amountCents: 1e12 }, { amountCents: "too_many" }],
    [{ reference: "", amountCents: 1 }, { reference: "required" }],
    [{ reference: "x".repeat(41), amountCents: 1 }, { reference: "too_long" }],
    [{ reference, amountCents: 1, bankReference: " " }, { bankReference: "required" }],
    [{ reference, amountCents: 1, bankReference: "x".repeat(81) }, { bankReference: "too_long" }],
    [{ reference, amountCents: 1, orderId: "x" }, { orderId: "unknown_field" }],
  ] as const)
    assertRefused(await confirmTransfer(town, transfer), 400, "invalid", fields);
  const guess = (key: string): Promise<Answer<{ outcome: string }>> =>
    confirmTransfer({ ...town, operatorKey: key }, { reference, amountCents: 2_500 });
  for (let i = 0; i < 10; i++) assertRefused(await guess(`ok_${i}`), 401, "unauthorized");
  assertRefused(await guess("ok_10"), 429, "rate_limited");
  assert.equal((await guess(town.operatorKey)).body.outcome, "paid");
  assertRefused(
    await ask(town, "transfers", {
      body: "{",
      headers: { Authorization: `Bearer ${town.operatorKey}`, "Idempotency-Key": randomUUID() },
    }),
    400,
    "invalid",
  );
});

test("a typing error books nothing: it is told, and the right entry with the same bank reference pays", async () => {
  const order = await placeOrder(town);
  const bankReference = randomUUID();
  const wrong = { reference: referenceOf(order), amountCents: 250, bankReference, acceptReview: false };
  assert.equal((await confirmTransfer(town, wrong)).body.outcome, "mismatch");
  assert.deepEqual(await review(order.id), []);
  assert.equal((await confirmTransfer(town, { ...wrong, amountCents: 2_500 })).body.outcome, "paid");
  const later = await confirmTransfer(town, {
    ...wrong,
    amountCents: 9_900,
    bankReference: ` ${bankReference.toUpperCase()} `,
  });
  assert.equal(later.body.outcome, "other_booking");
});
