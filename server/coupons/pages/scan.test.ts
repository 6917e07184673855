import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { asOwner, assertBooksHold } from "../../../demo/testing/books.ts";
import { bookOnSale, liveCoupon, openBooks, takenCoupon } from "../../../demo/testing/coupons.ts";
import { minutes, TestClock } from "../../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../../demo/testing/test-town.ts";
import type { CouponTerms } from "../../../sdk/wire/coupon.ts";
import { Browser } from "../../pages/testing/browser.ts";

/** A Monday, 11:00 in Twistringen. */
const clock = new TestClock();
let town: TestTown;
let florist: string;
let counter: Browser;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  florist = town.town.sites.blumen.partnerId;
  counter = new Browser(`${town.url}/${town.network}`);
  const pairingCode = await town.pairingCode("blumen");
  assert.equal((await counter.raw("POST", "/scan/pair", { pairingCode, name: "Kasse 1" })).status, 303);
});
beforeEach(() => clock.set("2026-11-23T10:00:00Z"));
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

type Page = Awaited<ReturnType<Browser["post"]>>;
const taken = async (terms: Partial<CouponTerms> = {}, partnerId = florist): Promise<string> =>
  takenCoupon(town.context, await liveCoupon(town.context, partnerId, terms));
const look = (code: string): Promise<Page> => counter.post("/scan/look", { code });
const fieldsOf = (found: Page, minimum = ""): Record<string, string> => ({
  key: found.hidden("key"),
  code: found.hidden("code"),
  entitlement: found.hidden("entitlement"),
  minimum,
});
const uses = async (): Promise<number> => town.context.database.prisma.use.count();

test("a coupon: what it gives, once, with receipt and undo, and nothing about money", async () => {
  const code = await taken({ title: "<b>Sträuße</b>", conditions: "Nicht auf Fleurop." });
  const found = await look(code);
  assert.match(found.text, /<h1[^>]*>10\s% Rabatt<\/h1>/);
  assert.match(found.text, /&lt;b&gt;Sträuße/);
  assert.match(found.text, /Nicht auf Fleurop/);
  assert.doesNotMatch(found.text, /Noch nicht erreicht/);
  const done = await counter.post("/scan/redeem", fieldsOf(found));
  assert.match(done.text, /<h1>Eingelöst<\/h1>/);
  assert.match(done.text, /Der Preis ist einfach niedriger/);
  assert.doesNotMatch(done.text, /Mehrzweckgutschein|0,00/);
  const before = await uses();
  const again = await counter.post("/scan/redeem", fieldsOf(found));
  assert.equal(again.hidden("receipt"), done.hidden("receipt"), "the same form books once");
  assert.equal(await uses(), before);
  const refused = await look(code);
  assert.match(refused.text, /Schon eingelöst/);
  assert.match(refused.text, /am 23\.11\.2026, 11:00 Uhr bei Ihnen/);
  clock.pass(minutes(5));
  const undone = await counter.post("/scan/undo", {
    receipt: done.hidden("receipt"),
    key: "k".repeat(32),
    reason: "mistake",
  });
  assert.match(undone.text, /Der Coupon gilt wieder/);
  assert.doesNotMatch(undone.text, /0,00/);
  assert.match((await look(code)).text, /10\s% Rabatt/);
});

test("a minimum purchase is confirmed by the press; below it nothing is booked", async () => {
  const code = await taken({ benefit: { kind: "amount", amountCents: 500 }, minimumCents: 2_000 });
  const found = await look(code);
  assert.match(found.text, /5,00\s€ weniger/);
  assert.match(found.text.replace(/<[^>]*>/g, ""), /Einkauf ab 20,00\s€ · Einlösen/);
  assert.match(found.text, /Noch nicht erreicht/);
  const before = await uses();
  for (const minimum of ["missed", "", "yes"]) {
    const answer = await counter.post("/scan/redeem", fieldsOf(found, minimum));
    assert.match(answer.text, /Erst ab 20,00\s€/, minimum);
  }
  assert.equal(await uses(), before);
  assert.match((await counter.post("/scan/redeem", fieldsOf(found, "reached"))).text, /<h1>Eingelöst<\/h1>/);
});

