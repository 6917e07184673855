import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { ask, assertRefused, orderBody, placeOrder, postOrder, type OrderWish } from "../../demo/testing/ask.ts";
import { asOwner } from "../../demo/testing/books.ts";
import { TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { findContact } from "./lifecycle.ts";
import { findOrder } from "./store.ts";

/** Just after midnight in Twistringen, still yesterday in UTC. */
const clock = new TestClock("2026-11-23T00:30:00+01:00");
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
after(() => town.close());

const one = (valueCents: unknown, quantity: unknown = 1): OrderWish => ({
  lines: [{ kind: "voucher", valueCents, quantity }],
});
const greeting = (text: unknown): OrderWish => ({ delivery: { to: "buyer", greeting: text } as never });
const on = (day: unknown): OrderWish => ({ delivery: { to: "buyer", on: day } as never });
const to = (recipientEmail: unknown): OrderWish => ({ delivery: { to: "recipient", recipientEmail } as never });

const refused: [what: string, wish: OrderWish, fields: Record<string, string>][] = [
  ["a negative value", one(-2_500), { "lines.0.valueCents": "wrong_type" }],
  ["nothing", one(0), { "lines.0.valueCents": "wrong_type" }],
  ["half a cent", one(2_500.5), { "lines.0.valueCents": "wrong_type" }],
  ["a huge value", one(1e15), { "lines.0.valueCents": "too_many" }],
  ["more than a number holds", one(1e308 * 10), { "lines.0.valueCents": "wrong_type" }],
  ["a text for a value", one("2500"), { "lines.0.valueCents": "wrong_type" }],
  ["a list for a value", one([2_500]), { "lines.0.valueCents": "wrong_type" }],
  ["a value nobody offers", one(2_499), { "lines.0.valueCents": "value_not_offered" }],
  ["none of them", one(2_500, 0), { "lines.0.quantity": "wrong_type" }],
  ["a hundred and one", one(2_500, 101), { "lines.0.quantity": "too_many" }],
  ["more than one order may hold", one(2_500, 21), { lines: "too_many" }],
  [
    "more than one order may hold, in several lines",
    { lines: Array.from({ length: 3 }, () => ({ kind: "voucher", valueCents: 1_000, quantity: 7 })) },
    { lines: "too_many" },
  ],
  [
    "minus one of them",
    {
      lines: [
        { kind: "voucher", valueCents: 5_000, quantity: 2 },
        { kind: "voucher", valueCents: 1_000, quantity: -1 },
      ],
    },
    { "lines.1.quantity": "wrong_type" },
  ],
  ["no lines", { lines: [] }, { lines: "required" }],
  [
    "a hundred and one lines",
    { lines: Array.from({ length: 101 }, () => ({ kind: "voucher", valueCents: 1_000, quantity: 1 })) },
    { lines: "too_many" },
  ],
  [
    "another kind of thing",
    { lines: [{ kind: "coupon", valueCents: 2_500, quantity: 1 }] },
    { "lines.0.kind": "wrong_type" },
  ],
  ["no e-mail", { email: undefined }, { email: "required" }],
  ["an empty e-mail", { email: "" }, { email: "email_invalid" }],
  [
    "a second header in the e-mail",
    { email: "a@example.org\r\nBcc: everybody@example.org" },
    { email: "email_invalid" },
  ],
  ["a line break before the at", { email: "a\n@example.org" }, { email: "email_invalid" }],
  ["two addresses", { email: "a@example.org, b@example.org" }, { email: "email_invalid" }],
  ["two addresses in a row", { email: "a@example.org b@example.org" }, { email: "email_invalid" }],
  ["a display name", { email: "Anna <a@example.org>" }, { email: "email_invalid" }],
  ["a quoted address", { email: '"a b"@example.org' }, { email: "email_invalid" }],
  ["a comment", { email: "a@example.org(b@example.org)" }, { email: "email_invalid" }],
  ["an address that is too long", { email: `${"a".repeat(250)}@example.org` }, { email: "too_long" }],
  ["a null in the address", { email: "a\0@example.org" }, { email: "email_invalid" }],
  ["a recipient with a line break", to("a@example.org\nb@example.org"), { "delivery.recipientEmail": "email_invalid" }],
  ["a recipient who is two", to("a@example.org;b@example.org"), { "delivery.recipientEmail": "email_invalid" }],
  ["no recipient", to(undefined), { "delivery.recipientEmail": "required" }],
  [
    "a recipient nobody asked for",
    { delivery: { to: "buyer", recipientEmail: "a@example.org" } },
    { "delivery.recipientEmail": "unknown_field" },
  ],
  ["301 characters of greeting", greeting("a".repeat(301)), { "delivery.greeting": "too_long" }],
  ["10,000 characters of greeting", greeting("a".repeat(10_000)), { "delivery.greeting": "too_long" }],
  ["301 emoji", greeting("🎁".repeat(301)), { "delivery.greeting": "too_long" }],
  ["a greeting that is no text", greeting({ html: "<b>" }), { "delivery.greeting": "wrong_type" }],
  ["yesterday", on("2026-11-22"), { "delivery.on": "date_out_of_range" }],
  ["a year and a day ahead", on("2027-11-24"), { "delivery.on": "date_out_of_range" }],
  ["the 30th of February", on("2027-02-30"), { "delivery.on": "date_invalid" }],
  ["the 29th of February in a common year", on("2027-02-29"), { "delivery.on": "date_invalid" }],
  ["month thirteen", on("2027-13-01"), { "delivery.on": "date_invalid" }],
  ["a German date", on("24.12.2026"), { "delivery.on": "date_invalid" }],
  ["a date with an hour", on("2026-12-24T00:00:00Z"), { "delivery.on": "date_invalid" }],
  ["a way to pay nobody knows", { paymentMethod: "cash" as never }, { paymentMethod: "wrong_type" }],
  ["a language nobody speaks here", { language: "fr" as never }, { language: "wrong_type" }],
  ["a field nobody knows", { discountCents: 100 }, { discountCents: "unknown_field" }],
  [
    "a field nobody knows, deeper",
    { lines: [{ kind: "voucher", valueCents: 2_500, quantity: 1, priceCents: 1 } as never] },
    { "lines.0.priceCents": "unknown_field" },
  ],
  [
    "several things at once",
    { email: "no", ...one(-1) },
    { email: "email_invalid", "lines.0.valueCents": "wrong_type" },
  ],
];

for (const [what, wish, fields] of refused) {
  test(`refused with its field: ${what}`, async () =>
    assertRefused(await postOrder(town, wish), 400, "invalid", fields));
}

test("a body that is too long, broken, no object or of another type is refused", async () => {
  const send = (body: string, type = "application/json"): ReturnType<typeof ask> =>
    ask(town, "orders", { body, headers: { "Idempotency-Key": randomUUID(), "Content-Type": type } });
  const good = JSON.stringify(orderBody(town));
  assert.equal((await send(good.padEnd(16_384))).status, 201);
  assertRefused(await send(good.padEnd(16_385)), 400, "invalid", { body: "too_long" });
  assertRefused(await send(good.padEnd(5_000_000)), 400, "invalid", { body: "too_long" });
  assertRefused(await send(good.slice(0, -1)), 400, "invalid");
  assertRefused(await send(""), 400, "invalid");
  assertRefused(await send("[]"), 400, "invalid", { body: "wrong_type" });
  assertRefused(await send("null"), 400, "invalid", { body: "wrong_type" });
  assert.equal((await send(good, "text/plain")).status, 400);
  assert.equal(
    (await send(new URLSearchParams({ site: town.siteKey }).toString(), "application/x-www-form-urlencoded")).status,
    400,
  );
});

test("nothing of all that left an order behind but the one good body", async () => {
  assert.equal((await asOwner(town, "SELECT id FROM orders")).length, 1);
});

test("what is allowed at its limit: 20 vouchers, 300 emoji, today, a year ahead", async () => {
  for (const wish of [
    one(2_500, 20),
    greeting("🎁".repeat(300)),
    greeting("👨‍👩‍👧".repeat(60)),
    on("2026-11-23"),
    on("2027-11-23"),
    on("2026-12-31"),
  ]) {
    assert.equal((await placeOrder(town, wish)).state, "placed");
  }
});

test("a greeting keeps every character, and stays sealed in the database", async () => {
  const text = `<script>alert("1")</script> & <b>Alles Gute</b>\n\tüß€ 🎂 \u202Elinks {{7*7}} %s \\u0000 '; DROP TABLE orders; --`;
  const { id } = await placeOrder(town, {
    email: "anna@example.org",
    delivery: { to: "recipient", recipientEmail: "berta@example.org", greeting: text },
  });
  const order = await findOrder(town.context, id);
  assert.deepEqual(await findContact(town.context, order!), {
    email: "anna@example.org",
    delivery: { to: "recipient", recipientEmail: "berta@example.org", greeting: text },
  }); // safe because it was just placed
  const [row] = await asOwner<{ all: string }>(town, "SELECT orders::text AS all FROM orders WHERE id = $1", [id]);
  assert.doesNotMatch(row?.all ?? "", /anna|berta|alert|example|Alles/);
});

test("a null character anywhere is bad input, not our failure", async () => {
  assertRefused(await ask(town, "voucher-offer?site=pk%00"), 400, "invalid");
  assertRefused(await postOrder(town, { site: "pk\0" }), 400, "invalid");
  assertRefused(
    await ask(town, "transfers", {
      body: { reference: "x", amountCents: 1, bankReference: "a\0b" },
      headers: { Authorization: `Bearer ${town.operatorKey}`, "Idempotency-Key": randomUUID() },
    }),
    400,
    "invalid",
    { bankReference: "wrong_type" },
  );
});
