import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { assertRefused } from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { anyTime, bookOnSale, liveCoupon, openBooks, takenCoupon } from "../../demo/testing/coupons.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { CouponView } from "../../sdk/wire/coupon.ts";
import type { RedeemedOutcome, ScanOutcome } from "../../sdk/wire/scan.ts";
import { resumePartner, suspendPartner } from "../partners/supervision.ts";

/** A Monday, 11:00 in Twistringen. */
const clock = new TestClock();
let town: TestTown;
let florist: string;
let bakery: string;
let flowers: TestDevice;
let baker: TestDevice;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  florist = town.town.sites.blumen.partnerId;
  bakery = town.town.sites.baecker.partnerId;
  flowers = await TestDevice.pair(town, await town.pairingCode("blumen"));
  baker = await TestDevice.pair(town, await town.pairingCode("baecker"));
});
beforeEach(() => clock.set("2026-11-23T10:00:00Z"));
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const redeemed = async (
  device: TestDevice,
  code: string,
  wish: Parameters<TestDevice["redeemCoupon"]>[1] = {},
): Promise<RedeemedOutcome> => {
  const outcome = await device.redeemCoupon(code, wish);
  assert.ok(outcome.outcome === "redeemed", JSON.stringify(outcome));
  return outcome;
};
const ledger = async (): Promise<unknown> => asOwner(town, "SELECT count(*) FROM ledger_entries");

test("seen, taken once, and no money moves; the second time says when, what and whether here", async () => {
  const before = await ledger();
  const title = "Zum Strauß eine Karte";
  const benefit = { kind: "extra", thing: "eine Grußkarte" } as const;
  const code = await takenCoupon(town.context, await liveCoupon(town.context, florist, { title, benefit }));
  const terms = { ...anyTime, title, benefit };
  const seen: ScanOutcome = { outcome: "redeemable", kind: "coupon", entitlement: 1, terms, isTraining: false };
  assert.deepEqual(await flowers.scan(code), seen);
  const { receiptNumber, ...outcome } = await redeemed(flowers, code);
  const redeemedAt = clock.now().toISOString();
  const undoUntil = new Date(clock.now().getTime() + minutes(15)).toISOString();
  const told = { outcome: "redeemed", kind: "coupon", terms, valueCents: 0, redeemedAt, undoUntil, isTraining: false };
  assert.deepEqual(outcome, told);
  clock.pass(minutes(20));
  const second = { outcome: "already_redeemed", redeemedAt, receiptNumber, kind: "coupon", valueCents: 0, title };
  assert.deepEqual(await flowers.redeemCoupon(code), { ...second, isHere: true });
  const elsewhere = { outcome: "other_partner", coupon: title, partner: "Blumen Wessels" };
  assert.deepEqual([await baker.scan(code), await baker.redeemCoupon(code)], [elsewhere, elsewhere]);
  assert.deepEqual(await ledger(), before);
});

test("the same key gives the same receipt; undone within fifteen minutes it is good again", async () => {
  const code = await takenCoupon(town.context, await liveCoupon(town.context, florist));
  const key = randomUUID();
  const first = await flowers.redeemCoupon(code, {}, key);
  assert.deepEqual(await flowers.redeemCoupon(code, {}, key), first);
  assert.ok(first.outcome === "redeemed");
  clock.pass(minutes(14));
  const undone = await flowers.reverse(first.receiptNumber);
  assert.deepEqual([undone.outcome, "valueCents" in undone && undone.valueCents], ["reversed", 0]);
  assert.deepEqual(await flowers.redeemCoupon(code, {}, key), { ...first, reversedAt: clock.now().toISOString() });
  const again = await redeemed(flowers, code);
  assert.notEqual(again.receiptNumber, first.receiptNumber);
  clock.pass(minutes(16));
  assert.equal((await flowers.reverse(again.receiptNumber)).outcome, "too_late");
});

