import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PNG } from "pngjs";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import sharp from "sharp";
import { readQr } from "../server/documents/printed-page.ts";
import { grantRole } from "../server/people/memberships.ts";
import { assertAccessible } from "./testing/axe.ts";
import { BarePage } from "./testing/bare-page.ts";
import { assertBooksHold } from "./testing/books.ts";
import { launchBrowser, openCounter, pageIn, press, typeInto, waitForText } from "./testing/browser.ts";
import { listenTo } from "./testing/complaints.ts";
import { CountedPerson, effortTable, humanSeconds, type Effort } from "./testing/counted-person.ts";
import { addFingerprint } from "./testing/fingerprint.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/**
 * The whole way of a new partner, through screens alone: applied, approved, signed in, shown, selling on the own website,
 * a phone at the counter, the first voucher redeemed. Every press and field is counted: docs/mitmachen.md says how long it
 * takes, and this test says whether that is so.
 */
let town: TestTown;
let browser: Browser;
let shop: BarePage;
let owner: CountedPerson;
let office: CountedPerson;
let phone: BrowserContext;
let helper: CountedPerson;
let voucher = "";
/** From application to the first redemption; then what is done at the desk later. */
const way: Effort[] = [];
const tasks: Effort[] = [];
const complaints: string[] = [];
const email = "jens@honig.example";
const screenshots = process.env["SCREENSHOTS"];

before(async () => {
  town = await startTestTown();
  // As `npm run operator` does when a town begins.
  await town.context.database.transaction((store) =>
    grantRole(town.context, store, { email: "buero@gut.example", role: "operator", actor: "command line" }),
  );
  browser = await launchBrowser();
  shop = await BarePage.start();
  const own = await browser.createBrowserContext();
  await own.overridePermissions(town.url, ["clipboard-write", "clipboard-sanitized-write"]);
  owner = new CountedPerson(await openPage(own), way);
  office = new CountedPerson(await openPage(await browser.createBrowserContext()), []);
});
after(async () => {
  console.log(`\n${effortTable(way)}\n\n${effortTable(tasks)}\n`);
  await browser.close();
  shop.close();
  await assertBooksHold(town).finally(() => town.close());
});

async function openPage(place: BrowserContext): Promise<Page> {
  const page = await pageIn(place);
  await page.setViewport({ width: 360, height: 740 });
  listenTo(page, complaints);
  return page;
}

const at = (path: string): string => `${town.url}/${town.network}/${path}`;

/** Checked and, with `SCREENSHOTS=folder`, kept to be looked at: narrow and wide, light and dark. */
async function look({ page }: Pick<CountedPerson, "page">, name: string): Promise<void> {
  if (!screenshots) return assertAccessible(page, name);
  for (const scheme of ["dark", "light"]) {
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    for (const width of [1280, 768, 360]) {
      await page.setViewport({ width, height: 740 });
      await assertAccessible(page, `${name}, ${width} px, ${scheme}`);
      await page.screenshot({ path: `${screenshots}/${name}-${width}-${scheme}.png`, fullPage: true });
    }
  }
}

async function linkInMail(to: string, pattern: RegExp): Promise<string> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    for (const mail of town.postOffice.list().filter((one) => one.to === to)) {
      const link = pattern.exec(mail.text)?.[0];
      if (link) return link;
    }
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error("no mail came");
}

/** What a phone's camera reads off the desk's screen. */
async function readScreen(page: Page): Promise<string> {
  const qr = await page.waitForSelector('::-p-aria([role="image"])');
  await page.setViewport({ width: 360, height: 740, deviceScaleFactor: 2 });
  const picture = await qr!.screenshot(); // safe because it was waited for
  await page.setViewport({ width: 360, height: 740 });
  return readQr(PNG.sync.read(Buffer.from(picture)));
}

/** A picture as phones make them. */
async function photo(): Promise<string> {
  const file = join(town.config.TWUSTER_DATA, "honig.jpg");
  const pixels = { width: 3000, height: 2250, channels: 3, background: "#d9a520" } as const;
  await writeFile(file, await sharp({ create: pixels }).jpeg().toBuffer());
  return file;
}

