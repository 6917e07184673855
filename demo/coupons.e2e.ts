import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { getRequestListener } from "@hono/node-server";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import type { CouponFiguresResponse } from "../sdk/wire/coupon-desk.ts";
import { createDemoSites } from "./sites/sites.ts";
import { assertAccessible } from "./testing/axe.ts";
import { assertBooksHold } from "./testing/books.ts";
import { launchBrowser, openCounter, pageIn, press, pressAt, typeInto, waitForText } from "./testing/browser.ts";
import { listenTo } from "./testing/complaints.ts";
import { bookOnSale, liveCoupon } from "./testing/coupons.ts";
import { SignedIn } from "./testing/signed-in.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/** A free coupon from the florist's own page, the book from the town's; both on one phone, offline; taken at two counters. */
let town: TestTown;
let sites: Server;
let browser: Browser;
let place: BrowserContext;
let phone: Page;
let free: string;
let inBook: string;
const complaints: string[] = [];
before(async () => {
  town = await startTestTown();
  const { blumen, baecker } = town.town.sites;
  free = await liveCoupon(
    town.context,
    blumen.partnerId,
    { title: "Auf alle Sträuße" },
    { kind: "all", totalLimit: 5 },
  );
  const bookId = await bookOnSale(town.context);
  const two = { title: "Freitags", benefit: { kind: "two_for_one", thing: "Butterkuchen" } } as const;
  inBook = await liveCoupon(town.context, baecker.partnerId, two, { kind: "book", bookId });
  const demo = createDemoSites({
    apiUrl: town.url,
    sites: { ...town.town.sites, eis: { key: "" } },
    network: town.network,
  });
  sites = createServer(getRequestListener(demo.fetch));
  await new Promise<void>((ready) => void sites.listen(0, ready));
  for (const site of ["blumen", "stadt"] as const)
    await town.context.database.prisma.site.updateMany({
      where: { key: town.town.sites[site].key },
      data: { origins: [siteUrl(site)] },
    });
  browser = await launchBrowser();
  place = await browser.createBrowserContext();
  phone = await openPage(place);
});
after(async () => {
  await browser.close();
  sites.closeAllConnections();
  sites.close();
  await assertBooksHold(town).finally(() => town.close());
});

const siteUrl = (site: string): string => `http://${site}.localhost:${(sites.address() as AddressInfo).port}`; // safe because it listens on TCP
const at = (path: string): string => `${town.url}/${town.network}/${path}`;

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await pageIn(context);
  await page.setViewport({ width: 360, height: 740 });
  listenTo(page, complaints);
  return page;
}

async function keepOnPhone(url: string, button: string): Promise<void> {
  await phone.goto("about:blank");
  await phone.goto(url);
  await pressAt(phone, `::-p-aria([name="${button}"][role="button"]):not([disabled])`);
  await waitForText(phone, "Gespeichert auf diesem Gerät");
}

async function counterOf(site: "baecker" | "blumen"): Promise<Page> {
  const counter = await openPage(await browser.createBrowserContext());
  await openCounter(counter, at("scan"));
  await typeInto(counter, "Anmeldecode", await town.pairingCode(site));
  await press(counter, "button", "Kasse anmelden");
  return counter;
}

