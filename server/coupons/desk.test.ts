import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { after, before, test } from "node:test";
import sharp from "sharp";
import { ask, assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { anyTime, bookOnSale, liveCoupon, takenCoupon } from "../../demo/testing/coupons.ts";
import { TestDevice } from "../../demo/testing/device.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type {
  CouponFiguresResponse,
  DeskCoupon,
  DeskCouponResponse,
  DeskCouponsResponse,
} from "../../sdk/wire/coupon-desk.ts";
import { addPicture } from "../profiles/pictures.ts";
import { getSite } from "../partners/sites.ts";
import { takeCoupon } from "./take.ts";

/** A Monday, 11:00 in Twistringen. */
const clock = new TestClock();
let town: TestTown;
let florist: string;
let owner: SignedIn;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  florist = town.town.sites.blumen.partnerId;
  owner = await SignedIn.as(town, town.context, "heike@example.org", "owner", florist);
});
after(async () => {
  // The copies of taken codes are forgotten by the clock.
  await town.twuster.housekeeping.run();
  await assertBooksHold(town).finally(() => town.close());
});

const draft = { terms: anyTime, audience: { kind: "all" as const } };
const call = <T = DeskCouponResponse>(path = "", body?: object): Promise<Answer<T>> =>
  owner.ask<T>(`desk/${florist}/coupons${path}`, body ? { body } : {});
const made = async (wish: object = {}): Promise<DeskCoupon> => {
  const { status, body } = await call("", { ...draft, ...wish });
  assert.equal(status, 201, JSON.stringify(body));
  return body.coupon;
};
const move = (id: string, state: string): Promise<Answer<DeskCouponResponse>> => call(`/${id}/state`, { state });

/** The public pages' host has a name that only browsers look up by themselves. */
const statusOf = ({ host, pathname, search }: URL): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(`${town.url}${pathname}${search}`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end();
  });

test("a draft is made, put out, held back, put out again and ended; nothing else can follow", async () => {
  const { id, state, pageUrl } = await made();
  assert.deepEqual([state, pageUrl], ["draft", undefined]);
  assertRefused(await move(id, "paused"), 409, "conflict");
  for (const next of ["live", "live", "paused", "live", "ended"]) {
    const { body } = await move(id, next);
    assert.deepEqual([body.coupon.state, body.coupon.pageUrl], [next, `${town.url}/${town.network}/coupons/${id}`]);
  }
  assertRefused(await move(id, "live"), 409, "conflict");
  assertRefused(await call(`/${id}`, draft), 409, "conflict");
  const { body } = await call<DeskCouponsResponse>();
  assert.deepEqual(
    body.coupons.map((coupon) => [coupon.id, coupon.state]),
    [[id, "ended"]],
  );
});

test("a draft is thrown away: in no list, on no page, and for good; what was live is not", async () => {
  const bookId = await bookOnSale(town.context);
  for (const audience of [draft.audience, { kind: "book", bookId }]) {
    const { id } = await made({ audience });
    for (let press = 0; press < 2; press++) assert.equal((await move(id, "discarded")).body.coupon.state, "discarded");
    const { coupons } = (await call<DeskCouponsResponse>()).body;
    assert.ok(!coupons.some((coupon) => coupon.id === id));
    assertRefused(await move(id, "live"), 409, "conflict");
    assertRefused(await call(`/${id}`, draft), 409, "conflict");
    assert.equal((await fetch(`${town.url}/${town.network}/coupons/${id}`)).status, 404);
    const headers = { "Idempotency-Key": randomUUID() };
    assertRefused(await ask(town, `coupons/${id}/passes`, { body: {}, headers }), 404, "not_found");
  }
  const { id } = await made();
  await move(id, "live");
  assertRefused(await move(id, "discarded"), 409, "conflict");
  await move(id, "ended");
  assertRefused(await move(id, "discarded"), 409, "conflict");
});