async function addPhoto(): Promise<void> {
  const input = await owner.page.waitForSelector(">>> input[type=file]");
  const field = await input!.toElement("input"); // safe because waitForSelector throws where there is none
  await field.uploadFile(await photo());
  // Opening the choice and choosing: two presses that the browser's own dialogue takes.
  owner.efforts.at(-1)!.presses += 2; // safe because it is called inside of `does`
  await owner.sees("Das Bild ist da.");
  await owner.type("Bild 1: Was ist zu sehen?", "Unsere Bienen im Heidemoor");
  await owner.press("button", "Merken");
  await owner.sees("Gemerkt.");
}

/** Buys on the partner's own website with the test provider's money; the code as the buyer sees it. */
async function buyAt(page: Page): Promise<string> {
  await page.goto(`${shop.origin}/`);
  await press(page, "button", "Einen Gutschein über 25,00\u00a0€ mehr");
  await typeInto(page, "Ihre E-Mail-Adresse", "kaeuferin@example.org");
  await press(page, "button", "zahlungspflichtig bestellen");
  await press(page, "button", "Jetzt bezahlen");
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;
  return code.exec(await waitForText(page, code))![0]; // safe because it was waited for
}

test("a beekeeper applies at the hosted page and confirms by the mailed link", async () => {
  await owner.does("Bewerben", async () => {
    await owner.page.goto(at("buy"));
    await owner.press("link", "Mitmachen");
    await owner.sees("Bewerbung absenden");
    await owner.tap("label[for=kind-producer]");
    for (const [label, text] of [
      ["Name, wie er an der Tür steht", "Heidehonig Petersen"],
      ["Straße und Hausnummer", "Am Moor 3"],
      ["Postleitzahl", "27239"],
      ["Ort", "Twistringen"],
      ["Telefon", "04243 123456"],
      ["E-Mail-Adresse", email],
      ["Kontoinhaber", "Jens Petersen"],
      ["IBAN", "DE02 1203 0000 0000 2020 51"],
    ] as const)
      await owner.type(label, text);
    await owner.tap("label[for=certified]");
    await owner.press("button", "Bewerbung absenden");
    await owner.sees("Bitte sehen Sie in Ihre Mail");
  });
  await look(owner, "01-sent");
  await owner.does("Adresse bestätigen", async () => {
    await owner.opensMail(await linkInMail(email, /http\S+\/join\/\S+/));
    await owner.sees("Heidehonig Petersen");
    await owner.press("button", "Bewerbung bestätigen");
    await owner.sees("Ihre Bewerbung ist da");
  });
  await look(owner, "02-confirmed");
});

test("the office signs in by mail, sees and approves", async () => {
  await office.does("Büro: anmelden", async () => {
    await office.page.goto(at("operator"));
    await office.type("E-Mail-Adresse", "buero@gut.example");
    await office.press("button", "Link schicken");
    await office.sees("Bitte sehen Sie in Ihre Mail");
    await office.opensMail(await linkInMail("buero@gut.example", /http\S+\/sign-in\/\S+/));
    await office.press("button", "Jetzt anmelden");
  });
  await office.does("Büro: annehmen", async () => {
    await office.sees("Heidehonig Petersen");
    await office.pressAt("pierce/a[href^='#/applications/']");
    await office.sees("DE02 1203 0000 0000 2020 51");
    await office.press("button", "Annehmen");
    await office.sees("Der Partner bekommt eine Mail");
  });
  await look(office, "03-approved");
});

test("the owner signs in, makes a passkey, signs out and in again by it", async () => {
  await addFingerprint(owner.page);
  await owner.does("Erste Anmeldung", async () => {
    await owner.opensMail(await linkInMail(email, /http\S+\/sign-in\/\S+/));
    await owner.press("button", "Jetzt anmelden");
    await owner.sees("Heidehonig Petersen");
  });
  await look(owner, "04-first-desk");
  await owner.does("Passkey anlegen", async () => {
    await owner.press("link", "Mein Zugang");
    await owner.press("button", "Passkey anlegen");
    await owner.sees("Der Passkey ist angelegt.");
  });
  await look(owner, "05-account");
  await owner.does("Ab- und mit Passkey wieder anmelden", async () => {
    await owner.press("button", "Abmelden");
    await owner.sees("Ein Passwort brauchen Sie nicht");
    await owner.press("button", "Mit Passkey anmelden");
    await owner.sees("Heidehonig Petersen");
  });
});

