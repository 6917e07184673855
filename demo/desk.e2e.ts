import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import type { PairingCodeResponse, ScannersResponse } from "../sdk/wire/scanners.ts";
import { readQr } from "../server/documents/printed-page.ts";
import { PNG } from "pngjs";
import { assertAccessible } from "./testing/axe.ts";
import { asOwner, assertBooksHold } from "./testing/books.ts";
import { launchBrowser, openCounter, pageIn, press, typeInto, waitForText } from "./testing/browser.ts";
import { listenTo } from "./testing/complaints.ts";
import { TestDevice } from "./testing/device.ts";
import { SignedIn } from "./testing/signed-in.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/** A shop's day: pair a phone from the desk, redeem, see it, sign the phone off; a helper's link; the team; all on a phone. */
let town: TestTown;
let browser: Browser;
let owner: SignedIn;
let desk: Page;
let phone: BrowserContext;
let counter: Page;
const complaints: string[] = [];
const screenshots = process.env["SCREENSHOTS"];

before(async () => {
  town = await startTestTown();
  const { partnerId } = town.town.sites.blumen;
  owner = await SignedIn.as(town, town.context, "frau@blumen.example", "owner", partnerId);
  browser = await launchBrowser();
  desk = await signedInPage(await browser.createBrowserContext(), owner);
});
after(async () => {
  await browser.close();
  await assertBooksHold(town).finally(() => town.close());
});

async function signedInPage(context: BrowserContext, who: SignedIn): Promise<Page> {
  const page = await pageIn(context);
  listenTo(page, complaints);
  await page.setViewport({ width: 360, height: 740 });
  const [name = "", value = ""] = who.cookie.split(/=(.*)/s);
  await context.setCookie({
    name,
    value,
    domain: "localhost",
    path: "/",
    secure: true,
    httpOnly: true,
    sameSite: "Lax",
  });
  return page;
}
const open = async (page: Page, at: string): Promise<void> => {
  await page.goto(`${town.url}/${town.network}/desk#/${at}`);
  if (page.url().endsWith(`#/${at}`)) await page.reload();
};

/** Light and dark, narrow and wide; `SCREENSHOTS=folder` keeps them to be looked at. */
async function look(name: string): Promise<void> {
  for (const scheme of ["dark", "light"]) {
    // A colour on its way from dark to light is no colour to measure.
    await desk.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    for (const width of [1280, 768, 360]) {
      await desk.setViewport({ width, height: 740 });
      if (width !== 768) await assertAccessible(desk, `${name}, ${width} px, ${scheme}`);
      if (screenshots) await desk.screenshot({ path: `${screenshots}/${name}-${width}-${scheme}.png`, fullPage: true });
    }
  }
}

/** What a phone's camera reads off the desk's screen. */
async function readScreen(page: Page): Promise<string> {
  const qr = await page.waitForSelector('::-p-aria([role="image"])');
  await page.setViewport({ width: 360, height: 740, deviceScaleFactor: 2 });
  const picture = await qr!.screenshot(); // safe because it was waited for
  await page.setViewport({ width: 360, height: 740 });
  return readQr(PNG.sync.read(Buffer.from(picture)));
}

async function redeemAt(page: Page, code: string): Promise<string> {
  await typeInto(page, "Oder Code eintippen", code);
  await press(page, "button", "Prüfen");
  await press(page, "button", "Jetzt einlösen");
  return waitForText(page, /Eingelöst|Nicht annehmen/);
}

test("a quiet first day", async () => {
  await open(desk, "");
  await waitForText(desk, "Heute noch keine Einlösung");
  await waitForText(desk, "Wann ist mein Geld da?");
  await look("today-quiet");
});

