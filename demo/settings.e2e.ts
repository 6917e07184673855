import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import { assertAccessible } from "./testing/axe.ts";
import { appears, launchBrowser, pageIn, press, pressAt, typeInto, waitForText } from "./testing/browser.ts";
import { listenTo } from "./testing/complaints.ts";
import { startDemo, type DemoProcess } from "./testing/demo-process.ts";

/** The office changes the town's settings, and a website that embeds us takes them up; `npm start` as it is. */
let demo: DemoProcess;
let browser: Browser;
let place: BrowserContext;
let office: Page;
const complaints: string[] = [];
const screenshots = process.env["SCREENSHOTS"];
const email = "buero@gut.example";
const operatorCommand = fileURLToPath(new URL("../server/people/operator-command.ts", import.meta.url));

before(async () => {
  demo = await startDemo();
  await letIn(demo.town.slug);
  browser = await launchBrowser();
  place = await browser.createBrowserContext();
  office = await openPage(place);
  await signIn(office);
});
after(async () => {
  await browser.close();
  await demo.stop();
});

/** The first operator is let in by command, as in any installation. */
async function letIn(slug: string): Promise<void> {
  const { secret } = JSON.parse(await readFile(join(demo.dataFolder, "secrets.json"), "utf8")) as { secret: string }; // safe because the demo wrote it
  await promisify(execFile)(process.execPath, [operatorCommand, slug, email], {
    env: {
      ...process.env,
      TWUSTER_DATA: demo.dataFolder,
      TWUSTER_SECRET: secret,
      PUBLIC_URL: demo.url,
      SMTP_URL: "smtp://127.0.0.1:1",
      MAIL_FROM: "Stadtgutschein <gutschein@gut.example>",
    },
  });
}

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await pageIn(context);
  await page.setViewport({ width: 360, height: 740 });
  listenTo(page, complaints);
  return page;
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${demo.url}/${demo.town.slug}/operator`);
  await typeInto(page, "E-Mail-Adresse", email);
  await press(page, "button", "Link schicken");
  await page.goto(await linkInMail());
  await press(page, "button", "Jetzt anmelden");
  await waitForText(page, "Abmelden");
}

async function linkInMail(): Promise<string> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    for (const mail of (await demo.mails()).filter(({ to }) => to === email)) {
      const link = /http\S+\/sign-in\/\S+/.exec(mail.text)?.[0];
      if (link) return link;
    }
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error("no mail came");
}

const openSettings = async (page: Page): Promise<void> => {
  await page.goto("about:blank");
  await page.goto(`${demo.url}/${demo.town.slug}/operator#/settings`);
  await waitForText(page, /Für den echten Verkauf fehl/);
};

/** Light and dark, narrow and wide; `SCREENSHOTS=folder` keeps them to be looked at. */
async function look(name: string): Promise<void> {
  for (const scheme of ["dark", "light"]) {
    await office.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    for (const width of [1280, 768, 360]) {
      await office.setViewport({ width, height: 740 });
      if (width !== 768) await assertAccessible(office, `${name}, ${width} px, ${scheme}`);
      if (screenshots)
        await office.screenshot({ path: `${screenshots}/${name}-${width}-${scheme}.png`, fullPage: true });
    }
  }
}

/** What the town's own site shows of the voucher, and its button's colour. */
async function shop(page: Page): Promise<{ title: string; values: string[]; button: string }> {
  await page.locator("twuster-voucher-purchase").scroll();
  await appears(page, "pierce/[part=order]");
  return page.evaluate(() => {
    const root = document.querySelector("twuster-voucher-purchase")!.shadowRoot!; // safe because it appeared
    const button = root.querySelector("[part=order]")!; // safe because it appeared
    return {
      title: root.querySelector("h2")!.textContent.trim(), // safe because the form has a title
      values: [...root.querySelectorAll("[part=goods] button[aria-label$=mehr]")].map(
        (one) => /über (.*) mehr/.exec(one.getAttribute("aria-label") ?? "")?.[1]?.replace(/\s/g, " ") ?? "",
      ),
      button: getComputedStyle(button).backgroundColor,
    };
  });
}
const untilShop = async (page: Page, isSo: (shown: Awaited<ReturnType<typeof shop>>) => boolean) => {
  for (let waited = 0; ; waited += 50) {
    const shown = await shop(page);
    if (isSo(shown) || waited > 10_000) return shown;
    await new Promise((later) => setTimeout(later, 50));
  }
};