test("a photo and opening hours, and everybody sees them", async () => {
  await owner.does("Profil: Foto und Öffnungszeiten", async () => {
    await owner.press("link", "Profil");
    await owner.sees("Gefunden werden");
    await addPhoto();
    await owner.tap('::-p-aria([name="Meine Seite zeigen"][role="checkbox"])');
    await owner.tap('::-p-aria([name="Zeit hinzufügen: Montag"][role="button"])');
    await owner.tap('::-p-aria([name="Montag für Dienstag bis Freitag übernehmen"][role="button"])');
    await owner.press("button", "Speichern");
    await owner.sees("Gespeichert.");
  });
  await look(owner, "06-profile");
  const link = await owner.page.waitForSelector("::-p-aria(Meine Seite ansehen)");
  const visitor = await pageIn(browser);
  await visitor.goto(await link!.evaluate((one) => (one as HTMLAnchorElement).href)); // safe because it was waited for, and is a link
  const text = await waitForText(visitor, "Heidehonig Petersen");
  assert.match(text, /Freitag 09:00 – 18:00 Uhr/);
  const cover = await visitor.$eval(".cover img", (image) => [image.alt, image.naturalWidth > 0]);
  assert.deepEqual(cover, ["Unsere Bienen im Heidemoor", true]);
  await look({ page: visitor }, "07-public-page");
  await visitor.close();
});

test("the own website, with its exact address: the lines as given sell on a bare page", async () => {
  let lines = "";
  await owner.does("Webseite eintragen, Zeilen kopieren", async () => {
    await owner.press("link", "Webseiten");
    await owner.type("Adresse Ihrer Webseite", shop.origin);
    await owner.press("button", "Webseite eintragen");
    await owner.sees("Die Webseite ist eingetragen");
    // Chromium lets only a page in front copy.
    await owner.page.bringToFront();
    await owner.tap("pierce/code.code ~ .actions button");
    await owner.sees("Kopiert.");
    const code = await owner.page.$("pierce/code.code");
    lines = (await code?.evaluate((node) => node.textContent)) ?? "";
  });
  await look(owner, "08-sites");
  shop.body = lines;
  const buyer = await openPage(await browser.createBrowserContext());
  voucher = await buyAt(buyer);
  await look({ page: buyer }, "09-bought");
});

test("a phone is paired by the picture on the desk's screen and redeems; the owner sees it in today's sum", async () => {
  let url = "";
  const show = await owner.does("Handy koppeln", async () => {
    await owner.press("link", "Scanner");
    await owner.press("button", "Code anzeigen");
    await owner.sees("Gilt noch 15 Minuten");
    url = await readScreen(owner.page);
  });
  await look(owner, "10-code");
  phone = await browser.createBrowserContext();
  helper = new CountedPerson(await openPage(phone), [show]);
  // Camera held to the screen, link pressed, name taken as it is.
  await openCounter(helper.page, url);
  show.presses += 1;
  await helper.type("Name dieser Kasse", "Handy Anna");
  await helper.press("button", "Kasse anmelden");
  await helper.sees("Gutschein scannen");
  await owner.sees("„Handy Anna“ ist gekoppelt.");
  await helper.does("Ersten Gutschein einlösen", async () => {
    await helper.type("Oder Code eintippen", voucher);
    await helper.press("button", "Prüfen");
    await helper.press("button", "Jetzt einlösen");
    await helper.sees(/Beleg [0-9A-Z]{4}-[0-9A-Z]{4}/);
  });
  way.push(helper.efforts.at(-1)!); // safe because `does` pushed it
  await look(helper, "11-redeemed");
  const effort = await owner.does("Summe des Tages lesen", async () => {
    await owner.press("link", "Heute");
    const text = await owner.sees("1 Einlösung");
    assert.match(text, /25,00 €/);
    assert.match(text, /Handy Anna/);
  });
  way.pop();
  tasks.push(effort);
  await look(owner, "12-today");
  // Who only takes vouchers needs no website, and signs in once.
  const extra = ["Webseite eintragen, Zeilen kopieren", "Ab- und mit Passkey wieder anmelden"];
  const needed = way.filter(({ name }) => !extra.includes(name));
  assert.equal(needed.length, way.length - extra.length);
  const seconds = needed.reduce((sum, one) => sum + humanSeconds(one), 0);
  assert.ok(seconds < 600, `about ${seconds} s by the estimate; docs/mitmachen.md says less than ten minutes`);
});