test("a phone is paired by the shown QR code, and the desk says so", async () => {
  await open(desk, "scanners");
  await waitForText(desk, "Noch kein Gerät gekoppelt");
  await look("scanners-quiet");
  await press(desk, "button", "Code anzeigen");
  await waitForText(desk, "Gilt noch 15 Minuten");
  await look("scanners-code");
  const url = await readScreen(desk);
  assert.match(url, /\/scan#pair=[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  phone = await browser.createBrowserContext();
  counter = await pageIn(phone);
  await counter.setViewport({ width: 360, height: 740 });
  await openCounter(counter, url);
  await typeInto(counter, "Name dieser Kasse", "Handy Anna");
  await press(counter, "button", "Kasse anmelden");
  await waitForText(counter, "Gutschein scannen");
  await waitForText(desk, "„Handy Anna“ ist gekoppelt.");
  await look("scanners-paired");
});

test("it redeems, and today shows it with its sum", async () => {
  await redeemAt(counter, await town.openVoucher());
  await open(desk, "today");
  const text = await waitForText(desk, "1 Einlösung");
  assert.match(text, /25,00 €/);
  assert.match(text, /Handy Anna/);
  assert.match(text, /Ihr Guthaben bisher: 25,00 €/);
  await look("today");
});

test("signed off at the desk, the phone can do nothing", async () => {
  await open(desk, "scanners");
  await press(desk, "button", "Abmelden: Handy Anna");
  await waitForText(desk, "wirklich abmelden?");
  await look("scanners-revoking");
  await press(desk, "button", "Ja, abmelden");
  await waitForText(desk, "„Handy Anna“ ist abgemeldet.");
  const code = await town.openVoucher();
  await press(counter, "button", "Nächster Gutschein");
  await typeInto(counter, "Oder Code eintippen", code);
  await press(counter, "button", "Prüfen");
  await waitForText(counter, /abgemeldet/);
  await phone.close();
});

test("a helper's link pairs a phone that ends with its time; another partner's owner sees nothing of it", async () => {
  await open(desk, "scanners");
  await press(desk, "button", "Helfer-Link machen");
  const text = await waitForText(desk, /scan#pair=[0-9A-Z]{26}/);
  await look("scanners-helper");
  const url = /http\S+#pair=[0-9A-Z]{26}/.exec(text)![0]; // safe because it was waited for
  const helpers = await browser.createBrowserContext();
  const helper = await pageIn(helpers);
  await openCounter(helper, url);
  await typeInto(helper, "Name dieser Kasse", "Handy Fest");
  await press(helper, "button", "Kasse anmelden");
  await waitForText(helper, "Gutschein scannen");
  await open(desk, "scanners");
  await waitForText(desk, "Helfer bis");
  const baker = town.town.sites.baecker.partnerId;
  const neighbour = await SignedIn.as(town, town.context, "anke@baecker.example", "owner", baker);
  const { body } = await neighbour.ask<ScannersResponse>(`desk/${baker}/scanners`);
  assert.deepEqual([body.scanners, body.helperLinks], [[], []]);
  assert.equal((await neighbour.ask(`desk/${town.town.sites.blumen.partnerId}/scanners`)).status, 404);
  await asOwner(town, "UPDATE devices SET expires_at = now() WHERE name = 'Handy Fest'");
  await helper.reload();
  await waitForText(helper, /abgemeldet/);
  await helpers.close();
});

test("team and prints", async () => {
  await open(desk, "team");
  await typeInto(desk, "E-Mail-Adresse", "kein-mensch");
  await press(desk, "button", "Einladung schicken");
  await waitForText(desk, "Bitte geben Sie eine Adresse");
  await typeInto(desk, "E-Mail-Adresse", "azubi@blumen.example");
  await press(desk, "button", "Einladung schicken");
  await waitForText(desk, "Die Einladung an azubi@blumen.example ist unterwegs.");
  await look("team");
  await press(desk, "button", "Beenden: frau@blumen.example");
  await press(desk, "button", "Ja, beenden");
  await waitForText(desk, "Mindestens ein Inhaber muss bleiben");
  // Somebody who paired a phone leaves: the phone is pointed out.
  const { partnerId } = town.town.sites.blumen;
  const trainee = await SignedIn.as(town, town.context, "azubi@blumen.example", "staff", partnerId);
  const pairing = await trainee.ask<PairingCodeResponse>(`desk/${partnerId}/pairing-codes`, { method: "POST" });
  await TestDevice.pair(town, pairing.body.code, "Handy Azubi");
  await open(desk, "team");
  await press(desk, "button", "Beenden: azubi@blumen.example");
  await press(desk, "button", "Ja, beenden");
  await waitForText(desk, "azubi@blumen.example ist nicht mehr dabei.");
  await open(desk, "scanners");
  await waitForText(desk, /Handy Azubi.*Wer es gekoppelt hat, ist nicht mehr im Team/);
  await look("scanners-left");
  await open(desk, "prints");
  await waitForText(desk, "Fensteraufkleber");
  await look("prints");
  const pdf = await desk.evaluate(async () => {
    const link = document.querySelector("twuster-desk")!.shadowRoot!.querySelector("twuster-prints-page")!;
    const response = await fetch(link.shadowRoot!.querySelector("a")!.href);
    return [response.status, response.headers.get("Content-Type"), (await response.text()).slice(0, 5)];
  });
  assert.deepEqual(pdf, [200, "application/pdf", "%PDF-"]);
  assert.deepEqual(complaints, []);
});
