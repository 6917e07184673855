import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import sharp from "sharp";
import { ask, assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { anyTime, liveCoupon, openBooks } from "../../demo/testing/coupons.ts";
import { asOwner, assertBooksHold } from "../../demo/testing/books.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { CouponTerms, ListCouponsResponse } from "../../sdk/wire/coupon.ts";
import type { OfficeBook, OfficeBookResponse, OfficeBooksResponse } from "../../sdk/wire/coupon-book.ts";
import { createCoupon } from "../coupons/desk.ts";
import { resumePartner, suspendPartner } from "../partners/supervision.ts";

let town: TestTown;
let operator: SignedIn;
before(async () => {
  town = await startTestTown({ worker: false, clock: new TestClock() });
  operator = await SignedIn.as(town, town.context, "amt@example.org", "operator");
});
// One book is on sale at a time.
afterEach(() => asOwner(town, "UPDATE coupon_books SET state = 'ended' WHERE state = 'on_sale'"));
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const draft = {
  title: "Twistringen 2027",
  story: "Ein Jahr lang Gutes aus der Stadt.",
  firstDay: anyTime.firstDay,
  lastDay: anyTime.lastDay,
  priceCents: 1_990,
  vatPercent: 19,
  numberLimit: 50,
};
const call = (path = "", body?: object): Promise<Answer<OfficeBookResponse>> =>
  operator.ask<OfficeBookResponse>(`operator/coupon-books${path}`, body ? { body } : {});
const made = async (): Promise<OfficeBook> => {
  const { status, body } = await call("", draft);
  assert.equal(status, 201, JSON.stringify(body));
  return body.book;
};
const inBook = (bookId: string, partnerId: string, terms: Partial<CouponTerms> = {}): Promise<string> =>
  liveCoupon(town.context, partnerId, terms, { kind: "book", bookId });
const move = (id: string, state: string): Promise<Answer<OfficeBookResponse>> => call(`/${id}/state`, { state });

test("a book is made, filled by partners, put on sale, sold, taken off and put back", async () => {
  const { id, ...book } = await made();
  assert.deepEqual(book, { ...draft, state: "draft", sold: 0, couponCount: 0, partnerCount: 0, coverAlt: "" });
  const { blumen, baecker } = town.town.sites;
  for (const { partnerId } of [blumen, blumen, baecker]) await inBook(id, partnerId);
  assertRefused(await move(id, "ended"), 409, "conflict");
  for (const state of ["on_sale", "on_sale", "ended", "on_sale"])
    assert.equal((await move(id, state)).body.book.state, state);
  await openBooks(town.context, town.siteKey, id, 3);
  const { books } = (await operator.ask<OfficeBooksResponse>("operator/coupon-books")).body;
  assert.deepEqual(
    books.map(({ sold, couponCount, partnerCount }) => [sold, couponCount, partnerCount]),
    [[3, 3, 2]],
  );
});

test("a book with nothing to be used is not put on sale; what is over or whose partner is away does not count", async () => {
  const { id } = await made();
  const { blumen, baecker } = town.town.sites;
  const refused = { coupons: "required" };
  assertRefused(await move(id, "on_sale"), 400, "invalid", refused);
  const short = await inBook(id, blumen.partnerId, { lastDay: "2026-12-31" });
  await inBook(id, baecker.partnerId);
  await suspendPartner(town.context, "test", baecker.partnerId, "Probe");
  const counts = async (): Promise<number[]> => {
    const { books } = (await operator.ask<OfficeBooksResponse>("operator/coupon-books")).body;
    const { couponCount, partnerCount } = books.find((book) => book.id === id)!; // safe because it was made above
    return [couponCount, partnerCount];
  };
  assert.deepEqual(await counts(), [1, 1]);
  await asOwner(
    town,
    "UPDATE coupon_terms SET first_day = '2026-01-01', last_day = '2026-01-02' WHERE coupon_id = $1",
    [short],
  );
  assert.deepEqual(await counts(), [0, 0]);
  assertRefused(await move(id, "on_sale"), 400, "invalid", refused);
  await resumePartner(town.context, "test", baecker.partnerId);
  assert.equal((await move(id, "on_sale")).body.book.couponCount, 1);
  const offer = await ask<ListCouponsResponse>(town, "coupons");
  assert.equal(offer.body.book?.couponCount, 1);
});

test("the season of a draft covers what partners put into it; what they only began does not hold it", async () => {
  const { id } = await made();
  const { partnerId } = town.town.sites.blumen;
  await inBook(id, partnerId, { firstDay: "2026-03-01", lastDay: "2026-12-24" });
  await inBook(id, partnerId, { firstDay: "2026-04-01", lastDay: "2027-03-31" });
  await createCoupon(
    town.context,
    { partnerId, actor: "test" },
    { terms: anyTime, audience: { kind: "book", bookId: id } },
  );
  const season = async (firstDay: string, lastDay: string): Promise<Answer<OfficeBookResponse>> =>
    call(`/${id}`, { ...draft, firstDay, lastDay });
  const [early, late] = [{ firstDay: "coupons_outside" }, { lastDay: "coupons_outside" }] as const;
  assertRefused(await season("2026-03-02", "2027-12-31"), 400, "invalid", early);
  assertRefused(await season("2026-03-01", "2027-03-30"), 400, "invalid", late);
  assertRefused(await season("2027-04-01", "2028-12-31"), 400, "invalid", early);
  assertRefused(await season("2026-12-01", "2026-12-31"), 400, "invalid", { ...early, ...late });
  assert.equal((await season("2026-03-01", "2027-03-31")).status, 200);
});

test("on sale, its season and tax are fixed; price, words and number are not, down to what is sold", async () => {
  const { id } = await made();
  await inBook(id, town.town.sites.blumen.partnerId);
  await move(id, "on_sale");
  await openBooks(town.context, town.siteKey, id, 2);
  for (const change of [{ lastDay: "2027-11-30" }, { firstDay: "2026-02-01" }, { vatPercent: 7 }])
    assertRefused(await call(`/${id}`, { ...draft, ...change }), 409, "conflict");
  assertRefused(await call(`/${id}`, { ...draft, numberLimit: 1 }), 400, "invalid", { numberLimit: "below_taken" });
  const { body } = await call(`/${id}`, { ...draft, numberLimit: 2, priceCents: 1_490, title: "Stadtbuch" });
  assert.deepEqual([body.book.numberLimit, body.book.priceCents, body.book.title], [2, 1_490, "Stadtbuch"]);
});

test("what cannot be is refused by its field", async () => {
  for (const [change, fields] of [
    [{ title: " " }, { title: "required" }],
    [{ title: "x".repeat(61) }, { title: "too_long" }],
    [{ lastDay: "2027-13-01" }, { lastDay: "date_invalid" }],
    [{ lastDay: "2025-12-31" }, { lastDay: "date_out_of_range" }],
    [{ priceCents: 0 }, { priceCents: "wrong_type" }],
    [{ vatPercent: 31 }, { vatPercent: "too_many" }],
    [{ numberLimit: 1.5 }, { numberLimit: "wrong_type" }],
    [{ colour: "red" }, { colour: "unknown_field" }],
  ] as const)
    assertRefused(await call("", { ...draft, ...change }), 400, "invalid", fields);
  const old = await call("", { ...draft, firstDay: "2025-01-01", lastDay: "2025-12-31" });
  assertRefused(await move(old.body.book.id, "on_sale"), 400, "invalid", { lastDay: "date_out_of_range" });
});

test("a cover is drawn anew, has words beside it, and is seen by everybody once the book is out; a script is none", async () => {
  const { id } = await made();
  await inBook(id, town.town.sites.blumen.partnerId);
  const send = async (body: Uint8Array, alt: string): Promise<Response> =>
    fetch(`${town.url}/v1/${town.network}/operator/coupon-books/${id}/cover?alt=${encodeURIComponent(alt)}`, {
      method: "POST",
      headers: { Cookie: operator.cookie, Origin: new URL(town.url).origin, "Content-Type": "image/png" },
      body: new Uint8Array(body),
    });
  const drawn = (background: string): Promise<Buffer> =>
    sharp({ create: { width: 90, height: 120, channels: 3, background } })
      .png()
      .toBuffer();
  const picture = await drawn("#1d5c45");
  assert.equal((await send(picture, " ")).status, 400);
  assert.equal((await send(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "Ein Buch")).status, 400);
  const cover = `${town.url}/v1/${town.network}/coupon-books/${id}/cover.webp`;
  const own = `${town.url}/v1/${town.network}/operator/coupon-books/${id}/cover.webp`;
  const ofOffice = (url: string): Promise<Response> => fetch(url, { headers: { Cookie: operator.cookie } });
  assert.equal((await ofOffice(own)).status, 404);
  const { book } = (await (await send(picture, "Ein grünes Buch")).json()) as OfficeBookResponse; // safe because the next lines compare it
  assert.equal(book.coverAlt, "Ein grünes Buch");
  assert.match(book.coverUrl ?? "", /\?v=[0-9a-f]{12}$/);
  assert.ok(book.coverUrl?.startsWith(own));
  const preview = await ofOffice(book.coverUrl ?? "");
  assert.deepEqual([preview.status, preview.headers.get("Cache-Control")], [200, "private, no-store"]);
  assert.equal((await fetch(book.coverUrl ?? "")).status, 401);
  assert.equal((await fetch(cover)).status, 404, "a draft is nobody's business");
  await move(id, "on_sale");
  const addressOf = async (): Promise<string> =>
    (await ask<ListCouponsResponse>(town, "coupons")).body.book?.coverUrl ?? "";
  const first = await addressOf();
  assert.equal(first, `${cover}${new URL(book.coverUrl ?? "").search}`);
  const shown = await fetch(first);
  assert.deepEqual(
    ["Content-Type", "X-Content-Type-Options"].map((name) => shown.headers.get(name)),
    ["image/webp", "nosniff"],
  );
  await send(await drawn("#b03060"), "Ein rotes Buch");
  assert.notEqual(await addressOf(), first, "browsers keep a picture for an hour");
  assert.equal((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).format, "webp");
});