test("signed off at the desk, the same phone is refused and nothing is booked", async () => {
  const later = new CountedPerson(owner.page, tasks);
  await later.does("Handy abmelden", async () => {
    await later.press("link", "Scanner");
    await later.press("button", "Abmelden: Handy Anna");
    await later.press("button", "Ja, abmelden");
    await later.sees("„Handy Anna“ ist abgemeldet.");
  });
  const code = await buyAt(await openPage(await browser.createBrowserContext()));
  await press(helper.page, "button", "Nächster Gutschein");
  await typeInto(helper.page, "Oder Code eintippen", code);
  await press(helper.page, "button", "Prüfen");
  await waitForText(helper.page, /abgemeldet/);
  await press(owner.page, "link", "Heute");
  await waitForText(owner.page, "1 Einlösung");
  assert.equal(await town.context.database.prisma.use.count(), 1);
  await phone.close();
});

test("what is done at the desk later takes a few presses", async () => {
  const later = new CountedPerson(owner.page, tasks);
  await later.does("Helfer-Link machen und kopieren", async () => {
    await later.press("link", "Scanner");
    await later.press("button", "Helfer-Link machen");
    await later.sees(/scan#pair=[0-9A-Z]{26}/);
    await later.page.bringToFront();
    await later.press("button", "Link kopieren");
    await later.sees("Der Link ist kopiert.");
  });
  await later.does("Öffnungszeiten ändern", async () => {
    await later.press("link", "Profil");
    await later.tap('::-p-aria([name="Zeit hinzufügen: Samstag"][role="button"])');
    await later.press("button", "Speichern");
    await later.sees("Gespeichert.");
  });
  await later.does("Aufkleber zum Drucken öffnen", async () => {
    await later.press("link", "Zum Ausdrucken");
    const link = await later.page.waitForSelector("::-p-aria(PDF öffnen: Fensteraufkleber)");
    const url = await link!.evaluate((one) => (one as HTMLAnchorElement).href); // safe because it was waited for, and is a link
    const [status, type] = await later.page.evaluate(async (at) => {
      const { status: said, headers } = await fetch(at);
      return [said, headers.get("Content-Type")];
    }, url);
    assert.deepEqual([status, type], [200, "application/pdf"]);
    later.efforts.at(-1)!.presses += 1; // safe because it is called inside of `does`; Chromium without a screen shows no PDF
  });
  await later.does("Kollegin einladen", async () => {
    await later.press("link", "Team");
    await later.type("E-Mail-Adresse", "anna@honig.example");
    await later.press("button", "Einladung schicken");
    await later.sees("Die Einladung an anna@honig.example ist unterwegs.");
  });
  await later.does("Tagesabschluss-Mail einschalten", async () => {
    await later.press("link", "Heute");
    await later.sees("1 Einlösung");
    await later.tap("pierce/.choices input[type=checkbox]");
  });
  await later.does("Überall abmelden", async () => {
    await later.press("link", "Mein Zugang");
    await later.press("button", "Überall abmelden");
    await later.sees("Ein Passwort brauchen Sie nicht");
  });
  const text = await readFile(new URL("../docs/mitmachen.md", import.meta.url), "utf8");
  const written = [...text.matchAll(/^\| (\p{L}.+) \| (\d+) \| (\d+) \|$/gmu)].map((row) => row.slice(1).join(", "));
  const counted = [...way, ...tasks].map(({ name, presses, fields }) => `${name}, ${presses}, ${fields}`);
  assert.deepEqual(counted, written, "docs/mitmachen.md says so");
  assert.deepEqual(complaints, []);
});