test("the florist's own page gives one away with one press", async () => {
  const page = await openPage(await browser.createBrowserContext());
  await page.goto(siteUrl("blumen"));
  await page.$eval("twuster-coupon-list", (list) => list.scrollIntoView());
  await press(page, "button", "10\u00a0% Rabatt bei Blumen Wessels mitnehmen");
  await waitForText(page, "Der Coupon liegt bereit");
  const link = await page.$eval(
    "twuster-coupon-list",
    (list) => list.shadowRoot?.querySelector<HTMLAnchorElement>(".notice a")?.href,
  );
  assert.match(link ?? "", /\/w#[0-9A-Z]{16}$/);
  await keepOnPhone(link!, "Coupon aufs Handy nehmen"); // safe because of the line above
});

test("the book is bought from the town's page, under the strictest policy, and comes at once", async () => {
  const buyer = await openPage(await browser.createBrowserContext());
  await buyer.goto(siteUrl("stadt"));
  await buyer.$eval("twuster-coupon-list", (list) => list.scrollIntoView());
  await press(buyer, "link", "Für 19,90\u00a0€ kaufen");
  await waitForText(buyer, "Wie viele Couponbücher?");
  await assertAccessible(buyer, "the book's form");
  await buyer.locator("#q1990").fill("1");
  await typeInto(buyer, "Ihre E-Mail-Adresse", "leserin@example.org");
  await press(buyer, "button", "Weiter");
  await waitForText(buyer, "inkl. 19 % USt.");
  await assertAccessible(buyer, "the book's review");
  await press(buyer, "button", "zahlungspflichtig bestellen");
  await press(buyer, "button", "Jetzt bezahlen");
  await waitForText(buyer, "Hier ist Ihr Couponbuch");
  await assertAccessible(buyer, "the book delivered");
  const url = await buyer.$eval("a.button.primary", (link) => link.href);
  await keepOnPhone(url, "Couponbuch aufs Handy nehmen");
});

test("both are on the phone, without a network too; the book opens its coupon", async () => {
  await phone.goto(at("w"));
  await waitForText(phone, "Twistringen 2027");
  await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await phone.setOfflineMode(true);
  await phone.reload();
  const text = await waitForText(phone, "Twistringen 2027");
  assert.ok(text.replaceAll("\u00a0", " ").includes("10 % Rabatt"), text);
  await pressAt(phone, "::-p-text(Twistringen 2027)");
  await waitForText(phone, "Zwei zum Preis von einem: Butterkuchen");
  await assertAccessible(phone, "the book, offline");
  await phone.setOfflineMode(false);
});

test("taken at two counters, once each; the figures say what it brought", async () => {
  const codes = await phone.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((opened) => {
      const opening = indexedDB.open("twuster-wallet");
      opening.onsuccess = () => opened(opening.result);
    });
    const reading = database.transaction("vouchers").objectStore("vouchers").getAll();
    return new Promise<{ code: string; view: { kind: string } }[]>((read) => {
      reading.onsuccess = () => read(reading.result as { code: string; view: { kind: string } }[]);
    });
  });
  const codeOf = (kind: string): string => codes.find(({ view }) => view.kind === kind)!.code; // safe because both were kept
  const florist = await counterOf("blumen");
  await typeInto(florist, "Oder Code eintippen", codeOf("coupon"));
  await press(florist, "button", "Prüfen");
  await waitForText(florist, "Auf alle Sträuße");
  await press(florist, "button", "Jetzt einlösen");
  await waitForText(florist, "Eingelöst");
  const baker = await counterOf("baecker");
  await typeInto(baker, "Oder Code eintippen", codeOf("coupon_book"));
  await press(baker, "button", "Prüfen");
  await waitForText(baker, "Zwei zum Preis von einem: Butterkuchen");
  await press(baker, "button", "Jetzt einlösen");
  await waitForText(baker, "Eingelöst");
  for (const [couponId, site, taken] of [
    [free, "blumen", 1],
    [inBook, "baecker", 0],
  ] as const) {
    const { partnerId } = town.town.sites[site];
    const owner = await SignedIn.as(town, town.context, `${site}@example.org`, "owner", partnerId);
    const { body } = await owner.ask<CouponFiguresResponse>(`desk/${partnerId}/coupons/${couponId}/figures`);
    assert.deepEqual([body.figures.taken, body.figures.redeemed], [taken, 1], site);
    if (taken) assert.equal(body.figures.bySite[0]?.site, "Blumen Wessels");
  }
  assert.deepEqual(complaints, []);
});
