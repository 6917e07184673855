import { randomUUID } from "node:crypto";
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { ask, assertRefused, confirmTransfer, postOrder, referenceOf, readOrder } from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { bookCents, bookOnSale, liveCoupon, openBooks } from "../../demo/testing/coupons.ts";
import { days, minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { ListCouponsResponse } from "../../sdk/wire/coupon.ts";
import { addDays, dayOf } from "../platform/calendar.ts";

const clock = new TestClock();
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
// So many orders of books an hour from one address; the last test is about that.
beforeEach(() => clock.pass(minutes(60)));
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const line = (bookId: string, quantity = 1, valueCents = bookCents): object[] => [
  { kind: "coupon_book", bookId, valueCents, quantity },
];
const orderOf = (lines: object[]): ReturnType<typeof postOrder> => postOrder(town, { lines: lines as never }); // safe because the server judges them
const bookOffer = async (): Promise<ListCouponsResponse["book"]> =>
  (await ask<ListCouponsResponse>(town, "coupons")).body.book;

test("ordered, paid, delivered: a book with its coupons, and a sale with its tax in the ledger", async () => {
  const bookId = await bookOnSale(town.context);
  await liveCoupon(town.context, town.town.sites.blumen.partnerId, { title: "Rosen" }, { kind: "book", bookId });
  const { status, body } = await orderOf(line(bookId, 2));
  assert.equal(status, 201);
  const named = line(bookId, 2).map((each) => ({ ...each, title: "Twistringen 2027" }));
  assert.deepEqual([body.order.totalCents, body.order.lines], [2 * bookCents, named]);
  await confirmTransfer(town, { reference: referenceOf(body.order), amountCents: 2 * bookCents });
  await town.twuster.worker.drain();
  const { delivered = [] } = await readOrder(town, body.order);
  assert.equal(new Set(delivered.map(({ code }) => code)).size, 2);
  const [first] = delivered;
  assert.ok(first?.kind === "coupon_book");
  assert.deepEqual([first.title, first.validUntil, first.state], ["Twistringen 2027", "2027-12-31", "open"]);
  assert.deepEqual(
    first.coupons.map(({ terms, partner }) => [terms.title, partner.name]),
    [["Rosen", "Blumen Wessels"]],
  );
  const entries = await asOwner<{ account: string; cents: string }>(
    town,
    `SELECT account, sum(amount_cents) AS cents FROM ledger_entries JOIN ledger_transactions t ON t.id = transaction_id
      WHERE t.kind = 'sale' GROUP BY account ORDER BY account`,
  );
  assert.deepEqual(await taxOf(body.order.id), [2 * 318, -2 * 318]);
  assert.deepEqual(
    entries.map(({ account, cents }) => [account, Number(cents)]),
    [
      ["book_sales", -2 * 1_672],
      ["prepaid_orders", 2 * bookCents],
      ["tax_on_prepaid", -2 * 318],
    ],
  );
});

test("another price than the buyer saw, an unknown book, one that is not on sale, too many, a mixed order: by their field", async () => {
  const bookId = await bookOnSale(town.context);
  const refused: [object[], Record<string, string>][] = [
    [line(bookId, 1, bookCents - 1), { "lines.0.valueCents": "value_not_offered" }],
    [line("01a20000-0000-7000-8000-000000000000"), { "lines.0.bookId": "value_not_offered" }],
    [line("x"), { "lines.0.bookId": "value_not_offered" }],
    [line(bookId, 21), { lines: "too_many" }],
    // Beyond 250 € a receipt needs more than a mail says.
    [line(bookId, 13), { lines: "too_many" }],
    [[...line(bookId), ...line(await bookOnSale(town.context))], { lines: "too_many" }],
    // Its receipt has one line.
    [[...line(bookId), ...line(bookId, 2)], { lines: "too_many" }],
    [[...line(bookId), { kind: "voucher", valueCents: 2_500, quantity: 1 }], { lines: "value_not_offered" }],
  ];
  for (const [lines, fields] of refused) assertRefused(await orderOf(lines), 400, "invalid", fields);
  await town.context.database.prisma.couponBook.updateMany({ where: { id: bookId }, data: { state: "ended" } });
  assertRefused(await orderOf(line(bookId)), 400, "invalid", { "lines.0.bookId": "value_not_offered" });
});

test("the last book: never more than there are, and one that nobody paid is on sale again", async () => {
  await town.context.database.prisma.couponBook.updateMany({ data: { state: "ended" } });
  const bookId = await bookOnSale(town.context, { numberLimit: 3 });
  await openBooks(town.context, town.siteKey, bookId, 2);
  const answers = await Promise.all(Array.from({ length: 6 }, () => orderOf(line(bookId))));
  assert.equal(answers.filter(({ status }) => status === 201).length, 1);
  for (const answer of answers.filter(({ status }) => status !== 201))
    assertRefused(answer, 400, "invalid", { "lines.0.quantity": "sold_out" });
  assert.equal((await bookOffer())?.left, 0);
  clock.pass(days(40));
  await town.twuster.worker.drain();
  assert.equal((await bookOffer())?.left, 1);
  assert.equal((await orderOf(line(bookId))).status, 201);
});

/** What was booked for tax with the payment: what waits, what is owed. */
async function taxOf(orderId: string): Promise<number[]> {
  const entries = await asOwner<{ cents: string }>(
    town,
    `SELECT amount_cents AS cents FROM ledger_entries JOIN ledger_transactions t ON t.id = transaction_id
      WHERE t.kind = 'advance_tax' AND t.source = $1 ORDER BY account`,
    [orderId],
  );
  return entries.map(({ cents }) => Number(cents));
}

test("paid now, delivered at Christmas: the tax is owed with the payment, the sale comes with the book", async () => {
  const bookId = await bookOnSale(town.context);
  const on = addDays(dayOf(clock.now(), town.context.network.timeZone), 31);
  const { body } = await postOrder(town, {
    lines: line(bookId) as never, // safe because the server judges them
    delivery: { to: "buyer", on },
  });
  await confirmTransfer(town, { reference: referenceOf(body.order), amountCents: bookCents });
  assert.deepEqual(await taxOf(body.order.id), [318, -318]);
  const sold = (): Promise<object[]> =>
    asOwner(
      town,
      `SELECT 1 FROM ledger_transactions t JOIN passes p ON p.id::text = t.source WHERE t.kind = 'sale' AND p.order_id = $1`,
      [body.order.id],
    );
  assert.equal((await sold()).length, 0);
  await assertBooksHold(town);
  clock.pass(days(32));
  await town.twuster.worker.drain();
  assert.equal((await sold()).length, 1);
});

test("nothing is delivered or paid for after the season: the day, the transfer that would come too late, the order left open", async () => {
  const today = dayOf(clock.now(), town.context.network.timeZone);
  const bookId = await bookOnSale(town.context, { lastDay: addDays(today, 20) });
  const lines = line(bookId) as never; // safe because the server judges them
  assertRefused(await postOrder(town, { lines, delivery: { to: "buyer", on: addDays(today, 21) } }), 400, "invalid", {
    "delivery.on": "date_out_of_range",
  });
  const { status, body } = await postOrder(town, { lines });
  assert.equal(status, 201);
  // Two weeks to pay and one of grace would end after the season.
  clock.pass(days(7));
  assertRefused(await postOrder(town, { lines }), 400, "invalid", { paymentMethod: "method_not_offered" });
  // Who pays at once may do so on the last day.
  clock.pass(days(13));
  assert.equal((await postOrder(town, { lines, paymentMethod: "test" })).status, 201);
  clock.pass(days(1));
  await town.twuster.worker.drain();
  assert.equal((await readOrder(town, body.order)).state, "cancelled");
});

test("transfers that nobody made hold half of the books at most; who pays at once buys on", async () => {
  const bookId = await bookOnSale(town.context, { numberLimit: 8 });
  const lines = line(bookId) as never; // safe because the server judges them
  const five = { lines: line(bookId, 5) as never, paymentMethod: "bank_transfer" } as const; // safe for the same reason
  assertRefused(await postOrder(town, five), 400, "invalid", { paymentMethod: "method_not_offered" });
  for (let i = 0; i < 2; i++) assert.equal((await postOrder(town, { lines, paymentMethod: "test" })).status, 201);
  // Who is on the payment page holds nothing that was a transfer's.
  for (let i = 0; i < 4; i++) assert.equal((await postOrder(town, { lines })).status, 201);
  assertRefused(await postOrder(town, { lines }), 400, "invalid", { paymentMethod: "method_not_offered" });
  assert.equal((await postOrder(town, { lines, paymentMethod: "test" })).status, 201);
});

test("one address sets aside so many books an hour, and no more", async () => {
  const bookId = await bookOnSale(town.context, { numberLimit: 1_000 });
  const lines = line(bookId) as never; // safe because the server judges them
  const statuses: number[] = [];
  // What is refused, and one order sent again and again, is counted once or not at all.
  for (let i = 0; i < 11; i++) assert.equal((await postOrder(town, { lines: line(bookId, 21) as never })).status, 400); // safe for the same reason
  const key = { "Idempotency-Key": randomUUID() };
  for (let i = 0; i < 11; i++) assert.equal((await postOrder(town, { lines }, key)).status, 201);
  for (let i = 0; i < 10; i++) statuses.push((await postOrder(town, { lines })).status);
  assert.deepEqual(statuses, [...Array<number>(9).fill(201), 429]);
  assert.equal((await postOrder(town)).status, 201, "vouchers are not limited in number");
});
