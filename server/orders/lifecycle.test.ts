import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { ask, confirmTransfer, placeOrder, readOrder, referenceOf, type OrderWish } from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { days, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { OrderView } from "../../sdk/wire/order.ts";
import { expireOrder, fulfilOrder } from "./lifecycle.ts";

const clock = new TestClock();
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const drain = (): Promise<number> => town.twuster.worker.drain();
async function bought(at: string, wish: OrderWish = {}): Promise<OrderView> {
  clock.set(at);
  const order = await placeOrder(town, wish);
  const answer = await confirmTransfer(town, { reference: referenceOf(order), amountCents: order.totalCents });
  assert.equal(answer.body.outcome, "paid");
  await drain();
  return order;
}
const on = (day: string): OrderWish => ({
  delivery: { to: "recipient", recipientEmail: "berta@example.org", on: day },
});
const stateAt = async (order: OrderView, instant: string): Promise<string> => {
  clock.set(instant);
  await drain();
  return (await readOrder(town, order)).state;
};

test("without a chosen day the vouchers come at once", async () => {
  const order = await bought("2026-11-23T10:00:00+01:00");
  assert.equal((await readOrder(town, order)).state, "fulfilled");
});

test("on a chosen day they come at eight in Twistringen, winter and summer, across both changes", async () => {
  for (const [bought_, day, before, due] of [
    ["2026-11-23T10:00:00+01:00", "2026-12-24", "2026-12-24T06:59:59Z", "2026-12-24T07:00:00Z"],
    ["2027-03-01T10:00:00+01:00", "2027-03-28", "2027-03-28T05:59:59Z", "2027-03-28T06:00:00Z"],
    ["2027-07-01T10:00:00+02:00", "2027-10-31", "2027-10-31T06:59:59Z", "2027-10-31T07:00:00Z"],
    ["2027-07-01T10:00:00+02:00", "2027-10-30", "2027-10-30T05:59:59Z", "2027-10-30T06:00:00Z"],
  ] as const) {
    const order = await bought(bought_, on(day));
    assert.equal((await readOrder(town, order)).deliverOn, day);
    assert.equal(await stateAt(order, before), "paid", day);
    assert.equal((await readOrder(town, order)).delivered, undefined, "no code before the day");
    assert.equal(await stateAt(order, due), "fulfilled", day);
  }
});

test("today as the day means now, before eight and after", async () => {
  for (const at of ["2027-11-23T00:10:00+01:00", "2027-11-23T23:50:00+01:00"]) {
    assert.equal((await readOrder(town, await bought(at, on("2027-11-23")))).state, "fulfilled");
  }
});

test("a day that passed while the money was on its way means now", async () => {
  clock.set("2026-12-20T10:00:00+01:00");
  const order = await placeOrder(town, on("2026-12-24"));
  clock.set("2026-12-28T10:00:00+01:00");
  await confirmTransfer(town, { reference: referenceOf(order), amountCents: 2_500 });
  await drain();
  assert.equal((await readOrder(town, order)).state, "fulfilled");
});

test("the year of purchase decides how long it is good, not the day of delivery", async () => {
  const valid = async (order: OrderView): Promise<string | undefined> =>
    (await readOrder(town, order)).delivered?.[0]?.validUntil;
  assert.equal(await valid(await bought("2026-12-31T23:59:59+01:00")), "2029-12-31");
  assert.equal(await valid(await bought("2027-01-01T00:00:00+01:00")), "2030-12-31");
  assert.equal(await valid(await bought("2026-12-31T23:30:00Z")), "2030-12-31", "in UTC still the old year");
  const gift = await bought("2026-12-31T12:00:00+01:00", on("2027-02-14"));
  assert.equal(await stateAt(gift, "2027-02-14T08:00:00+01:00"), "fulfilled");
  assert.equal(await valid(gift), "2029-12-31");
});

test("delivering runs twice, and twice at once, without harm", async () => {
  clock.set("2027-03-01T10:00:00+01:00");
  const order = await placeOrder(town, { lines: [{ kind: "voucher", valueCents: 1_000, quantity: 5 }] });
  await confirmTransfer(town, { reference: referenceOf(order), amountCents: 5_000 });
  await Promise.all([1, 2, 3, 4].map(() => fulfilOrder(town.context, order.id)));
  await fulfilOrder(town.context, order.id);
  assert.equal((await readOrder(town, order)).delivered?.length, 5);
});

test("thirty days after delivery the address, the greeting and the codes are gone; the bookings stay", async () => {
  const order = await bought("2027-04-01T10:00:00+02:00", { delivery: { to: "buyer", greeting: "Alles Gute" } });
  const stored = async (): Promise<unknown[]> =>
    asOwner(
      town,
      `SELECT contact_sealed IS NOT NULL AS contact,
    (SELECT count(*)::int FROM sealed_codes s JOIN passes p ON p.id = s.pass_id WHERE p.order_id = o.id) AS codes FROM orders o WHERE id = $1`,
      [order.id],
    );
  assert.equal(await stateAt(order, "2027-05-01T09:59:59+02:00"), "fulfilled");
  assert.equal((await readOrder(town, order)).delivered?.length, 1);
  assert.deepEqual(await stored(), [{ contact: true, codes: 1 }]);
  assert.equal(await stateAt(order, "2027-05-01T10:00:00+02:00"), "fulfilled");
  assert.deepEqual((await readOrder(town, order)).delivered, []);
  assert.deepEqual(await stored(), [{ contact: false, codes: 0 }]);
});

test("an unpaid order is closed when its days and the days of grace are over, and forgets its contact", async () => {
  for (const [paymentMethod, closedAt] of [
    ["test", "2027-06-04T00:00:00+02:00"],
    ["bank_transfer", "2027-06-23T00:00:00+02:00"],
  ] as const) {
    clock.set("2027-06-01T10:00:00+02:00");
    const order = await placeOrder(town, { paymentMethod });
    clock.set(closedAt);
    clock.pass(-1);
    await drain();
    assert.equal((await readOrder(town, order)).state, "placed", paymentMethod);
    clock.pass(1);
    await drain();
    assert.equal((await readOrder(town, order)).state, "cancelled", paymentMethod);
    assert.deepEqual(await asOwner(town, "SELECT contact_sealed FROM orders WHERE id = $1", [order.id]), [
      { contact_sealed: null },
    ]);
  }
});

test("giving up never touches a paid order", async () => {
  const order = await bought("2027-07-01T10:00:00+02:00", on("2027-08-01"));
  await expireOrder(town.context, order.id);
  clock.pass(days(20));
  await drain();
  assert.equal((await readOrder(town, order)).state, "paid");
  assert.equal(await stateAt(order, "2027-08-01T08:00:00+02:00"), "fulfilled");
});

test("a cancelled order is not made payable again", async () => {
  clock.set("2027-09-01T10:00:00+02:00");
  const order = await placeOrder(town, { paymentMethod: "test" });
  await asOwner(town, "UPDATE payments SET provider_payment_id = NULL, redirect_url = NULL WHERE order_id = $1", [
    order.id,
  ]);
  clock.pass(days(3));
  await drain();
  const again = await ask<{ order: OrderView }>(town, `orders/${order.id}/payment`, {
    method: "POST",
    headers: { Authorization: `Bearer ${order.token}`, "Idempotency-Key": randomUUID() },
  });
  assert.deepEqual([again.status, again.body.order.state, again.body.order.payment], [200, "cancelled", undefined]);
  assert.deepEqual(await asOwner(town, "SELECT provider_payment_id FROM payments WHERE order_id = $1", [order.id]), [
    { provider_payment_id: null },
  ]);
});
