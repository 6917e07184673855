import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  EMPTY_DRAFT,
  goodKey,
  linesOf,
  problemsFromServer,
  problemsOf,
  totalCentsOf,
  type Draft,
} from "./order-draft.ts";
import { OrderKeys } from "./placed/order-keys.ts";
import { requestOf } from "./placed/order-request.ts";
import { SAMPLE_OFFER } from "./sample-offer.ts";

const good: Draft = { ...EMPTY_DRAFT, goods: { 2500: 2 }, email: " kunde@example.de " };

test("a good draft has no problems and becomes the wire's order", () => {
  assert.deepEqual(problemsOf(good, SAMPLE_OFFER), {});
  assert.deepEqual(requestOf(good, SAMPLE_OFFER, "pk_test_x", "de"), {
    site: "pk_test_x",
    lines: [{ kind: "voucher", valueCents: 2500, quantity: 2 }],
    email: "kunde@example.de",
    delivery: { to: "buyer" },
    paymentMethod: "test",
    language: "de",
  });
});

test("what belongs to another answer is not sent", () => {
  const draft: Draft = {
    ...good,
    recipientEmail: "oma@example.de",
    greeting: "Hallo",
    isDated: true,
    on: "2026-12-24",
  };
  assert.deepEqual(requestOf(draft, SAMPLE_OFFER, "", "de").delivery, { to: "buyer" });
  assert.deepEqual(requestOf({ ...draft, to: "handOver" }, SAMPLE_OFFER, "", "de").delivery, {
    to: "buyer",
    greeting: "Hallo",
  });
  assert.deepEqual(requestOf({ ...draft, to: "recipient" }, SAMPLE_OFFER, "", "de").delivery, {
    to: "recipient",
    recipientEmail: "oma@example.de",
    on: "2026-12-24",
    greeting: "Hallo",
  });
});

test("quantities: none, fractions, negatives, letters and too many are told", () => {
  const problem = (goods: Draft["goods"]): unknown => problemsOf({ ...good, goods }, SAMPLE_OFFER).goods;
  assert.equal(problem({}), "required");
  assert.equal(problem({ 1000: 1.5 }), "wrong_type");
  assert.equal(problem({ 1000: -1, 2500: 1 }), "wrong_type");
  assert.equal(problem({ 1000: Number.NaN }), "wrong_type");
  assert.equal(problem({ 1000: 20, 2500: 1 }), "too_many");
});

test("mail addresses with line breaks, lists and markup are refused", () => {
  for (const email of ["", "a", "a@b", "a@b.c", "a@b.de\nbcc: x@y.de", "a@b.de, c@d.de", "<a@b.de>", "a b@c.de"]) {
    assert.ok(problemsOf({ ...good, email }, SAMPLE_OFFER).email, email);
  }
});

test("a greeting is counted in code points, as on the wire", () => {
  const gift = (greeting: string): unknown => problemsOf({ ...good, to: "handOver", greeting }, SAMPLE_OFFER).greeting;
  assert.equal(gift("🎂".repeat(300)), undefined);
  assert.equal(gift("🎂".repeat(301)), "too_long");
});

test("the total is the sum in whole cents", () => {
  fc.assert(
    fc.property(
      fc.nat(20),
      fc.nat(20),
      fc.nat(20),
      (a, b, c) =>
        totalCentsOf({ ...good, goods: { 1000: a, 2500: b, 5000: c } }, SAMPLE_OFFER) ===
        a * 1000 + b * 2500 + c * 5000,
    ),
  );
});

test("a kind's vouchers are lines of their own, also at a value that the town's has; one no longer offered is none", () => {
  const kind = { id: "k1", name: "Gastro", groupName: "Gastronomie", whereUrl: "", denominationsCents: [1000, 2000] };
  const offer = { ...SAMPLE_OFFER, kinds: [kind] };
  const draft = { ...good, goods: { [goodKey(1000)]: 1, [goodKey(1000, "k1")]: 2, [goodKey(2000, "gone")]: 3 } };
  assert.deepEqual(linesOf(draft, offer), [
    { kind: "voucher", valueCents: 1000, quantity: 1 },
    { kind: "voucher", valueCents: 1000, quantity: 2, voucherKindId: "k1" },
  ]);
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), fc.nat(20), (a, b, c) => {
      const goods = { [goodKey(2500)]: a, [goodKey(1000, "k1")]: b, [goodKey(2000, "k1")]: c };
      return totalCentsOf({ ...good, goods }, offer) === a * 2500 + b * 1000 + c * 2000;
    }),
  );
});

test("the server's paths find their field", () => {
  assert.deepEqual(
    problemsFromServer({
      "lines.0.quantity": "too_many",
      "delivery.on": "date_out_of_range",
      email: "email_invalid",
      site: "required",
    }),
    {
      goods: "too_many",
      on: "date_out_of_range",
      email: "email_invalid",
    },
  );
});

test("one key per intended order: kept over a detour, new after a placed one", () => {
  const keys = new OrderKeys();
  const [one, other] = [good, { ...good, goods: { 1000: 1 } }].map((draft) => requestOf(draft, SAMPLE_OFFER, "", "de"));
  const first = keys.keyFor(one!);
  assert.match(first, /^[A-Za-z0-9_-]{16,64}$/);
  assert.notEqual(keys.keyFor(other!), first);
  assert.equal(keys.keyFor(structuredClone(one!)), first);
  keys.forget();
  assert.notEqual(keys.keyFor(one!), first);
});
