import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import sharp from "sharp";
import type { DeskCoupon, DeskCouponsResponse } from "../sdk/wire/coupon-desk.ts";
import type { OfficeBooksResponse } from "../sdk/wire/coupon-book.ts";
import { assertAccessible } from "./testing/axe.ts";
import { assertBooksHold } from "./testing/books.ts";
import { launchBrowser, pageIn, press, pressAt, typeInto, waitForText } from "./testing/browser.ts";
import { listenTo } from "./testing/complaints.ts";
import { liveCoupon, takenCoupon } from "./testing/coupons.ts";
import { TestDevice } from "./testing/device.ts";
import { SignedIn } from "./testing/signed-in.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/** The office makes a coupon book, a florist makes coupons on a phone, customers take one, the florist reads what it brought. */
let town: TestTown;
let browser: Browser;
let owner: SignedIn;
let operator: SignedIn;
let desk: Page;
let office: Page;
const complaints: string[] = [];
const screenshots = process.env["SCREENSHOTS"];

before(async () => {
  town = await startTestTown();
  const { partnerId } = town.town.sites.blumen;
  owner = await SignedIn.as(town, town.context, "heike@blumen.example", "owner", partnerId);
  operator = await SignedIn.as(town, town.context, "amt@example.org", "operator");
  await uploadPicture(partnerId);
  browser = await launchBrowser();
  desk = await signedInPage(owner);
  office = await signedInPage(operator);
});
after(async () => {
  await browser.close();
  await assertBooksHold(town).finally(() => town.close());
});

/** A picture in the partner's profile. */
async function uploadPicture(partnerId: string): Promise<void> {
  const picture = sharp({ create: { width: 800, height: 600, channels: 3, background: "#b03060" } });
  const { status } = await fetch(`${town.url}/v1/${town.network}/desk/${partnerId}/pictures`, {
    method: "POST",
    headers: { Cookie: owner.cookie, Origin: new URL(town.url).origin, "Content-Type": "image/png" },
    body: new Uint8Array(await picture.png().toBuffer()),
  });
  assert.ok(status < 300, String(status));
}

async function signedInPage(who: SignedIn): Promise<Page> {
  const context = await browser.createBrowserContext();
  const page = await pageIn(context);
  listenTo(page, complaints);
  await page.setViewport({ width: 360, height: 740 });
  const [name = "", value = ""] = who.cookie.split(/=(.*)/s);
  await context.setCookie({ name, value, domain: "localhost", path: "/", secure: true, httpOnly: true });
  return page;
}

async function coupons(): Promise<DeskCoupon[]> {
  const path = `desk/${town.town.sites.blumen.partnerId}/coupons`;
  return (await owner.ask<DeskCouponsResponse>(path)).body.coupons;
}

/** Light and dark, narrow and wide; `SCREENSHOTS=folder` keeps them to be looked at. */
async function look(page: Page, name: string): Promise<void> {
  // A colour on its way from dark to light is no colour to measure.
  for (const scheme of ["dark", "light"]) {
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    for (const width of scheme === "dark" ? [768, 360] : [1280, 360]) {
      await page.setViewport({ width, height: 740 });
      if (width === 360 || scheme === "dark") await assertAccessible(page, `${name}, ${width} px, ${scheme}`);
      if (screenshots) await page.screenshot({ path: `${screenshots}/${name}-${width}-${scheme}.png`, fullPage: true });
    }
  }
}

/** The buttons stay at the lower edge: what lies under them is moved up first, as a thumb does. */
async function tap(page: Page, selector: string): Promise<void> {
  const handle = await page.waitForSelector(selector);
  await handle!.evaluate((element) => element.scrollIntoView({ block: "center" })); // safe because waitForSelector throws where there is none
  await pressAt(page, selector);
}

