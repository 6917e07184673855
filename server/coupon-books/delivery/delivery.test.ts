import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PNG } from "pngjs";
import { confirmTransfer, placeOrder, readOrder, referenceOf } from "../../../demo/testing/ask.ts";
import { asOwner, assertBooksHold } from "../../../demo/testing/books.ts";
import { bookCents, bookOnSale, liveCoupon } from "../../../demo/testing/coupons.ts";
import { TestClock } from "../../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../../demo/testing/test-town.ts";
import type { OrderView } from "../../../sdk/wire/order.ts";
import { rasterise, readQr, readText } from "../../documents/printed-page.ts";
import { expireOrder } from "../../orders/lifecycle.ts";
import { saleOf } from "../../orders/line-kind.ts";
import type { View } from "../../pages/page-frame.ts";

/** A book on its way: order, letter, booklet, the order's page. */
let town: TestTown;
let bookId: string;
before(async () => {
  town = await startTestTown({ worker: false, clock: new TestClock() });
  bookId = await bookOnSale(town.context);
  const { blumen, baecker } = town.town.sites;
  for (let i = 1; i <= 5; i++) {
    const inBook = { kind: "book", bookId } as const;
    await liveCoupon(town.context, blumen.partnerId, { title: `Strauß Nummer ${i}`, minimumCents: 2_000 }, inBook);
    await liveCoupon(town.context, baecker.partnerId, { title: `Brot Nummer ${i}`, conditions: "Nur frisch." }, inBook);
  }
});
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const paid = async (wish: object): Promise<OrderView> => {
  const lines = [{ kind: "coupon_book", bookId, valueCents: bookCents, quantity: 2 }];
  const order = await placeOrder(town, { ...wish, lines });
  await town.twuster.worker.drain();
  await confirmTransfer(town, { reference: referenceOf(order), amountCents: order.totalCents });
  await town.twuster.worker.drain();
  return order;
};
const flat = (text: string): string => text.replace(/\s+/g, " ");

test("to oneself: the order's mail names book, price and arrival; the letter is the book and its receipt", async () => {
  const email = "ina@example.org";
  const order = await paid({ email });
  const [letter, confirmation] = town.postOffice.list().filter(({ to }) => to === email);
  const told = flat(confirmation?.text ?? "");
  for (const text of ["2 × Couponbuch „Twistringen 2027“ zu 19,90 €", "Das Couponbuch kommt per Mail", "39,80 €"])
    assert.ok(told.includes(text), `${text} in ${told}`);
  assert.doesNotMatch(told, /Gutschein nicht eingelöst/);
  const { delivered = [] } = await readOrder(town, order);
  const text = flat(letter?.text ?? "");
  for (const each of [
    ...delivered.map(({ code }) => code),
    ...delivered.map(({ walletUrl }) => walletUrl),
    "10 von 2 Betrieben",
    "darin 19 % Umsatzsteuer 6,36 €",
    "gilt vom 01.01.2026 bis 31.12.2027",
    order.number,
  ])
    assert.ok(text.replaceAll(":", "").includes(each.replaceAll(":", "")), `${each} in ${text}`);
  assert.match(letter?.subject ?? "", /Ihre 2 Couponbücher: Twistringen 2027/);
  assert.deepEqual(
    letter?.attachments.map(({ name }) => name),
    [`Couponbuch-${order.number}.pdf`],
  );
});

test("as a gift: the buyer's mail is the receipt, what is given away names no price, and neither speaks of vouchers", async () => {
  const [email, recipientEmail] = ["enkel@example.org", "oma@example.org"];
  await paid({ email, delivery: { to: "recipient", recipientEmail } });
  const letters = town.postOffice.list();
  const receipt = flat(letters.find(({ to, subject }) => to === email && /Zahlung/.test(subject))?.text ?? "");
  for (const text of ["39,80 €", "19,90 €", "darin 19 % Umsatzsteuer", "6,36 €", "GUT"])
    assert.ok(receipt.includes(text), `${text} in ${receipt}`);
  const gift = flat(letters.find(({ to }) => to === recipientEmail)?.text ?? "");
  assert.match(gift, /2 Couponbücher für Sie/);
  assert.doesNotMatch(gift, /19,90|39,80|Umsatzsteuer/);
});

test("the law's words are the book's: its tax, its term, its withdrawal", async () => {
  const email = "recht@example.org";
  await paid({ email });
  const told = flat(
    town.postOffice.list().find(({ to, subject }) => to === email && /Bestellung/.test(subject))?.text ?? "",
  );
  assert.match(told, /den Kauf eines Couponbuchs binnen vierzehn Tagen/);
  assert.doesNotMatch(told, /Kauf eines Gutscheins|keine Umsatzsteuer|noch nicht eingelöst/);
  for (const [page, words] of [
    ["withdrawal", "Widerrufsrecht beim Couponbuch"],
    ["terms", "Der Preis enthält die Umsatzsteuer."],
  ] as const) {
    const text = await (await fetch(`${town.url}/${town.network}/${page}`)).text();
    assert.ok(text.includes('<section id="coupon_book">') && text.includes(words), page);
  }
});