test("staff choose one of the partner's pictures, and see it where the partner is not in the list", async () => {
  const upload = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#693" } })
    .png()
    .toBuffer();
  await addPicture(town.context, { partnerId: florist, actor: "test", upload });
  const staff = await SignedIn.as(town, town.context, "pia@example.org", "staff", florist);
  const coupons = `desk/${florist}/coupons`;
  const [picture] = (await staff.ask<DeskCouponsResponse>(coupons)).body.pictures;
  const body = { ...draft, pictureId: picture!.id }; // safe because it was added above
  const { coupon } = (await staff.ask<DeskCouponResponse>(coupons, { body })).body;
  assert.deepEqual([coupon.pictureId, coupon.pictureUrl], [picture?.id, picture?.smallUrl]);
  const hide = (isListed: boolean) =>
    asOwner(town, "UPDATE partners SET is_listed = $2 WHERE id = $1", [florist, isListed]);
  await hide(false);
  const url = new URL(coupon.pictureUrl!); // safe because the lines above compared it
  assert.equal(await statusOf(url), 200);
  url.search = "";
  assert.equal(await statusOf(url), 404, "nobody else does");
  await hide(true);
});

test("all four kinds, with every limit, come back as they were typed", async () => {
  for (const benefit of [
    { kind: "percent", percent: 100 },
    { kind: "amount", amountCents: 450 },
    { kind: "two_for_one", thing: "Käsekuchen" },
    { kind: "extra", thing: "<b>Kaffee</b>" },
  ]) {
    const terms = {
      ...anyTime,
      benefit,
      conditions: "Nicht auf Bestellungen.",
      minimumCents: 2_000,
      weekdays: [1, 3],
      hours: { from: "14:00", until: "02:00" },
    };
    const audience = { kind: "all", totalLimit: 50, dailyLimit: 5 };
    const { id } = await made({ terms, audience });
    const [coupon] = (await call<DeskCouponsResponse>()).body.coupons;
    assert.deepEqual([coupon?.id, coupon?.terms, coupon?.audience], [id, terms, audience]);
  }
});

test("what cannot be is refused by its field", async () => {
  const spoiled: [object, Record<string, string>][] = [
    [{ title: "" }, { "terms.title": "required" }],
    [{ title: "x".repeat(81) }, { "terms.title": "too_long" }],
    [{ lastDay: "2027-02-30" }, { "terms.lastDay": "date_invalid" }],
    [{ firstDay: "2027-12-31", lastDay: "2027-01-01" }, { "terms.lastDay": "date_out_of_range" }],
    [{ weekdays: [] }, { "terms.weekdays": "required" }],
    [{ benefit: { kind: "percent", percent: 101 } }, { "terms.benefit.percent": "too_many" }],
    [{ benefit: { kind: "extra", thing: " " } }, { "terms.benefit.thing": "required" }],
    [{ minimumCents: 0 }, { "terms.minimumCents": "wrong_type" }],
    [{ hours: { from: "14:00", until: "14:00" } }, { "terms.hours.until": "span_overlaps" }],
    [{ hours: { from: "24:00", until: "14:00" } }, { "terms.hours.from": "wrong_type" }],
  ];
  for (const [terms, fields] of spoiled)
    assertRefused(await call("", { ...draft, terms: { ...anyTime, ...terms } }), 400, "invalid", fields);
  const foreign = { ...draft, pictureId: randomUUID() };
  assertRefused(await call("", foreign), 400, "invalid", { pictureId: "picture_unknown" });
  const noBook = { ...draft, audience: { kind: "book", bookId: randomUUID() } };
  assertRefused(await call("", noBook), 400, "invalid", { "audience.bookId": "value_not_offered" });
});

test("one that is over is not put out; a copy of it is moved on to this year and is a draft", async () => {
  const old = await made({ terms: { ...anyTime, firstDay: "2024-02-01", lastDay: "2024-02-29" } });
  assertRefused(await move(old.id, "live"), 400, "invalid", { "terms.lastDay": "date_out_of_range" });
  const never = await made({ terms: { ...anyTime, firstDay: "2027-02-01", lastDay: "2027-02-02", weekdays: [6] } });
  assertRefused(await move(never.id, "live"), 400, "invalid", { "terms.lastDay": "date_out_of_range" });
  const { body, status } = await call(`/${old.id}/copy`, {});
  const { state, terms } = body.coupon;
  assert.deepEqual([status, state, terms.firstDay, terms.lastDay], [201, "draft", "2027-02-01", "2027-02-28"]);
  assert.equal((await move(body.coupon.id, "live")).status, 200);
});

