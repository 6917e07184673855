import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import sharp from "sharp";
import { assertAccessible } from "./testing/axe.ts";
import { launchBrowser, pageIn, press, pressAt, typeInto, waitForText } from "./testing/browser.ts";
import { listenTo } from "./testing/complaints.ts";
import { SignedIn } from "./testing/signed-in.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/** A florist fills in the profile on a phone, and is found. */
let town: TestTown;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

before(async () => {
  town = await startTestTown();
  browser = await launchBrowser();
  const { partnerId } = town.town.sites.blumen;
  const owner = await SignedIn.as(town, town.context, "heike@blumen.example", "owner", partnerId);
  page = await pageIn(browser);
  listenTo(page, complaints);
  const [name = "", value = ""] = owner.cookie.split("=");
  await browser.setCookie({ name, value, domain: "localhost", path: "/", secure: true, httpOnly: true });
});
after(async () => {
  await browser.close();
  await town.close();
});

const deskUrl = (): string => `${town.url}/${town.network}/desk#/profile`;
const publicUrl = (slug = ""): string => `http://seiten.localhost:${new URL(town.url).port}/${town.network}/${slug}`;

async function openDesk(looks: { width: number; scheme?: string }): Promise<void> {
  await page.setViewport({ width: looks.width, height: 740 });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: looks.scheme ?? "light" },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await page.goto("about:blank");
  await page.goto(deskUrl());
  await waitForText(page, "Gefunden werden");
}

/** The button to save stays at the lower edge: what lies under it is moved up first, as a thumb does. */
async function tap(selector: string): Promise<void> {
  const handle = await page.waitForSelector(selector);
  await handle!.evaluate((element) => element.scrollIntoView({ block: "center" })); // safe because waitForSelector throws where there is none
  await pressAt(page, selector);
}

/** A picture as phones make them: with the place in it. */
async function photo(): Promise<string> {
  const file = join(town.config.TWUSTER_DATA, "strauss.jpg");
  const pixels = { width: 1600, height: 1200, channels: 3, background: "#b03060" } as const;
  await writeFile(
    file,
    await sharp({ create: pixels })
      .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 48/1 0/1" } })
      .jpeg()
      .toBuffer(),
  );
  return file;
}

test("a picture is uploaded, described, put first and removed", async () => {
  await openDesk({ width: 360 });
  const field = async (): Promise<void> => {
    const input = await page.waitForSelector(">>> input[type=file]");
    const element = await input!.toElement("input"); // safe because waitForSelector throws where there is none
    await element.uploadFile(await photo());
  };
  await field();
  await waitForText(page, "Das Bild ist da.");
  await typeInto(page, "Bild 1: Was ist zu sehen?", "Ein Strauß Rosen");
  await press(page, "button", "Merken");
  await waitForText(page, "Gemerkt.");
  await field();
  await waitForText(page, "Das Bild ist da.");
  await press(page, "button", "Nach vorn: Bild 2");
  await waitForText(page, "Die Reihenfolge ist geändert.");
  await press(page, "button", "Entfernen: Bild 1");
  await waitForText(page, "Das Bild ist entfernt.");
  const pictures = await town.context.database.prisma.partnerPicture.findMany();
  assert.deepEqual(
    pictures.map(({ alt }) => alt),
    ["Ein Strauß Rosen"],
  );
  assert.equal((await sharp(pictures[0]!.content).metadata()).exif, undefined); // safe because there is one
});