test("the booklet: a cover and every coupon, each with a QR code that a scanner takes as this coupon of this book", async () => {
  const email = "omas-enkel@example.org";
  const order = await paid({ email, delivery: { to: "buyer", greeting: "Ein Jahr Kuchen" } });
  const { delivered = [] } = await readOrder(town, order);
  const file = town.postOffice.list().find(({ to, attachments }) => to === email && attachments.length > 0)!; // safe because it was paid
  const pdf = Buffer.from(file.attachments[0]!.contentBase64, "base64"); // safe because it has one
  const pages = readText(pdf).map(flat);
  assert.equal(pages.length, 2 * 3, "two books of a cover and ten coupons");
  for (const text of ["Twistringen 2027", "Ein Jahr Kuchen", order.number])
    assert.ok(pages[0]?.includes(text), `${text} in ${pages[0]}`);
  // It is given away: what it cost is in the buyer's mail.
  assert.doesNotMatch(pages.join(" "), /19,90|Umsatzsteuer/);
  for (const text of ["Strauß Nummer 1", "Blumen Wessels", "10 % Rabatt", "ab 20,00 € Einkauf", "Nr. 8"])
    assert.ok(pages[1]?.includes(text), `${text} in ${pages[1]}`);
  assert.match(pages[2] ?? "", /Nr\. 10/);
  assert.match(pages[2] ?? "", /Nur frisch\./);
  const sheet = rasterise(pdf, 200)[1]!; // safe because there are six
  const { walletUrl } = delivered[0]!; // safe because it was paid
  assert.equal(readQr(cut(sheet, { x: 72, y: 16, width: 33, height: 34 }, 200)), `${walletUrl}~1`);
  assert.equal(readQr(cut(sheet, { x: 165, y: 214, width: 33, height: 34 }, 200)), `${walletUrl}~8`);
});

test("a coupon that is over is neither counted in the letter nor printed", async () => {
  const [over] = await asOwner<{ id: string }>(
    town,
    `UPDATE coupon_terms SET first_day = '2026-01-01', last_day = '2026-01-02' WHERE title = 'Strauß Nummer 5' RETURNING id`,
  );
  const email = "spaet@example.org";
  await paid({ email });
  const file = town.postOffice.list().find(({ to, attachments }) => to === email && attachments.length > 0)!; // safe because it was paid
  assert.ok(flat(file.text).includes("9 von 2 Betrieben"), file.text);
  const printed = readText(Buffer.from(file.attachments[0]!.contentBase64, "base64")).join(" "); // safe because it has one
  assert.doesNotMatch(printed, /Strauß Nummer 5/);
  assert.match(printed, /Brot Nummer 5/);
  await asOwner(town, "UPDATE coupon_terms SET last_day = '2027-12-31' WHERE id = $1", [over?.id]);
});

test("the order's page shows the books, and gives the booklet", async () => {
  const order = await paid({ email: "seite@example.org" });
  const page = await (await fetch(order.pageUrl)).text();
  for (const text of ["Hier sind Ihre 2 Couponbücher", "Strauß Nummer 3", "Als Heft herunterladen"])
    assert.ok(page.includes(text), text);
  const pdf = await fetch(`${order.pageUrl}/gutscheine.pdf`);
  assert.match(pdf.headers.get("Content-Disposition") ?? "", /filename="Couponbuch-TW-/);
});

test("a gift for a later day: mail and page speak of books until they are there", async () => {
  const email = "schenkt@example.org";
  const recipientEmail = "freut-sich@example.org";
  const order = await paid({ email, delivery: { to: "recipient", recipientEmail, on: "2026-12-24" } });
  const [thanks] = town.postOffice.list().filter(({ to }) => to === email);
  assert.match(flat(thanks?.text ?? ""), /Die 2 Couponbücher gehen am 24\.12\.2026 an freut-sich@example\.org\./);
  assert.doesNotMatch(thanks?.text ?? "", /Die Gutscheine|des Gutscheins/);
  assert.match(await pageOf(order), /Die Couponbücher werden am 24\.12\.2026 ausgestellt und verschickt/);
  assert.match(await pageOf(order, "en"), /The coupon books are issued and sent on/);
});

test("an order that waits, cannot be paid or lapsed: its page speaks of the book and leads back to it", async () => {
  const lines = [{ kind: "coupon_book" as const, bookId, valueCents: bookCents, quantity: 1 }];
  const byTransfer = await placeOrder(town, { email: "wartet@example.org", lines });
  assert.match(await pageOf(byTransfer), /Das Couponbuch kommt von selbst, sobald der Herausgeber das Geld/);
  assert.match(await pageOf(byTransfer, "en"), /The coupon book will come by itself once/);
  const { pages } = saleOf(town.context, { lines });
  const view = { language: "de" } as View; // safe because a book's words ask for nothing else
  assert.match(pages.awaited(view, 1).waiting, /steht das Couponbuch hier/);
  assert.match(pages.awaited(view, 2).erased, /bleiben die Couponbücher/);
  await expireOrder(town.context, byTransfer.id);
  const lapsed = await pageOf(byTransfer);
  assert.match(lapsed, /Diese Bestellung ist geschlossen/);
  assert.ok(lapsed.includes(`href="/${town.network}/coupon-book"`), lapsed);
  assert.doesNotMatch(lapsed, /class="button primary wide" href="[^"]*\/buy"/);
});

/** The page of an order, in one line. */
async function pageOf({ pageUrl }: OrderView, language = "de"): Promise<string> {
  return flat(await (await fetch(pageUrl, { headers: { "Accept-Language": language } })).text());
}

/** Part of a page, in millimetres. */
function cut(
  page: ReturnType<typeof rasterise>[number],
  box: { x: number; y: number; width: number; height: number },
  dpi: number,
): typeof page {
  const px = (mm: number): number => Math.round((mm / 25.4) * dpi);
  const part = new PNG({ width: px(box.width), height: px(box.height) });
  for (let y = 0; y < part.height; y++) {
    const from = ((px(box.y) + y) * page.width + px(box.x)) * 4;
    page.data.copy(part.data, y * part.width * 4, from, from + part.width * 4);
  }
  return part;
}
