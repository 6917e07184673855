import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { getRequestListener } from "@hono/node-server";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import { createDemoSites } from "./sites/sites.ts";
import { assertAccessible } from "./testing/axe.ts";
import {
  appears,
  launchBrowser,
  openCounter,
  pageIn,
  press,
  pressAt,
  typeInto,
  waitForText,
} from "./testing/browser.ts";
import { listenTo } from "./testing/complaints.ts";
import { assertBooksHold } from "./testing/books.ts";
import { SignedIn } from "./testing/signed-in.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/** A voucher for restaurants only: made in the office, bought at a shop's site, refused at the florist's, taken at the baker's. */
let town: TestTown;
let sites: Server;
let browser: Browser;
let office: Page;
let code: string;
const complaints: string[] = [];

before(async () => {
  town = await startTestTown();
  const demo = createDemoSites({
    apiUrl: town.url,
    sites: { ...town.town.sites, eis: { key: "" } },
    network: town.network,
  });
  sites = createServer(getRequestListener(demo.fetch));
  await new Promise<void>((ready) => void sites.listen(0, ready));
  const { prisma } = town.context.database;
  const { key } = town.town.sites.imker;
  await prisma.site.updateMany({ where: { key }, data: { origins: [shopUrl()] } });
  browser = await launchBrowser();
  const place = await browser.createBrowserContext();
  office = await openPage(place);
  const { cookie } = await SignedIn.as(town, town.context, "buero@gut.example", "operator");
  const [name = "", value = ""] = cookie.split("=");
  await place.setCookie({ name, value, domain: "localhost", path: "/", secure: true, httpOnly: true });
});
after(async () => {
  await browser.close();
  sites.closeAllConnections();
  sites.close();
  await assertBooksHold(town).finally(() => town.close());
});

const shopUrl = (): string => `http://imker.localhost:${(sites.address() as AddressInfo).port}`; // safe because it listens on TCP
const at = (path: string): string => `${town.url}/${town.network}/${path}`;

async function openPage(place: BrowserContext): Promise<Page> {
  const page = await pageIn(place);
  await page.setViewport({ width: 360, height: 740 });
  listenTo(page, complaints);
  return page;
}

/** Where E2E_PICTURES names a folder, what was looked at stays there. */
async function look(page: Page, name: string, within?: string): Promise<void> {
  await assertAccessible(page, name, within);
  const folder = process.env["E2E_PICTURES"];
  if (!folder) return;
  for (const scheme of ["light", "dark"])
    for (const width of [360, 768, 1280]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.setViewport({ width, height: 740 });
      const path = `${folder}/${name}-${width}-${scheme}.png` as const;
      // Colours go over in a moment.
      await new Promise((later) => setTimeout(later, 300));
      if (within) await (await page.$(within))?.screenshot({ path });
      else await page.screenshot({ path, fullPage: true });
    }
  await page.emulateMediaFeatures([]);
  await page.setViewport({ width: 360, height: 740 });
}

async function counterOf(site: "baecker" | "blumen"): Promise<Page> {
  const counter = await openPage(await browser.createBrowserContext());
  await openCounter(counter, at("scan"));
  await typeInto(counter, "Anmeldecode", await town.pairingCode(site));
  await press(counter, "button", "Kasse anmelden");
  await typeInto(counter, "Oder Code eintippen", code);
  await press(counter, "button", "Prüfen");
  return counter;
}

test("the office makes a group, puts the baker in, and a kind that only the group takes", async () => {
  await office.goto(at("operator#/voucher-kinds"));
  await waitForText(office, "Legen Sie zuerst eine Gruppe an.");
  await look(office, "kinds-first");
  await press(office, "button", "Neue Gruppe");
  await press(office, "button", "Anlegen");
  await waitForText(office, "Bitte geben Sie einen Namen an.");
  await look(office, "kinds-group-refused");
  await typeInto(office, "Name der Gruppe", "Gastronomie");
  await press(office, "button", "Anlegen");
  await waitForText(office, "Die Gruppe ist angelegt.");
  await press(office, "button", "Betrieb aufnehmen: Gastronomie");
  for (const { name, partnerId } of [
    { name: "Bäckerei Meyerholz", partnerId: town.town.sites.baecker.partnerId },
    { name: "Kulturverein Alte Strohhutfabrik", partnerId: town.town.sites.kultur.partnerId },
  ]) {
    if (!(await office.$("pierce/#partner"))) await press(office, "button", "Betrieb aufnehmen: Gastronomie");
    await appears(office, "pierce/#partner");
    await office.$eval("pierce/#partner", (select, id) => ((select as HTMLSelectElement).value = id), partnerId);
    await press(office, "button", "Aufnehmen");
    await waitForText(office, `${name} ist jetzt in der Gruppe.`);
  }
  await press(office, "button", "Neue Gutscheinart");
  await typeInto(office, "Name auf dem Gutschein", "Gastro-Gutschein");
  await typeInto(office, "Werte in ganzen Euro", "10,50");
  await look(office, "kinds-new");
  await typeInto(office, "Werte in ganzen Euro", "10 x");
  await press(office, "button", "Anlegen");
  await waitForText(office, "Bitte geben Sie ein bis zwölf Werte");
  await typeInto(office, "Werte in ganzen Euro", "10");
  await press(office, "button", "Anlegen");
  await waitForText(office, "Die Gutscheinart ist angelegt.");
  await look(office, "kinds-made");
});