/** Sets a field that Chromium draws itself, as its picker does. */
async function pick(page: Page, id: string, value: string): Promise<void> {
  const handle = await page.waitForSelector(`>>> #${id}`);
  await handle!.evaluate((element, wanted) => {
    const input = element as HTMLInputElement; // safe because the id is an input's
    input.value = wanted;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, value); // safe because waitForSelector throws where there is none
}

/** The bakery puts its coupon into the only book. */
async function fillBook(): Promise<void> {
  const [book] = (await operator.ask<OfficeBooksResponse>("operator/coupon-books")).body.books;
  const { id, firstDay, lastDay } = book!; // safe because the office made it
  await liveCoupon(
    town.context,
    town.town.sites.baecker.partnerId,
    { firstDay, lastDay },
    { kind: "book", bookId: id },
  );
}

test("the office makes a book, with a cover, and puts it on sale", async () => {
  await office.goto(`${town.url}/${town.network}/operator#/coupon-books`);
  await waitForText(office, "Noch keines.");
  await press(office, "button", "Neues Couponbuch");
  await press(office, "button", "Speichern");
  await waitForText(office, "Bitte geben Sie einen Betrag wie 20 oder 19,90 an.");
  await look(office, "book-form-refused");
  await typeInto(office, "Titel", "Twistringen 2027");
  await typeInto(office, "Preis in Euro", "19,90");
  await typeInto(office, "Wie viele gibt es?", "500");
  await waitForText(office, "19 % sind die Regel; fragen Sie im Zweifel Ihre Steuerberatung.");
  await press(office, "button", "Speichern");
  await waitForText(office, "Das Buch ist angelegt.");
  await press(office, "button", "Umschlag: Twistringen 2027");
  await press(office, "button", "Umschlag speichern");
  await waitForText(office, "Bitte wählen Sie ein Bild.");
  const file = join(town.config.TWUSTER_DATA, "umschlag.png");
  await writeFile(
    file,
    await sharp({ create: { width: 600, height: 800, channels: 3, background: "#1d6b52" } })
      .png()
      .toBuffer(),
  );
  const input = await (await office.waitForSelector(">>> input[type=file]"))!.toElement("input"); // safe because waitForSelector throws where there is none
  await input.uploadFile(file);
  await typeInto(office, "Was ist auf dem Umschlag zu sehen?", "Die Mühle im Abendlicht");
  await look(office, "book-cover");
  await press(office, "button", "Umschlag speichern");
  await waitForText(office, "Der Umschlag ist da.");
  await press(office, "button", "In den Verkauf geben: Twistringen 2027");
  await waitForText(office, "Ab dann ist das Buch zu kaufen.");
  await look(office, "book-question");
  await press(office, "button", "Jetzt verkaufen");
  await waitForText(office, "Für den Verkauf braucht das Buch mindestens einen Coupon, der noch gilt.");
  await look(office, "book-without-coupons");
  await fillBook();
  await press(office, "button", "In den Verkauf geben: Twistringen 2027");
  await press(office, "button", "Jetzt verkaufen");
  await waitForText(office, "Das Buch wird jetzt verkauft.");
  const cover = await office.waitForSelector(">>> img.cover");
  await cover!.evaluate((image) => image.decode()); // safe because waitForSelector throws where there is none
  await look(office, "book-on-sale");
  const [book] = (await operator.ask<OfficeBooksResponse>("operator/coupon-books")).body.books;
  const { title, priceCents, vatPercent, numberLimit, state, coverAlt } = book!; // safe because it was made above
  assert.deepEqual(
    [title, priceCents, vatPercent, numberLimit, state, coverAlt],
    ["Twistringen 2027", 1_990, 19, 500, "on_sale", "Die Mühle im Abendlicht"],
  );
});

test("a coupon is made and published with three presses and a number", async () => {
  await desk.goto(`${town.url}/${town.network}/desk#/coupons`);
  await waitForText(desk, "Noch keiner.");
  await look(desk, "coupons-empty");
  await press(desk, "button", "Neuer Coupon");
  await tap(desk, '>>> input[value="percent"]');
  // The choice leads into its field.
  await desk.keyboard.type("10");
  await waitForText(desk, /10 % Rabatt/);
  await look(desk, "coupon-form");
  await press(desk, "button", "Veröffentlichen");
  await waitForText(desk, "Veröffentlicht. Ab jetzt ist er zu sehen.");
  const [coupon] = await coupons();
  const { terms, state, audience } = coupon!; // safe because it was made above
  assert.deepEqual(
    [terms.title, terms.benefit, state, audience, terms.weekdays.length],
    ["10 % auf Ihren Einkauf", { kind: "percent", percent: 10 }, "live", { kind: "all" }, 7],
  );
});

test("one with limits is refused at its fields, kept while another page is looked at, and saved as a draft", async () => {
  await press(desk, "button", "Neuer Coupon");
  await tap(desk, '>>> input[value="amount"]');
  await typeInto(desk, "Wie viel Euro weniger?", "vier");
  await press(desk, "button", "Als Entwurf speichern");
  const refused = await waitForText(desk, "Bitte geben Sie einen Betrag wie 5 oder 4,50 an.");
  // The heading is our suggestion and waits for the amount.
  assert.ok(!refused.includes("Bitte füllen Sie dieses Feld aus."));
  await look(desk, "coupon-refused");
  await typeInto(desk, "Wie viel Euro weniger?", "4,50");
  await typeInto(desk, "Überschrift", "Blumen am Dienstag");
  await typeInto(desk, "Bedingungen (freiwillig)", "Nicht auf Bestellungen.");
  await tap(desk, ">>> summary");
  for (const day of ["Montag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"])
    await tap(desk, `::-p-aria([name="${day}"][role="checkbox"])`);
  await pick(desk, "from", "14:00");
  await pick(desk, "until", "18:00");
  await typeInto(desk, "Insgesamt", "50");
  await typeInto(desk, "Am Tag", "5");
  await typeInto(desk, "Ab welchem Einkauf, in Euro?", "20");
  await pick(desk, "lastDay", "2020-01-01");
  await press(desk, "button", "Veröffentlichen");
  await waitForText(desk, "Der letzte Tag liegt vor dem ersten oder ist schon vorbei.");
  await look(desk, "coupon-limits");
  // Another page of the desk, and back: what was typed is there.
  await desk.evaluate(() => (location.hash = "#/prints"));
  await waitForText(desk, "Fensteraufkleber");
  await desk.evaluate(() => (location.hash = "#/coupons"));
  await waitForText(desk, "Noch nicht gespeichert");
  await pick(desk, "lastDay", "2099-12-31");
  await press(desk, "button", "Als Entwurf speichern");
  await waitForText(desk, "Als Entwurf gespeichert.");
  await waitForText(desk, "gilt bis 31.12.2099");
  const draft = (await coupons()).find(({ state }) => state === "draft");
  assert.deepEqual(
    { ...draft?.terms, firstDay: "", audience: draft?.audience },
    {
      title: "Blumen am Dienstag",
      benefit: { kind: "amount", amountCents: 450 },
      conditions: "Nicht auf Bestellungen.",
      minimumCents: 2_000,
      firstDay: "",
      lastDay: "2099-12-31",
      weekdays: [2],
      hours: { from: "14:00", until: "18:00" },
      audience: { kind: "all", totalLimit: 50, dailyLimit: 5 },
    },
  );
});

test("one for the book lies in its season, and is promised once it is out", async () => {
  await press(desk, "button", "Neuer Coupon");
  await tap(desk, '>>> input[value="extra"]');
  await desk.keyboard.type("eine Grußkarte");
  const books = (await operator.ask<OfficeBooksResponse>("operator/coupon-books")).body.books;
  const { id, firstDay, lastDay } = books[0]!; // safe because it was made above
  const select = await (await desk.waitForSelector(">>> #book"))!.toElement("select"); // safe because waitForSelector throws where there is none
  await select.select(id);
  await waitForText(desk, "Zum Couponbuch gehört ein Versprechen");
  await tap(desk, '::-p-aria([name="Bild 1"][role="radio"])');
  await desk.waitForSelector(">>> .coupon img");
  await look(desk, "coupon-book");
  await press(desk, "button", "Veröffentlichen");
  await waitForText(desk, "Er steht jetzt im Couponbuch.");
  await waitForText(desk, "Dieser Coupon ist allen versprochen");
  const coupon = (await coupons()).find(({ audience }) => audience.kind === "book");
  assert.ok(coupon?.pictureUrl);
  assert.deepEqual([coupon?.state, coupon?.terms.firstDay, coupon?.terms.lastDay], ["live", firstDay, lastDay]);
  assert.ok(await desk.$('::-p-aria([name="Noch einmal machen: Zu Ihrem Einkauf: eine Grußkarte"][role="button"])'));
  assert.equal(await desk.$('::-p-aria([name="Ändern: Zu Ihrem Einkauf: eine Grußkarte"][role="button"])'), null);
});

test("a live one is changed, paused, offered again, copied and ended", async () => {
  const title = "10 % auf Ihren Einkauf";
  await press(desk, "button", `Ändern: ${title}`);
  await waitForText(desk, "Wer ihn schon mitgenommen hat, behält die alten Bedingungen.");
  await typeInto(desk, "Bedingungen (freiwillig)", "Nicht auf Gutscheine.");
  await press(desk, "button", "Speichern");
  await waitForText(desk, "Das gilt für alle, die ihn ab jetzt mitnehmen.");
  await press(desk, "button", `Pausieren: ${title}`);
  await waitForText(desk, "Wer ihn schon hat, kann ihn weiter einlösen.");
  await press(desk, "button", `Weiter anbieten: ${title}`);
  await waitForText(desk, "Er wird wieder angeboten.");
  await press(desk, "button", `Noch einmal machen: ${title}`);
  await waitForText(desk, "Hier ist die Kopie");
  await typeInto(desk, "Überschrift", "Die Kopie");
  await press(desk, "button", "Veröffentlichen");
  await waitForText(desk, "Veröffentlicht. Ab jetzt ist er zu sehen.");
  // By keyboard alone: asked once, then ended.
  const end = await desk.waitForSelector('::-p-aria([name="Beenden: Die Kopie"][role="button"])');
  await end!.focus(); // safe because waitForSelector throws where there is none
  await desk.keyboard.press("Enter");
  await waitForText(desk, "Danach nimmt ihn niemand mehr mit");
  await look(desk, "coupon-end");
  await desk.keyboard.press("Enter");
  await waitForText(desk, "Beendet. Wer ihn schon hat");
  // A draft is thrown away, after a question.
  await press(desk, "button", "Verwerfen: Blumen am Dienstag");
  await waitForText(desk, "Der Entwurf ist dann weg.");
  await look(desk, "coupon-discard");
  await desk.keyboard.press("Enter");
  await waitForText(desk, "Der Entwurf ist verworfen.");
  assert.ok(!(await coupons()).some(({ terms }) => terms.title === "Blumen am Dienstag"));
  const states = new Map((await coupons()).map(({ terms, state }) => [terms.title, state]));
  assert.deepEqual([states.get(title), states.get("Die Kopie")], ["live", "ended"]);
});

test("what was really taken and redeemed is read, and downloaded", async () => {
  const title = "10 % auf Ihren Einkauf";
  const { id } = (await coupons()).find(({ terms }) => terms.title === title)!; // safe because it was made above
  const codes = [await takenCoupon(town.context, id), await takenCoupon(town.context, id)];
  const flowers = await TestDevice.pair(town, await town.pairingCode("blumen"));
  const outcome = await flowers.redeemCoupon(codes[0]!); // safe because two were taken
  assert.equal(outcome.outcome, "redeemed");
  await desk.reload();
  await waitForText(desk, "2 mitgenommen · 1 eingelöst");
  await press(desk, "button", `Was er gebracht hat: ${title}`);
  await waitForText(desk, /Wann er eingelöst wurde.*Wo er mitgenommen wurde.*Seiten der Stadt.*Monat für Monat/);
  await look(desk, "coupon-figures");
  const file = await desk.evaluate(async () => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll("*")].flatMap((node) => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]);
    const link = all(document).find((node) => node.matches("a[download]"));
    return (await fetch(link?.getAttribute("href") ?? "")).text();
  });
  assert.match(file, /;2;1\r\n|;1;0\r\n|;2;0\r\n/);
  assert.deepEqual(complaints, []);
});