test("colour, name and values changed in the office stand on the town's website; an old page's value is refused clearly", async () => {
  const visitor = await openPage(await browser.createBrowserContext());
  await visitor.goto(`http://stadt.localhost:${demo.port}/`);
  const before = await untilShop(visitor, ({ button }) => button === "rgb(29, 92, 69)");
  assert.deepEqual(before, {
    title: "Stadtgutschein Twistringen",
    values: ["10,00 €", "25,00 €", "50,00 €"],
    button: "rgb(29, 92, 69)",
  });

  await openSettings(office);
  await look("settings");
  await pressAt(office, "pierce/summary");
  await look("settings-readiness");
  await typeInto(office, "Name des Gutscheins", "Strohgutschein");
  await typeInto(office, "Farbe", "#ffcc00");
  await waitForText(office, /hätte nur 1,5 : 1/);
  await typeInto(office, "Farbe", "#7a1f5c");
  await typeInto(office, "Werte in Euro", "20, 45,50");
  await waitForText(office, "Das sind: 20,00 € · 45,50 €");
  if (screenshots) await office.screenshot({ path: `${screenshots}/settings-typing-360-light.png` });
  await press(office, "button", "Änderungen prüfen (3)");
  await waitForText(office, "Das ändert sich");
  await waitForText(office, /Bisher: 10, 25, 50 € Neu: 20, 45,50 €/);
  await waitForText(office, "Verkaufte Gutscheine behalten ihren Wert.");
  await look("settings-review");
  await press(office, "button", "Speichern");
  await waitForText(office, "Gespeichert.");

  // The page that stood open all the time orders the old value.
  await press(visitor, "button", "Einen Gutschein über 10,00\u00a0€ mehr");
  await typeInto(visitor, "Ihre E-Mail-Adresse", "alt@example.org");
  // Longer than any API process believes the old settings.
  await new Promise((later) => setTimeout(later, 2_100));
  await press(visitor, "button", "zahlungspflichtig bestellen");
  await waitForText(visitor, "Diesen Wert gibt es nicht mehr.");
  assert.ok(!(await demo.mails()).some(({ to }) => to === "alt@example.org"), "nothing was ordered");

  // Browsers keep an offer for a minute; this one reloads without what it kept.
  await visitor.setCacheEnabled(false);
  await visitor.reload();
  const reloaded = await untilShop(visitor, ({ button }) => button === "rgb(122, 31, 92)");
  assert.deepEqual(reloaded, {
    title: "Strohgutschein",
    values: ["20,00 €", "45,50 €"],
    button: "rgb(122, 31, 92)",
  });
  await visitor.close();
  assert.deepEqual(complaints, []);
});

test("somebody else saves meanwhile: it is said, nothing is overwritten, what was typed stays", async () => {
  const other = await openPage(place);
  await openSettings(office);
  await openSettings(other);
  await typeInto(other, "Straße und Hausnummer", "Am Markt 2");
  await press(other, "button", "Änderungen prüfen (1)");
  await press(other, "button", "Speichern");
  await waitForText(other, "Gespeichert.");
  await other.close();
  await typeInto(office, "Höchstzahl je Bestellung", "9");
  await typeInto(office, "Ort", "Bassum");
  await press(office, "button", "Änderungen prüfen (2)");
  await press(office, "button", "Speichern");
  await waitForText(office, "Jemand anders hat inzwischen gespeichert.");
  await waitForText(office, "Bisher: 20 Neu: 9");
  await assertAccessible(office, "conflict");
  await press(office, "button", "Speichern");
  await waitForText(office, "Gespeichert.");
  await openSettings(office);
  const values = await office.evaluate(() => {
    const fields = new Map<string, string>();
    const collect = (root: ParentNode): void => {
      for (const element of root.querySelectorAll("*")) {
        if (element instanceof HTMLInputElement) fields.set(element.name, element.value);
        if (element.shadowRoot) collect(element.shadowRoot);
      }
    };
    collect(document);
    return ["issuer.street", "issuer.city", "maxVouchers"].map((name) => fields.get(name));
  });
  assert.deepEqual(values, ["Am Markt 2", "Bassum", "9"]);
});

