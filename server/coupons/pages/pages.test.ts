import { randomUUID } from "node:crypto";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { asOwner, assertBooksHold } from "../../../demo/testing/books.ts";
import { placeOrder } from "../../../demo/testing/ask.ts";
import { bookCents, bookOnSale, liveCoupon, openBooks, takenCoupon } from "../../../demo/testing/coupons.ts";
import { days, TestClock } from "../../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../../demo/testing/test-town.ts";
import { setBookState } from "../../coupon-books/office.ts";
import { formatDay } from "../../documents/format.ts";
import { resumePartner, suspendPartner } from "../../partners/supervision.ts";
import { dayOf } from "../../platform/calendar.ts";
import { setCouponState } from "../desk.ts";
import { maxSameCouponPerHour } from "../take.ts";

/** Coupons and the book without a script. */
const clock = new TestClock();
let town: TestTown;
let florist: string;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  florist = town.town.sites.blumen.partnerId;
});
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const pageOf = async (
  path: string,
  form?: Record<string, string>,
): Promise<{ status: number; text: string; url: string }> => {
  const init = form ? { method: "POST", body: new URLSearchParams(form) } : {};
  const answer = await fetch(`${town.url}/${town.network}/${path}`, init);
  return { status: answer.status, text: (await answer.text()).replace(/\s+/g, " "), url: answer.url };
};
const fieldsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );

test("no coupons: the page says so; then the list, in words, with what is left", async () => {
  assert.match((await pageOf("coupons")).text, /Zurzeit gibt es keine Coupons/);
  const limits = { kind: "all", totalLimit: 2 } as const;
  const id = await liveCoupon(town.context, florist, { title: "<b>Rosen</b>", minimumCents: 2_000 }, limits);
  const { text } = await pageOf("coupons");
  for (const words of [
    "10\u00a0% Rabatt",
    "&lt;b&gt;Rosen&lt;/b&gt;",
    "bei Blumen Wessels",
    "noch 2 da",
    `/coupons/${id}`,
  ])
    assert.ok(text.includes(words.replace("\u00a0", " ")) || text.includes(words), `${words} in ${text}`);
  assert.match(text, /Die Reihenfolge wird jeden Tag neu ausgelost/);
});

test("taken by a form: the coupon with its QR code; sent twice it is the same; the last one gone is said", async () => {
  const id = await liveCoupon(town.context, florist, { title: "Tulpen" }, { kind: "all", totalLimit: 1 });
  const form = fieldsOf((await pageOf(`coupons/${id}?site=${town.siteKey}`)).text);
  const taken = await pageOf(`coupons/${id}`, form);
  assert.equal(taken.status, 200);
  const code = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(taken.text)?.[0];
  assert.ok(code);
  assert.match(taken.text, /Ihr Coupon/);
  assert.ok((await pageOf(`coupons/${id}`, form)).text.includes(code), "the same press");
  const [{ site_id: site } = {}] = await asOwner<{ site_id: string | null }>(
    town,
    "SELECT site_id FROM passes WHERE kind = 'coupon'",
  );
  assert.ok(site, "the page it came from is counted");
  assert.match((await pageOf(`coupons/${id}`)).text, /alle vergeben/);
  assert.match((await pageOf(`coupons/${id}`, { key: "", site: "" })).text, /Alle Coupons sind vergeben/);
});

test("one that is over, unknown or mistyped is not to be had, and says so", async () => {
  const id = await liveCoupon(town.context, florist, { lastDay: "2026-11-23" });
  clock.pass(days(1));
  for (const path of [`coupons/${id}`, "coupons/01a20000-0000-7000-8000-000000000000", "coupons/x"]) {
    assert.equal((await pageOf(path)).status, 404, path);
    assert.equal((await pageOf(path, { key: "x" })).status, 404, path);
  }
});

test("without a script: a free coupon's holder is told to keep its link, a book's its mail", async () => {
  const coupon = await takenCoupon(town.context, await liveCoupon(town.context, florist));
  const { text } = await pageOf("w", { code: coupon });
  assert.match(text, /Bewahren Sie den Link oder den Code auf: Damit zeigen Sie den Coupon/);
  assert.doesNotMatch(text, /Bewahren Sie die Mail/);
  assert.match(text, /<svg[^>]*role="img"/);
  await suspendPartner(town.context, "test", florist, "Probe");
  const away = (await pageOf("w", { code: coupon })).text;
  assert.match(away, /Der Betrieb macht zurzeit nicht mit\./);
  assert.doesNotMatch(away, /<svg[^>]*role="img"/, "nothing to show at a counter");
  await resumePartner(town.context, "test", florist);
  const bookId = await bookOnSale(town.context);
  const [book = ""] = await openBooks(town.context, town.siteKey, bookId);
  await setBookState(town.context, "test", bookId, "ended");
  assert.match((await pageOf("w", { code: book })).text, /Mail oder den Ausdruck auf: Das ist das Couponbuch/);
});