test("hours, category, story and place are saved, and everybody sees them", async () => {
  await openDesk({ width: 360 });
  await tap('::-p-aria([name="Zeit hinzufügen: Sonntag"][role="button"])');
  await tap('::-p-aria([name="Geschlossene Tage hinzufügen"][role="button"])');
  await tap('::-p-aria([name="Bücher und Papier"][role="checkbox"])');
  await typeInto(page, "Über uns", "Wir binden <b>Sträuße</b> & Kränze.");
  await typeInto(page, "Telefon (freiwillig)", "ruf mich an");
  await tap("::-p-aria(Karte mit Ihren Nachbarn)");
  await press(page, "button", "Speichern");
  // Refused: nothing is half-done, and what was typed is still there.
  await waitForText(page, "Bitte geben Sie eine Nummer wie 04243 12345 an.");
  await waitForText(page, "Bitte geben Sie einen Tag an.");
  await assertAccessible(page, "refused");
  await typeInto(page, "Telefon (freiwillig)", "04243 4711");
  await tap('::-p-aria([name="Entfernen: Geschlossene Tage 1"][role="button"])');
  await press(page, "button", "Speichern");
  await waitForText(page, "Gespeichert.");
  const visitor = await pageIn(browser);
  await visitor.goto(publicUrl("blumen-wessels"));
  const text = (await visitor.evaluate(() => document.body.innerText)).replace(/\s+/g, " ");
  for (const shown of [
    "04243 4711",
    "Wir binden <b>Sträuße</b> & Kränze.",
    "Bücher und Papier",
    "Sonntag 09:00 – 18:00 Uhr",
  ])
    assert.ok(text.includes(shown), `${shown} is missing in ${text}`);
  assert.equal(
    await visitor.evaluate(() => document.querySelector<HTMLImageElement>(".cover img")?.alt),
    "Ein Strauß Rosen",
  );
  await visitor.close();
});

test("what is typed and not saved waits while another page is looked at, and closing the tab asks first", async () => {
  await openDesk({ width: 360 });
  await typeInto(page, "Über uns", "Noch nicht fertig");
  await press(page, "link", "Heute");
  await waitForText(page, "Wann ist mein Geld da?");
  await press(page, "link", "Profil");
  await waitForText(page, "Noch nicht gespeichert");
  const story = await page.waitForSelector('::-p-aria([name="Über uns"][role="textbox"])');
  assert.equal(await story!.evaluate((field) => (field as HTMLTextAreaElement).value), "Noch nicht fertig"); // safe because it was waited for, and is one
  const asked = new Promise<string>((type) =>
    page.once("dialog", (dialog) => {
      type(dialog.type());
      void dialog.accept();
    }),
  );
  await page.reload();
  assert.equal(await asked, "beforeunload");
  await waitForText(page, "Gefunden werden");
  assert.doesNotMatch(await waitForText(page, "Über uns"), /Noch nicht gespeichert/);
});

test("who does not want to be found is not", async () => {
  await openDesk({ width: 360 });
  await pressAt(page, '::-p-aria([name="Meine Seite zeigen"][role="checkbox"])');
  await press(page, "button", "Speichern");
  await waitForText(page, "Gespeichert.");
  const visitor = await pageIn(browser);
  assert.equal((await visitor.goto(publicUrl("blumen-wessels")))?.status(), 404);
  await visitor.goto(publicUrl());
  assert.ok(!(await visitor.evaluate(() => document.body.innerText)).includes("Blumen Wessels"));
  await visitor.close();
});

test("the page is accessible, narrow and wide, light and dark", async () => {
  for (const looks of [
    { width: 360, scheme: "light" },
    { width: 768, scheme: "dark" },
    { width: 1280, scheme: "light" },
  ]) {
    await openDesk(looks);
    await assertAccessible(page, `${looks.width} ${looks.scheme}`);
  }
  assert.deepEqual(complaints, []);
});

test("the public pages are accessible, narrow and wide, light and dark", async () => {
  const visitor = await pageIn(browser);
  visitor.on("console", (message) => complaints.push(message.text()));
  // axe is put in by us; the page itself lets nothing run.
  await visitor.setBypassCSP(true);
  for (const [width, scheme] of [
    [360, "dark"],
    [768, "light"],
    [1280, "dark"],
  ] as const) {
    await visitor.setViewport({ width, height: 800 });
    await visitor.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const slug of ["", "?q=gibt-es-nicht", "baeckerei-meyerholz", "kulturverein-alte-strohhutfabrik"]) {
      await visitor.goto(publicUrl(slug));
      await assertAccessible(visitor, `${slug} ${width} ${scheme}`);
    }
  }
  assert.deepEqual(complaints, []);
});