test("another counter, other hours, another weekday, too early, over: each is told plainly and books nothing", async () => {
  const hours = { from: "14:00", until: "18:00" };
  const of = async (terms: Parameters<typeof liveCoupon>[2]): Promise<string> =>
    takenCoupon(town.context, await liveCoupon(town.context, florist, { title: "Rosen", ...terms }));
  const code = await of({ hours });
  const elsewhere = { outcome: "other_partner", coupon: "Rosen", partner: "Blumen Wessels" };
  assert.deepEqual([await baker.scan(code), await baker.redeemCoupon(code)], [elsewhere, elsewhere]);
  const told = async (bare: string): Promise<unknown[]> =>
    [await flowers.scan(bare), await flowers.redeemCoupon(bare)].map((outcome) =>
      outcome.outcome === "not_now" ? outcome.reason : outcome.outcome,
    );
  assert.deepEqual(await told(code), ["other_hours", "other_hours"]);
  assert.deepEqual(await told(await of({ weekdays: [2, 3] })), ["other_weekday", "other_weekday"]);
  assert.deepEqual(await told(await of({ firstDay: "2027-02-01" })), ["too_early", "too_early"]);
  const short = await of({ lastDay: "2026-11-23" });
  clock.set("2026-11-24T10:00:00Z");
  assert.deepEqual(await told(short), ["expired", "expired"]);
  clock.set("2026-11-23T13:00:00Z");
  await redeemed(flowers, code);
});

test("only from 20 €: the counter has to say that it is reached", async () => {
  const code = await takenCoupon(town.context, await liveCoupon(town.context, florist, { minimumCents: 2_000 }));
  assert.equal((await flowers.scan(code)).outcome, "redeemable");
  const refused = await flowers.redeemCoupon(code);
  assert.deepEqual(refused, {
    outcome: "below_minimum",
    minimumCents: 2_000,
    terms: { ...anyTime, minimumCents: 2_000 },
  });
  await redeemed(flowers, code, { isMinimumReached: true });
});

test("a night that began on the last day goes on after midnight", async () => {
  const night = { lastDay: "2026-11-23", weekdays: [1], hours: { from: "20:00", until: "02:00" } };
  const code = await takenCoupon(town.context, await liveCoupon(town.context, florist, night));
  clock.set("2026-11-24T00:59:00Z");
  await town.twuster.housekeeping.run();
  await redeemed(flowers, code);
});

test("a book: one coupon of each, once each; whoever comes first with a copy has it", async () => {
  const bookId = await bookOnSale(town.context);
  const inBook = (partnerId: string, title: string): Promise<string> =>
    liveCoupon(town.context, partnerId, { title }, { kind: "book", bookId });
  await inBook(florist, "Rosen");
  await inBook(florist, "Tulpen");
  await inBook(bakery, "Butterkuchen");
  const [code = "", other = ""] = await openBooks(town.context, town.siteKey, bookId, 2);
  const choice = await flowers.scan(code);
  assert.ok(choice.outcome === "choose");
  assert.deepEqual(
    choice.coupons.map(({ entitlement, terms, status }) => [entitlement, terms.title, status]),
    [
      [1, "Rosen", "usable"],
      [2, "Tulpen", "usable"],
    ],
  );
  const only = await baker.scan(code);
  assert.ok(only.outcome === "redeemable" && only.kind === "coupon");
  assert.deepEqual([only.entitlement, only.terms.title, only.book], [3, "Butterkuchen", "Twistringen 2027"]);
  const { receiptNumber } = await redeemed(flowers, code, { entitlement: 2 });
  const next = await flowers.scan(code);
  assert.ok(next.outcome === "redeemable" && next.kind === "coupon" && next.entitlement === 1, "the one that is left");
  const copy = await flowers.scan(code, 2);
  assert.ok(copy.outcome === "already_redeemed" && copy.receiptNumber === receiptNumber && copy.title === "Tulpen");
  assert.deepEqual(await flowers.redeemCoupon(code, { entitlement: 2 }), copy);
  const elsewhere = { outcome: "other_partner", coupon: "Tulpen", partner: "Blumen Wessels" };
  assert.deepEqual(await baker.scan(code, 2), elsewhere, "whether it was used is told at its own counter only");
  assert.deepEqual(await baker.redeemCoupon(code, { entitlement: 2 }), elsewhere);
  await redeemed(flowers, other, { entitlement: 2 });
  assert.equal((await flowers.scan(code, 3)).outcome, "other_partner");
  assert.equal((await flowers.redeemCoupon(code, { entitlement: 3 })).outcome, "other_partner");
  assert.equal((await flowers.redeemCoupon(code, { entitlement: 99 })).outcome, "nothing_here");
  await flowers.reverse(receiptNumber);
  await redeemed(flowers, code, { entitlement: 2 });
  await redeemed(flowers, code, { entitlement: 1 });
});