test("a buyer finds it on the beekeeper's own page, reads where it is taken, and pays", async () => {
  const buyer = await openPage(await browser.createBrowserContext());
  const asked: string[] = [];
  buyer.on("request", (request) => void asked.push(new URL(request.url()).pathname));
  await buyer.goto(shopUrl());
  await buyer.locator("twuster-voucher-purchase").scroll();
  await press(buyer, "button", "Mehr Arten");
  const more = await waitForText(buyer, "Gilt nur bei: Gastronomie.");
  assert.match(more, /Wer ihn annimmt/);
  await press(buyer, "button", "Einen Gutschein über 10,00\u00a0€ (Gastro-Gutschein) mehr");
  await press(buyer, "button", "Einen Gutschein über 25,00\u00a0€ mehr");
  await waitForText(buyer, /1 × Gastro-Gutschein \(nur bei: Gastronomie\) 10,00 €/);
  await waitForText(buyer, /Gesamtbetrag 35,00 €/);
  await look(buyer, "kinds-purchase", "twuster-voucher-purchase");
  assert.ok(asked.some((path) => /\/kinds-[\w-]+\.js$/.test(path)));
  await typeInto(buyer, "Ihre E-Mail-Adresse", "kaeuferin@example.org");
  await press(buyer, "button", "zahlungspflichtig bestellen");
  await press(buyer, "button", "Jetzt bezahlen");
  await waitForText(buyer, "Gilt nur bei");
  await look(buyer, "kinds-order");
  const links = await buyer.$$eval(".voucher", (cards) =>
    cards.map((card) => ({ text: card.textContent ?? "", code: card.querySelector(".code")?.textContent ?? "" })),
  );
  const card = links.find(({ text }) => text.includes("Gastro-Gutschein"));
  assert.match(card?.text ?? "", /Gilt nur bei\s+Gastronomie/);
  code = (card?.code ?? "").trim();
  await pressAt(buyer, ".stub a");
  await waitForText(buyer, "Bäckerei Meyerholz");
  assert.match(buyer.url(), /\/where#[0-9a-f-]{36}$/);
  await look(buyer, "kinds-where");
  await buyer.goto(at(`w#${code.replaceAll("-", "")}`));
  await press(buyer, "button", "Gutschein aufs Handy nehmen");
  await waitForText(buyer, /Gastro-Gutschein ?\. Gilt nur bei: Gastronomie\./);
  await look(buyer, "kinds-wallet-list");
  await pressAt(buyer, "twuster-wallet >>> ul button");
  await waitForText(buyer, code);
  await look(buyer, "kinds-wallet-pass");
  await buyer.close();
});

test("the florist's scanner says where it is taken; the baker's takes it", async () => {
  const florist = await counterOf("blumen");
  const said = await waitForText(florist, "Gilt hier nicht");
  assert.match(said, /10,00 €\. Dieser Gutschein gilt nur bei: Gastronomie\./);
  await look(florist, "kinds-wrong-place");
  const baker = await counterOf("baecker");
  await press(baker, "button", "Jetzt einlösen");
  await waitForText(baker, "Eingelöst");
  await florist.close();
  await baker.close();
});

test("who is taken out of the group is told what follows; the page says what is open", async () => {
  await office.reload();
  await waitForText(office, "Kein Gutschein dieser Gruppe ist offen.");
  await press(office, "button", "Entfernen: Kulturverein Alte Strohhutfabrik, Gastronomie");
  await waitForText(office, "auch keine, die schon verkauft sind");
  await look(office, "kinds-remove");
  await press(office, "button", "Aus der Gruppe nehmen");
  await waitForText(office, "Kulturverein Alte Strohhutfabrik ist nicht mehr in der Gruppe.");
  await press(office, "button", "Ändern: Gastro-Gutschein");
  await appears(office, "pierce/[name=offered]");
  await office.$eval("pierce/[name=offered]", (box) => ((box as HTMLInputElement).checked = false));
  await press(office, "button", "Speichern");
  await waitForText(office, "nicht im Verkauf");
  assert.deepEqual(complaints, []);
});
