import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { ask } from "../../demo/testing/ask.ts";
import { assertBooksHold } from "../../demo/testing/books.ts";
import { bookOnSale, liveCoupon, openBooks, takenCoupon } from "../../demo/testing/coupons.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { CouponBookView, CouponView, ListCouponsResponse } from "../../sdk/wire/coupon.ts";
import { takeCoupon } from "./take.ts";

/** In UTC; the town is an hour ahead. */
const clock = new TestClock();
let town: TestTown;
let florist: string;
let flowers: TestDevice;
let baker: TestDevice;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  florist = town.town.sites.blumen.partnerId;
  flowers = await TestDevice.pair(town, await town.pairingCode("blumen"));
  baker = await TestDevice.pair(town, await town.pairingCode("baecker"));
});
beforeEach(() => clock.set("2026-11-23T10:00:00Z"));
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const lastDay = "2026-12-31";
const hours = { from: "20:00", until: "02:00" };
const seen = async (code: string, entitlement?: number): Promise<string> =>
  (await flowers.scan(code, entitlement)).outcome;
const viewed = async <T extends CouponView | CouponBookView>(code: string): Promise<T> =>
  (await ask<{ pass: T }>(town, "passes/find", { body: { code } })).body.pass;

test("a single coupon's last night: seen, shown as good and taken until it ends, housekeeping or not", async () => {
  const code = await takenCoupon(town.context, await liveCoupon(town.context, florist, { lastDay, hours }));
  clock.set("2026-12-31T23:30:00Z");
  await town.twuster.housekeeping.run();
  assert.equal(await seen(code), "redeemable");
  assert.equal((await viewed(code)).state, "open");
  clock.set("2027-01-01T01:00:00Z");
  assert.equal(await seen(code), "expired");
  assert.equal((await viewed(code)).state, "expired");
  clock.set("2027-01-01T00:59:00Z");
  assert.equal((await flowers.redeemCoupon(code)).outcome, "redeemed");
  assert.equal((await viewed(code)).state, "redeemed");
});

test("a book's last night: what goes on is taken, the rest and every other counter say that it is over", async () => {
  const bookId = await bookOnSale(town.context, { lastDay });
  const own = { kind: "book", bookId } as const;
  await liveCoupon(town.context, florist, { title: "Rosen", lastDay }, own);
  await liveCoupon(town.context, florist, { title: "Nachttarif", lastDay, hours }, own);
  const [code = ""] = await openBooks(town.context, town.siteKey, bookId);
  clock.set("2026-12-31T23:30:00Z");
  await town.twuster.housekeeping.run();
  const found = await flowers.scan(code);
  assert.ok(found.outcome === "redeemable" && found.kind === "coupon" && found.terms.title === "Nachttarif");
  assert.equal(await seen(code, 1), "expired", "the day's coupon ended at midnight");
  const over = { outcome: "book_over", book: "Twistringen 2027", validUntil: lastDay };
  assert.deepEqual(await baker.scan(code), over);
  assert.equal((await viewed(code)).state, "open");
  assert.equal((await flowers.redeemCoupon(code, { entitlement: 2 })).outcome, "redeemed");
  assert.equal(await seen(code, 2), "already_redeemed");
  clock.set("2027-01-01T01:00:00Z");
  assert.deepEqual(await flowers.scan(code), over);
  assert.equal((await viewed(code)).state, "expired");
  clock.set("2027-01-02T10:00:00Z");
  await town.twuster.housekeeping.run();
  assert.deepEqual(await flowers.scan(code), over);
});

test("no hour is left: told as over, to the counter and to the holder, and nothing is given away any more", async () => {
  const noon = { from: "12:00", until: "14:00" };
  const lunch = await liveCoupon(town.context, florist, { title: "Mittag", lastDay: "2026-11-23", hours: noon });
  // Monday to Friday, and its last day is a Sunday.
  const week = { title: "Woche", lastDay: "2026-11-29", weekdays: [1, 2, 3, 4, 5] };
  const workday = await liveCoupon(town.context, florist, week);
  const codes = { lunch: await takenCoupon(town.context, lunch), workday: await takenCoupon(town.context, workday) };
  assert.equal(await seen(codes.lunch), "not_now");
  clock.set("2026-11-23T14:00:00Z");
  const said = { outcome: "expired", valueCents: 0 };
  assert.deepEqual(await flowers.scan(codes.lunch), {
    ...said,
    validUntil: "2026-11-23",
    kind: "coupon",
    title: "Mittag",
  });
  assert.equal((await viewed(codes.lunch)).state, "expired");
  assert.equal(await seen(codes.workday), "redeemable");
  clock.set("2026-11-28T10:00:00Z");
  assert.deepEqual(
    await flowers.redeemCoupon(codes.workday),
    { ...said, validUntil: "2026-11-27", kind: "coupon", title: "Woche" },
    "its last good day was the Friday",
  );
  const { coupons } = (await ask<ListCouponsResponse>(town, "coupons")).body;
  assert.ok(!coupons.some(({ id }) => id === workday), "offered");
  const wish = { couponId: workday, key: randomUUID(), address: "203.0.113.7" };
  assert.deepEqual(await takeCoupon(town.context, wish), { outcome: "not_offered" });
  await town.twuster.housekeeping.run();
});