test("why it is not to be had: over, withheld by its shop, its shop away, or none at all; each is true", async () => {
  const at = { partnerId: florist, actor: "test" };
  const said = async (id: string): Promise<string> => (await pageOf(`coupons/${id}`)).text;
  const lastDay = dayOf(clock.now(), "Europe/Berlin");
  const over = await liveCoupon(town.context, florist, { lastDay });
  const paused = await liveCoupon(town.context, florist);
  await setCouponState(town.context, { ...at, id: paused }, "paused");
  clock.pass(days(1));
  assert.ok((await said(over)).includes(`Das Angebot ging bis ${formatDay(lastDay, "de")}.`));
  assert.doesNotMatch(await said(over), /kann ihn einlösen/);
  assert.match(await said(paused), /Wer ihn schon hat, kann ihn einlösen, solange er gilt\./);
  assert.match((await pageOf(`coupons/${paused}`, { key: "" })).text, /solange er gilt/, "pressed too late");
  assert.match(await said("01a20000-0000-7000-8000-000000000000"), /Diesen Coupon gibt es nicht/);
  await suspendPartner(town.context, "test", florist, "Probe");
  for (const id of [over, paused]) {
    assert.match(await said(id), /Der Betrieb macht zurzeit nicht mit und löst keine Coupons ein/);
    assert.doesNotMatch(await said(id), /kann ihn einlösen/);
  }
  await resumePartner(town.context, "test", florist);
});

test("all of today are given away: new ones tomorrow, save on the last day", async () => {
  const lastDay = dayOf(clock.now(), "Europe/Berlin");
  const limit = { kind: "all", dailyLimit: 1 } as const;
  const pressed = async (id: string): Promise<string> => (await pageOf(`coupons/${id}`, { key: "" })).text;
  for (const [terms, hasMore] of [
    [{ lastDay }, false],
    [{}, true],
  ] as const) {
    const id = await liveCoupon(town.context, florist, terms, limit);
    await pressed(id);
    const texts = [await pressed(id), (await pageOf(`coupons/${id}`)).text];
    for (const text of texts) {
      assert.match(text, /[Ff]ür heute (sind )?alle vergeben/);
      assert.equal(/[Mm]orgen/.test(text), hasMore, text);
    }
  }
});

test("too many from one address: a sentence, and nothing is given away", async () => {
  const id = await liveCoupon(town.context, florist);
  for (let i = 0; i < maxSameCouponPerHour; i++) assert.equal((await pageOf(`coupons/${id}`, { key: "" })).status, 200);
  const refused = await pageOf(`coupons/${id}`, { key: "" });
  assert.equal(refused.status, 429);
  assert.match(refused.text, /Für den Moment genug/);
});

test("the book: chosen, reviewed with price and tax, ordered; sent twice it is the same order; sold out it says so", async () => {
  assert.match((await pageOf("coupon-book")).text, /Zurzeit gibt es kein Couponbuch/);
  const bookId = await bookOnSale(town.context, { numberLimit: 4 });
  await liveCoupon(town.context, florist, { title: "Im Buch" }, { kind: "book", bookId });
  assert.match((await pageOf("coupons")).text, /1 Coupon, und es können neue dazukommen/);
  const offered = await pageOf("coupon-book");
  const form = `coupon-book?book=${bookId}`;
  assert.ok(offered.text.includes(`action="/${town.network}/${form}"`));
  for (const words of [
    "Couponbuch „Twistringen 2027“ kaufen",
    "Ein Coupon aus Twistringen",
    "Bis zu 4.",
    "Diese Coupons sind im Buch",
    "Im Buch, Blumen Wessels",
  ])
    assert.ok(offered.text.includes(words), `${words} in ${offered.text}`);
  const typed = {
    ...fieldsOf(offered.text),
    q1990: "2",
    to: "buyer",
    email: "karla@example.org",
    greeting: "",
    on: "",
    recipientEmail: "",
    paymentMethod: "bank_transfer",
  };
  assert.equal((await pageOf(form, { ...typed, q1990: "5", step: "review" })).status, 400);
  const review = await pageOf(form, { ...typed, step: "review" });
  for (const words of [
    "2 × Couponbuch „Twistringen 2027“ zu 19,90",
    "inkl. 19 % USt.",
    "39,80",
    "zahlungspflichtig bestellen",
  ])
    assert.ok(review.text.includes(words), `${words} in ${review.text}`);
  // Another book is on sale by now than the one that was reviewed: it is shown, and nothing is ordered.
  const other = await pageOf(`coupon-book?book=${randomUUID()}`, { ...typed, ...fieldsOf(review.text), step: "order" });
  assert.doesNotMatch(other.url, /\/o\//);
  assert.match(other.text, /Wie viele Couponbücher\?/);
  const ordered = await pageOf(form, { ...typed, ...fieldsOf(review.text), step: "order" });
  assert.match(ordered.url, /\/o\/[0-9a-f-]{36}\//);
  assert.match(ordered.text, /2 × Couponbuch „Twistringen 2027“/);
  assert.ok(ordered.text.includes(`/${town.network}/withdrawal#coupon_book"`), "the book's own withdrawal");

  // Half of what is unpaid waits for transfers already.
  const again = { ...typed, ...fieldsOf(review.text), key: randomUUID(), q1990: "1", step: "order" };
  const late = await pageOf(form, again);
  assert.match(late.text, /So lässt sich das gerade nicht bezahlen/);
  const more = await pageOf(form, { ...again, q1990: "3", paymentMethod: "test" });
  assert.match(more.text, /So viele sind nicht mehr da. Es geht noch bis 2\./);
  const lines = [{ kind: "coupon_book" as const, bookId, valueCents: bookCents, quantity: 2 }];
  await placeOrder(town, { lines, paymentMethod: "test" });
  const repeated = await pageOf(form, { ...typed, ...fieldsOf(review.text), step: "order" });
  assert.equal(repeated.url, ordered.url, "the last ones may have gone to this very form");
  assert.match((await pageOf("coupon-book")).text, /Zurzeit gibt es kein Couponbuch/);
});