test("new coupons of the season are in books sold before; last season's book is over", async () => {
  const bookId = await bookOnSale(town.context);
  const [code = ""] = await openBooks(town.context, town.siteKey, bookId);
  assert.deepEqual(await flowers.scan(code), { outcome: "nothing_here", book: "Twistringen 2027" });
  await liveCoupon(town.context, florist, { title: "Nachzügler" }, { kind: "book", bookId });
  const seen = await flowers.scan(code);
  assert.ok(seen.outcome === "redeemable" && seen.kind === "coupon" && seen.terms.title === "Nachzügler");
  clock.set("2028-01-05T10:00:00Z");
  const over = { outcome: "book_over", book: "Twistringen 2027", validUntil: "2027-12-31" };
  assert.deepEqual(await flowers.scan(code), over);
  assert.deepEqual(await flowers.redeemCoupon(code), over);
});

test("a voided book with used coupons: nothing more is taken from it, and what was taken stays", async () => {
  const bookId = await bookOnSale(town.context);
  await liveCoupon(town.context, florist, {}, { kind: "book", bookId });
  await liveCoupon(town.context, bakery, {}, { kind: "book", bookId });
  const [code = ""] = await openBooks(town.context, town.siteKey, bookId);
  const { receiptNumber } = await redeemed(flowers, code);
  const codeHmac = town.context.keys.hmac("pass-code", town.context.network.id, code);
  await asOwner(town, "UPDATE passes SET state = 'void' WHERE code_hmac = $1", [codeHmac]);
  assert.deepEqual(await baker.scan(code), { outcome: "void" });
  assert.deepEqual(await baker.redeemCoupon(code, { entitlement: 2 }), { outcome: "void" });
  assert.equal((await flowers.reverse(receiptNumber)).outcome, "too_late");
});

test("a partner leaves: its counter is closed, and the book says so", async () => {
  const bookId = await bookOnSale(town.context);
  await liveCoupon(town.context, bakery, {}, { kind: "book", bookId });
  const [code = ""] = await openBooks(town.context, town.siteKey, bookId);
  await suspendPartner(town.context, "test", bakery, "Laden zu");
  assertRefused(
    await baker.request("redemptions", {
      body: { kind: "coupon", code, entitlement: 1 },
      headers: { "Idempotency-Key": randomUUID() },
    }),
    401,
    "unauthorized",
  );
  const { body } = await flowers.request<{ pass: { coupons: { partner: { isTakingPart: boolean } }[] } }>(
    "passes/find",
    { body: { code } },
  );
  assert.deepEqual(
    body.pass.coupons.map(({ partner }) => partner.isTakingPart),
    [false],
  );
  await resumePartner(town.context, "test", bakery);
});

test("the partner of a single coupon leaves: no counter takes it, and its holder is told", async () => {
  const code = await takenCoupon(town.context, await liveCoupon(town.context, bakery, { title: "Brezel" }));
  await suspendPartner(town.context, "test", bakery, "Laden zu");
  assertRefused(await baker.request("scans", { body: { code } }), 401, "unauthorized");
  const elsewhere = { outcome: "other_partner", coupon: "Brezel", partner: "Bäckerei Meyerholz" };
  assert.deepEqual([await flowers.scan(code), await flowers.redeemCoupon(code)], [elsewhere, elsewhere]);
  const { body } = await flowers.request<{ pass: CouponView }>("passes/find", { body: { code } });
  assert.deepEqual([body.pass.state, body.pass.partner.isTakingPart], ["open", false]);
  await resumePartner(town.context, "test", bakery);
  assert.equal((await baker.scan(code)).outcome, "redeemable", "back again, it is good as before");
});

test("a coupon is no voucher and a voucher no coupon, whatever the counter asks for", async () => {
  const coupon = await takenCoupon(town.context, await liveCoupon(town.context, florist));
  assert.equal((await flowers.redeem(coupon, 2_500)).outcome, "unknown");
  assert.equal((await flowers.redeemCoupon(await town.openVoucher())).outcome, "unknown");
  assertRefused(
    await flowers.request("redemptions", {
      body: { kind: "coupon", code: coupon, entitlement: 0, valueCents: 5 },
      headers: { "Idempotency-Key": randomUUID() },
    }),
    400,
    "invalid",
    { entitlement: "wrong_type", valueCents: "unknown_field" },
  );
});