test("what the server refuses stands at its field; another account says what becomes of open transfers", async () => {
  await openSettings(office);
  await typeInto(office, "IBAN", "DE75 5121 0800 1245 1261 98");
  await press(office, "button", "Änderungen prüfen (1)");
  await waitForText(office, "Offene Überweisungen gibt es gerade nicht.");
  await press(office, "button", "Speichern");
  await waitForText(office, "Diese IBAN stimmt nicht.");
  await assertAccessible(office, "refused");
  await typeInto(office, "IBAN", "DE75 5121 0800 1245 1261 99");
  await typeInto(office, "BIC", "SOGEDEFF");
  await typeInto(office, "Postleitzahlgebiete", "27, 28, 2");
  await press(office, "button", "Änderungen prüfen (3)");
  await press(office, "button", "Speichern");
  await waitForText(office, "Bitte je Gebiet zwei Ziffern");
  await typeInto(office, "Postleitzahlgebiete", "27, 28");
  await press(office, "button", "Änderungen prüfen (2)");
  await press(office, "button", "Speichern");
  await waitForText(office, "Gespeichert.");
  await typeInto(office, "Begrüßung auf der Kaufseite", "<img src=x onerror=alert(1)>");
  await press(office, "button", "Änderungen prüfen (1)");
  await waitForText(office, "<img src=x onerror=alert(1)>");
  assert.equal((await office.$$("pierce/img")).length, 0);
  await press(office, "button", "Weiter bearbeiten");
  await typeInto(office, "Telefon für Fragen", "04243 1234");
  await typeInto(office, "Sprechzeiten", "Mo–Fr 9–12 Uhr");
  await typeInto(office, "Begrüßung auf der Kaufseite", "Schön, dass Sie da sind.\n<img src=x onerror=alert(1)>");
  await press(office, "button", "Änderungen prüfen (3)");
  await press(office, "button", "Speichern");
  await waitForText(office, "Gespeichert.");
  await new Promise((later) => setTimeout(later, 2_100));
  await office.goto(`${demo.url}/${demo.town.slug}/buy`);
  await waitForText(office, /Schön, dass Sie da sind. <img src=x onerror=alert\(1\)>/);
  await waitForText(office, "Telefon 04243 1234 , Mo–Fr 9–12 Uhr");
  await look("settings-buy-page");
  assert.deepEqual(complaints, []);
});

test("a test mail arrives, and the page says so", async () => {
  await openSettings(office);
  await press(office, "button", "Testmail an mich schicken");
  await waitForText(office, `Der Mailserver hat die Mail an ${email} angenommen.`);
  assert.ok((await demo.mails()).some(({ to, subject }) => to === email && /Testmail/.test(subject)));
  await look("settings-mail");
  assert.deepEqual(complaints, []);
});

test("the way to the real network: it says that it does not sell and cannot be switched on; in English, too", async () => {
  await openSettings(office);
  await waitForText(office, "Sie haben dort noch keinen Zugang zum Büro.");
  await letIn(demo.town.liveSlug);
  await office.reload();
  await press(office, "link", "Zum echten Betrieb");
  await waitForText(office, "Echter Betrieb");
  await waitForText(office, "Es verkauft noch nicht und lässt sich auch nicht einschalten");
  await waitForText(office, /Für den echten Verkauf fehlen \d+ von 10 Punkten/);
  assert.equal(new URL(office.url()).pathname, `/${demo.town.liveSlug}/operator`);
  await look("settings-live");
  await office.setExtraHTTPHeaders({ "Accept-Language": "en" });
  await office.reload();
  await waitForText(office, "It does not sell yet and cannot be switched on");
  await waitForText(office, /Real sales still need \d+ of 10 points/);
  await pressAt(office, "pierce/summary");
  await look("settings-english");
  assert.deepEqual(complaints, []);
});