test("limits may grow, and shrink to what was given away", async () => {
  const id = await liveCoupon(town.context, florist, {}, { kind: "all", totalLimit: 5 });
  await takenCoupon(town.context, id);
  await takenCoupon(town.context, id);
  const limited = (totalLimit: number): object => ({ ...draft, audience: { kind: "all", totalLimit } });
  assertRefused(await call(`/${id}`, limited(1)), 400, "invalid", { "audience.totalLimit": "below_taken" });
  assert.deepEqual((await call(`/${id}`, limited(2))).body.coupon.taken, 2);
});

test("a book's coupon is promised to all who bought it: numbered once, within the season, neither changed nor ended", async () => {
  const bookId = await bookOnSale(town.context);
  const audience = { kind: "book", bookId };
  const outside = await made({ audience, terms: { ...anyTime, lastDay: "2028-01-01" } });
  assertRefused(await move(outside.id, "live"), 400, "invalid", { "terms.lastDay": "date_out_of_range" });
  const { id } = await made({ audience });
  assert.equal((await move(id, "live")).status, 200);
  const changed = { terms: { ...anyTime, title: "Doch nur 5 %" }, audience };
  assertRefused(await call(`/${id}`, changed), 409, "conflict");
  assertRefused(await call(`/${id}`, draft), 409, "conflict");
  for (const state of ["paused", "ended"]) assertRefused(await move(id, state), 409, "conflict");
  const drafts = await Promise.all(Array.from({ length: 5 }, () => made({ audience })));
  await Promise.all(drafts.map((each) => move(each.id, "live")));
  const numbers = await town.context.database.prisma.coupon.findMany({
    where: { bookId, number: { not: null } },
    orderBy: { number: "asc" },
  });
  assert.deepEqual(
    numbers.map(({ number }) => number),
    [1, 2, 3, 4, 5, 6],
  );
});

test("what it brought: given away and redeemed, by weekday and hour, by page, by month; undone doesn't count", async () => {
  const id = await liveCoupon(town.context, florist);
  const site = await getSite(town.context, town.siteKey, undefined);
  const key = (): { key: string; address: string } => ({ key: randomUUID(), address: randomUUID() });
  const onSite = await takeCoupon(town.context, { couponId: id, ...key(), siteId: site.id });
  const ours = [await takenCoupon(town.context, id), await takenCoupon(town.context, id)];
  const counter = await TestDevice.pair(town, await town.pairingCode("blumen"));
  assert.ok(onSite.outcome === "taken");
  await counter.redeemCoupon(onSite.code);
  clock.set("2026-12-03T16:30:00Z");
  await counter.redeemCoupon(ours[0]!); // safe because two were taken
  const undone = await counter.redeemCoupon(ours[1]!); // safe for the same reason
  clock.pass(minutes(1));
  assert.ok(undone.outcome === "redeemed");
  await counter.reverse(undone.receiptNumber);
  const { figures } = (await call<CouponFiguresResponse>(`/${id}/figures`)).body;
  assert.deepEqual(figures, {
    taken: 3,
    redeemed: 2,
    byWeekdayAndHour: [
      { weekday: 1, hour: 11, redeemed: 1 },
      { weekday: 4, hour: 17, redeemed: 1 },
    ],
    bySite: [
      { taken: 2, redeemed: 1 },
      { site: "Testseite", taken: 1, redeemed: 1 },
    ],
    byMonth: [
      { month: "2026-11", taken: 3, redeemed: 1 },
      { month: "2026-12", taken: 0, redeemed: 1 },
    ],
  });
  const address = `${town.url}/v1/${town.network}/desk/${florist}/coupons/${id}/figures.csv`;
  const file = await fetch(address, { headers: { Cookie: owner.cookie } });
  assert.match(file.headers.get("Content-Disposition") ?? "", /coupon-zahlen\.csv/);
  assert.deepEqual((await file.text()).replace("\ufeff", "").split("\r\n"), [
    "Monat;Wochentag;Stunde;Mitgenommen auf;Mitgenommen;Eingelöst",
    "2026-11;Montag;11;Testseite;1;1",
    "2026-11;Montag;11;Seiten der Stadt;2;0",
    "2026-12;Donnerstag;17;Seiten der Stadt;0;1",
    "",
  ]);
  assert.equal((await call<DeskCouponsResponse>()).body.coupons.find((coupon) => coupon.id === id)?.redeemed, 2);
});
