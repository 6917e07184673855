import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import pg from "pg";
import { ask, assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { anyTime, bookOnSale, liveCoupon, takenCoupon } from "../../demo/testing/coupons.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { untilWaiting } from "../../demo/testing/until-waiting.ts";
import type { ListCouponsResponse, TakeCouponOutcome } from "../../sdk/wire/coupon.ts";
import { suspendPartner, resumePartner } from "../partners/supervision.ts";
import { addDays, dayOf } from "../platform/calendar.ts";
import { editCoupon, setCouponState } from "./desk.ts";
import { maxSameCouponPerHour } from "./take.ts";

const hours = (count: number): number => minutes(60 * count);
const clock = new TestClock();
let town: TestTown;
let florist: { partnerId: string; actor: string };
before(async () => {
  town = await startTestTown({ worker: false, clock });
  florist = { partnerId: town.town.sites.blumen.partnerId, actor: "test" };
});
beforeEach(() => clock.pass(hours(1)));
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const take = (id: string, key: string = randomUUID(), site?: string): Promise<Answer<TakeCouponOutcome>> =>
  ask(town, `coupons/${id}/passes`, { body: site ? { site } : {}, headers: { "Idempotency-Key": key } });
const outcomes = async (id: string, times: number): Promise<string[]> => {
  const list: string[] = [];
  for (let i = 0; i < times; i++) list.push((await take(id)).body.outcome);
  return list;
};
const offerOf = async (id: string): Promise<ListCouponsResponse["coupons"][number] | undefined> =>
  (await ask<ListCouponsResponse>(town, "coupons")).body.coupons.find((offer) => offer.id === id);
const takenOf = async (id: string): Promise<number> =>
  (await asOwner<{ taken: number }>(town, "SELECT taken FROM coupons WHERE id = $1", [id]))[0]!.taken; // safe because it was made

test("taken with a press: a pass with the terms of the day, no name, no account; the same press gives the same one", async () => {
  const id = await liveCoupon(town.context, florist.partnerId, { title: "Ein Strauß Tulpen", minimumCents: 2_000 });
  const key = randomUUID();
  const first = await take(id, key, town.siteKey);
  assert.equal(first.status, 200);
  assert.ok(first.body.outcome === "taken");
  const { pass, code, walletUrl } = first.body;
  assert.match(code, /^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  assert.equal(walletUrl, `${town.url}/${town.network}/w#${code.replaceAll("-", "")}`);
  assert.deepEqual([pass.couponId, pass.state, pass.partner.name], [id, "open", "Blumen Wessels"]);
  assert.deepEqual(pass.terms, { ...anyTime, title: "Ein Strauß Tulpen", minimumCents: 2_000 });
  assert.deepEqual((await take(id, key, town.siteKey)).body, first.body);
  assert.equal(await takenOf(id), 1);
  assertRefused(await take(id, key), 422, "idempotency_mismatch");
  const found = await ask<{ pass: unknown }>(town, "passes/find", { body: { code } });
  assert.deepEqual(found.body.pass, pass);
});

test("the total is given away and no more; what is left is shown truthfully", async () => {
  const id = await liveCoupon(town.context, florist.partnerId, {}, { kind: "all", totalLimit: 3 });
  assert.equal((await offerOf(id))?.left, 3);
  assert.deepEqual(await outcomes(id, 5), ["taken", "taken", "taken", "none_left", "none_left"]);
  assert.equal((await offerOf(id))?.left, 0);
});

test("so many a day: tomorrow there are more, by the town's midnight", async () => {
  const id = await liveCoupon(town.context, florist.partnerId, {}, { kind: "all", totalLimit: 3, dailyLimit: 2 });
  assert.deepEqual(await outcomes(id, 3), ["taken", "taken", "none_left_today"]);
  assert.equal((await offerOf(id))?.leftToday, 0);
  assert.equal(await takenOf(id), 2, "the one that was not there is not counted");
  clock.pass(hours(24));
  assert.equal((await offerOf(id))?.leftToday, 2);
  assert.deepEqual(await outcomes(id, 2), ["taken", "none_left"]);
});

test("a limit a day set at noon counts the morning; without one again, as many as asked for", async () => {
  const id = await liveCoupon(town.context, florist.partnerId);
  const limit = async (dailyLimit?: number): Promise<void> =>
    editCoupon(
      town.context,
      { ...florist, id },
      { terms: anyTime, audience: { kind: "all", ...(dailyLimit ? { dailyLimit } : {}) } },
    );
  assert.deepEqual(await outcomes(id, 2), ["taken", "taken"]);
  await limit(3);
  assert.equal((await offerOf(id))?.leftToday, 1);
  assert.deepEqual(await outcomes(id, 2), ["taken", "none_left_today"]);
  await limit(2);
  assert.equal((await offerOf(id))?.leftToday, 0);
  await limit();
  assert.equal((await offerOf(id))?.leftToday, undefined);
  assert.deepEqual(await outcomes(id, 1), ["taken"]);
  await limit(5);
  assert.deepEqual([(await offerOf(id))?.leftToday, await outcomes(id, 2)], [1, ["taken", "none_left_today"]]);
});

test("one press, sent twice at once for the last one: the same coupon twice", async () => {
  for (const limit of ["totalLimit", "dailyLimit"]) {
    const id = await liveCoupon(town.context, florist.partnerId, {}, { kind: "all", [limit]: 1 });
    const key = randomUUID();
    const answers = await whileHeld(id, [() => take(id, key), () => take(id, key)]);
    const [first, second] = answers.map(({ body }) => body);
    assert.ok(first?.outcome === "taken", JSON.stringify(first));
    assert.deepEqual(second, first);
    assert.deepEqual(await outcomes(id, 1), [limit === "totalLimit" ? "none_left" : "none_left_today"]);
  }
});

test("taken while its partner changes it: by the new terms", async () => {
  const id = await liveCoupon(town.context, florist.partnerId, { title: "Alt" });
  const changed = { terms: { ...anyTime, title: "Neu" }, audience: { kind: "all" } } as const;
  const [, answer] = await whileHeld(id, [
    () => editCoupon(town.context, { ...florist, id }, changed),
    () => take(id),
  ] as const);
  assert.ok(answer.body.outcome === "taken", JSON.stringify(answer.body));
  assert.equal(answer.body.pass.terms.title, "Neu");
});

test("on its last good day nobody is told to come back tomorrow", async () => {
  const day = dayOf(clock.now(), "Europe/Berlin");
  // Two days are left, of weekdays it is not taken on.
  const terms = { lastDay: addDays(day, 2), weekdays: [new Date(day).getUTCDay() || 7] };
  const id = await liveCoupon(town.context, florist.partnerId, terms, { kind: "all", dailyLimit: 1 });
  const lasting = await liveCoupon(town.context, florist.partnerId, {}, { kind: "all", dailyLimit: 1 });
  for (const each of [id, lasting]) assert.deepEqual(await outcomes(each, 1), ["taken"]);
  assert.deepEqual((await take(id)).body, { outcome: "none_left_today" });
  assert.deepEqual((await take(lasting)).body, { outcome: "none_left_today", moreTomorrow: true });
  assert.deepEqual(
    [await offerOf(id), await offerOf(lasting)].map((offer) => [offer?.leftToday, offer?.moreTomorrow]),
    [
      [0, undefined],
      [0, true],
    ],
  );
});

test("a draft, one that is paused, ended or over, and one whose partner is away are not given away", async () => {
  const id = await liveCoupon(town.context, florist.partnerId);
  const one = { ...florist, id };
  await setCouponState(town.context, one, "paused");
  assert.deepEqual([await outcomes(id, 1), await offerOf(id)], [["not_offered"], undefined]);
  await setCouponState(town.context, one, "live");
  assert.deepEqual(await outcomes(id, 1), ["taken"]);
  await suspendPartner(town.context, "test", florist.partnerId, "Probe");
  assert.deepEqual([await outcomes(id, 1), await offerOf(id)], [["not_offered"], undefined]);
  await resumePartner(town.context, "test", florist.partnerId);
  await setCouponState(town.context, one, "ended");
  assert.deepEqual(await outcomes(id, 1), ["not_offered"]);
  const old = await liveCoupon(town.context, florist.partnerId, { lastDay: "2026-11-30" });
  clock.pass(hours(24 * 10));
  assert.deepEqual([await outcomes(old, 1), await offerOf(old)], [["not_offered"], undefined]);
  clock.pass(hours(-24 * 10));
  assertRefused(await take(randomUUID()), 404, "not_found");
});

test("a book's coupon is not given away by itself", async () => {
  const bookId = await bookOnSale(town.context);
  const id = await liveCoupon(town.context, florist.partnerId, {}, { kind: "book", bookId });
  assert.equal((await offerOf(id))?.audience, "book");
  assert.deepEqual(await outcomes(id, 1), ["not_offered"]);
});

test("one address takes a family's worth of one coupon an hour, and then waits; other coupons go on", async () => {
  const [wanted, other] = [
    await liveCoupon(town.context, florist.partnerId),
    await liveCoupon(town.context, florist.partnerId),
  ];
  assert.deepEqual(await outcomes(wanted, maxSameCouponPerHour), Array(maxSameCouponPerHour).fill("taken"));
  const refused = await take(wanted);
  assertRefused(refused, 429, "rate_limited");
  assert.deepEqual(await outcomes(other, 1), ["taken"]);
  assert.equal(await takenOf(wanted), maxSameCouponPerHour);
  clock.pass(hours(1));
  assert.deepEqual(await outcomes(wanted, 1), ["taken"]);
});

test("what was promised holds: changed, lowered and ended after it was taken", async () => {
  const id = await liveCoupon(town.context, florist.partnerId, { title: "20 % auf Rosen" });
  const one = { ...florist, id };
  const code = await takenCoupon(town.context, id);
  await editCoupon(town.context, one, { terms: { ...anyTime, title: "5 % auf Rosen" }, audience: { kind: "all" } });
  assert.equal((await offerOf(id))?.terms.title, "5 % auf Rosen");
  const later = await takenCoupon(town.context, id);
  await setCouponState(town.context, one, "ended");
  const titleOf = async (bare: string): Promise<unknown> =>
    (await ask<{ pass: { terms: { title: string } } }>(town, "passes/find", { body: { code: bare } })).body.pass.terms
      .title;
  assert.deepEqual([await titleOf(code), await titleOf(later)], ["20 % auf Rosen", "5 % auf Rosen"]);
});

test("the list may name its site, and a foreign page is refused", async () => {
  assert.equal((await ask(town, `coupons?site=${town.siteKey}`)).status, 200);
  const foreign = { headers: { Origin: "https://elsewhere.example" } };
  assertRefused(await ask(town, `coupons?site=${town.foreignSiteKey}`, foreign), 403, "forbidden");
  assertRefused(await ask(town, "coupons?site=pk_test_x"), 401, "unauthorized");
  const partnerId = town.town.sites.baecker.partnerId;
  const { body } = await ask<ListCouponsResponse>(town, `coupons?partner=${partnerId}`);
  assert.deepEqual(body.coupons, []);
});

/** Begins all of this while somebody holds the coupon's row, one after the other, and then lets go. */
async function whileHeld<T extends readonly (() => Promise<unknown>)[]>(
  id: string,
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<ReturnType<T[K]>> }> {
  const client = new pg.Client({
    connectionString: town.databaseUrl,
    options: `-c search_path=${town.config.DATABASE_SCHEMA}`,
  });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM coupons WHERE id = $1 FOR UPDATE", [id]);
    const begun: Promise<unknown>[] = [];
    for (const each of work) {
      begun.push(each());
      await untilWaiting(client, begun.length);
    }
    await client.query("COMMIT");
    return (await Promise.all(begun)) as { -readonly [K in keyof T]: Awaited<ReturnType<T[K]>> }; // safe because each is begun once, in order
  } finally {
    await client.end();
  }
}