test("another day, other hours, too early, over, another shop: each is said plainly", async () => {
  const baker = town.town.sites.baecker.partnerId;
  const weekend = await taken({ weekdays: [6, 7] });
  for (const [code, words] of [
    [weekend, /Heute nicht: gilt Samstag und Sonntag/],
    [await taken({ weekdays: [2, 3, 4] }), /Heute nicht: gilt Dienstag bis Donnerstag/],
    [await taken({ hours: { from: "14:00", until: "18:00" } }), /Jetzt nicht: gilt von 14:00 bis 18:00 Uhr/],
    [await taken({ firstDay: "2027-02-01" }), /Noch nicht: ab 01\.02\.2027/],
    [await taken({ title: "Brötchen" }, baker), /Gilt bei: .*„Brötchen“ wird hier nicht eingelöst/s],
  ] as const) {
    const page = await look(code);
    assert.match(page.text, words);
    assert.match(page.text, /Nicht annehmen/);
  }
  const short = await taken({ lastDay: "2026-11-23" });
  clock.set("2026-11-25T10:00:00Z");
  assert.match((await look(short)).text, /Abgelaufen.*galt bis 23\.11\.2026/s);
  const english = new Browser(`${town.url}/${town.network}`);
  const pairingCode = await town.pairingCode("blumen");
  await english.raw("POST", "/scan/pair", { pairingCode, name: "Till 1" });
  const page = await english.post("/scan/look", { code: weekend }, { "Accept-Language": "en" });
  assert.match(page.text, /Not today: good on Saturday and Sunday/);
});

test("a book: choose what is usable, see why the rest is not; one of its coupons by its own QR code", async () => {
  const { context } = town;
  const bookId = await bookOnSale(context);
  const own = { kind: "book", bookId } as const;
  await liveCoupon(context, florist, { title: "Rosen" }, own);
  await liveCoupon(context, florist, { title: "Tulpen", benefit: { kind: "extra", thing: "ein Kaffee" } }, own);
  await liveCoupon(context, florist, { title: "Wochenende", weekdays: [6, 7] }, own);
  const [code = "", other = ""] = await openBooks(context, town.siteKey, bookId, 2);
  const choice = await look(code);
  assert.match(choice.text, /Welcher Coupon\?.*Twistringen 2027.*Rosen.*Tulpen.*Wochenende.*Heute nicht/s);
  const numbers = [...choice.text.matchAll(/name="entitlement" value="(\d+)"/g)].map(([, number]) => number!);
  assert.equal(numbers.length, 2);
  const found = await counter.post("/scan/look", { code, entitlement: numbers[1]! });
  assert.match(found.text, /Coupon aus „Twistringen 2027“.*Gratis dazu: ein Kaffee/s);
  const done = await counter.post("/scan/redeem", fieldsOf(found));
  assert.match(done.text, /Die Zugabe kostet nichts/);
  assert.match((await look(`${town.url}/${town.network}/w#${code}~${numbers[1]}`)).text, /Schon eingelöst/);
  assert.match((await look(`${town.url}/${town.network}/w#${other}~${numbers[0]}`)).text, /10\s% Rabatt.*Rosen/s);
  await counter.post("/scan/redeem", fieldsOf(await look(`${town.url}/${town.network}/w#${code}~${numbers[0]}`)));
  const none = await look(code);
  assert.match(none.text, /Gerade keiner einlösbar.*Schon eingelöst am 23\.11\.2026, 11:00 Uhr/s);
  assert.doesNotMatch(none.text, /<button[^>]*name="entitlement"/);
});

test("a book with nothing for this shop, and last season's", async () => {
  const { context } = town;
  const bookId = await bookOnSale(context);
  const [code = ""] = await openBooks(context, town.siteKey, bookId);
  assert.match((await look(code)).text, /In diesem Buch ist nichts für Ihr Geschäft/);
  const codeHmac = context.keys.hmac("pass-code", context.network.id, code);
  await asOwner(town, "UPDATE passes SET valid_until = '2025-12-31' WHERE code_hmac = $1", [codeHmac]);
  assert.match((await look(code)).text, /Couponbuch der letzten Saison: galt bis 31\.12\.2025/);
});

test("a number nobody can have seen books nothing", async () => {
  const before = await uses();
  const code = await taken();
  const key = "k".repeat(32);
  for (const entitlement of ["0", "-1", "x", "1.5"])
    assert.equal((await counter.post("/scan/redeem", { key, code, entitlement })).status, 400, entitlement);
  assert.equal(await uses(), before);
});
