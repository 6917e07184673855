import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { ask, assertRefused, placeOrder, readOrder } from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { days, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { OrderView } from "../../sdk/wire/order.ts";
import type { PaymentInstruction, PaymentMethod } from "../../sdk/wire/payment.ts";
import { placeOrder as takeOrder } from "../orders/place.ts";
import { viewOrder } from "../orders/view.ts";
import { getSite } from "../partners/sites.ts";
import type { PaymentProvider, ProviderReading } from "./provider.ts";

/** A way to pay that comes later: nothing in orders, mail or pages knows its name. */
const method = "instant" as string as PaymentMethod; // safe because only the schema of HTTP asks for the list
const payments = new Map<string, ProviderReading & { ourId: string }>();
const instant: PaymentProvider = {
  method,
  daysToPay: 3,
  graceDays: 2,
  isPaidLater: false,
  serves: () => true,
  start: async (_context, payment, returnUrl) => {
    const known = [...payments].find(([, { ourId }]) => ourId === payment.id)?.[0];
    const providerPaymentId = known ?? `in_${randomUUID()}`;
    const { id: ourId, amountCents } = payment;
    if (!known) payments.set(providerPaymentId, { ourId, state: "open", amountCents, bookingReference: randomUUID() });
    return { providerPaymentId, redirectUrl: `https://instant.example/${providerPaymentId}?back=${returnUrl}` };
  },
  instruct: (_context, { redirectUrl }) =>
    redirectUrl === undefined ? undefined : ({ method, redirectUrl } as PaymentInstruction), // safe as the method is
  read: async (_context, { providerPaymentId }) => payments.get(providerPaymentId ?? ""),
};

const clock = new TestClock();
let town: TestTown;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  const registered = town.twuster.platform.providers as Map<string, PaymentProvider>; // safe because compose made a Map
  registered.set(method, instant);
});
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

async function place(): Promise<{ order: OrderView; providerId: string }> {
  const site = await getSite(town.context, town.siteKey, undefined);
  const order = await takeOrder(town.context, { site, address: "test" }, randomUUID(), {
    site: town.siteKey,
    lines: [{ kind: "voucher", valueCents: 2_500, quantity: 1 }],
    email: "kaeuferin@example.org",
    delivery: { to: "buyer" },
    paymentMethod: method,
    language: "de",
  });
  const view = await viewOrder(town.context, order);
  return { order: view, providerId: [...payments.keys()].at(-1) ?? "" };
}
const notify = async (provider: string, id: string): Promise<void> => {
  const answer = await ask(town, `payment-notices/${provider}`, { body: { id } });
  assert.deepEqual([answer.status, answer.body], [200, { received: true }]);
  await town.twuster.worker.drain();
};
const stateOf = async (order: OrderView): Promise<string> => (await readOrder(town, order)).state;

/** Paid at the test provider. @returns the provider's id of the payment and of the booking */
async function paidElsewhere(): Promise<{ id: string; booking: string }> {
  const order = await placeOrder(town, { paymentMethod: "test" });
  assert.equal(order.payment?.method, "test");
  const body = new URLSearchParams({ action: "pay", notice: "lost" });
  await fetch(order.payment.redirectUrl, { method: "POST", body, redirect: "manual" });
  clock.pass(15_000);
  await town.twuster.worker.drain();
  assert.equal(await stateOf(order), "fulfilled");
  const [row] = await asOwner<{ id: string; booking: string }>(
    town,
    `SELECT p.provider_payment_id AS id, r.source_reference AS booking FROM receipts r JOIN payments p ON p.order_id = r.order_id
     WHERE r.order_id = $1 AND r.source = 'test'`,
    [order.id],
  );
  return row!; // safe because it was paid
}

test("a second provider takes an order from placed to paid by its notice, though another has the same booking id", async () => {
  const { booking } = await paidElsewhere();
  const { order, providerId } = await place();
  const payment = payments.get(providerId)!; // safe because placing started it
  assert.deepEqual([order.state, order.payment && "redirectUrl" in order.payment], ["placed", true]);
  await notify(method, providerId);
  assert.equal(await stateOf(order), "placed", "a notice is a hint: the provider says open");

  payments.set(providerId, { ...payment, state: "paid", bookingReference: booking });
  await notify("test", providerId);
  assert.equal(await stateOf(order), "placed", "another provider's notice is none");
  await notify(method, providerId);
  await notify(method, providerId);
  assert.equal(await stateOf(order), "fulfilled");
  assert.deepEqual(
    await asOwner(
      town,
      "SELECT source, state, recorded_by FROM receipts WHERE source_reference = $1 ORDER BY recorded_at",
      [booking],
    ),
    [
      { source: "test", state: "assigned", recorded_by: "provider:test" },
      { source: "instant", state: "assigned", recorded_by: "provider:instant" },
    ],
  );
});

test("its own deadlines close the order, it is not mailed while unpaid, and it is asked without a notice", async () => {
  const { order, providerId } = await place();
  const jobs = await asOwner<{ topic: string; run_at: Date }>(
    town,
    "SELECT topic, run_at FROM outbox WHERE subject_id = $1",
    [order.id],
  );
  assert.deepEqual(jobs, [{ topic: "order.expire", run_at: new Date("2026-11-28T23:00:00Z") }]);
  payments.set(providerId, { ...payments.get(providerId)!, state: "paid" }); // safe because placing started it
  clock.pass(15_000);
  await town.twuster.worker.drain();
  assert.equal(await stateOf(order), "fulfilled");

  const forgotten = await place();
  clock.pass(days(6));
  await town.twuster.worker.drain();
  assert.equal(await stateOf(forgotten.order), "cancelled");
});

test("a notice for nobody, or for a method with nobody to ask, is not found", async () => {
  for (const provider of ["nobody", "bank_transfer", "__proto__"])
    assertRefused(await ask(town, `payment-notices/${provider}`, { body: { id: "x" } }), 404, "not_found");
});
