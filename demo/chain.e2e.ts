import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { PNG } from "pngjs";
import type { Browser, Page } from "puppeteer-core";
import { parseLink } from "../sdk/wire/pass-code.ts";
import { readQr, scanPages } from "../server/documents/printed-page.ts";
import { findRunning } from "../server/platform/database/embedded.ts";
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
import { filmOf } from "./testing/camera-film.ts";
import { startDemo, type DemoProcess } from "./testing/demo-process.ts";

/** The whole chain on real parts: bought at the baker's, carried on a phone, redeemed at the florist's counter. */
let demo: DemoProcess;
let folder: string;
let phone: Page;
/** Bought with the one that is redeemed, and not used. */
let second: string;
const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;
const browsers: Browser[] = [];

before(async () => {
  demo = await startDemo();
  folder = await mkdtemp(join(tmpdir(), "twuster-film-"));
});
after(async () => {
  // Where a step failed, the last picture says why.
  const picture = process.env["E2E_PICTURE"];
  const page = (await browsers.at(-1)?.pages())?.at(-1);
  if (picture && page) {
    await page.bringToFront();
    await page.screenshot({ path: picture });
  }
  for (const browser of browsers) await browser.close();
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
});

test("a voucher goes from the baker's page to the florist's counter, once", async () => {
  const street = await launchBrowser();
  browsers.push(street);

  // The buyer, on the baker's own page, on another origin than the API.
  const bakery = await pageIn(street);
  await bakery.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
  await bakery.goto(`http://baecker.localhost:${demo.port}/`);
  await bakery.locator("twuster-voucher-purchase").scroll();
  await press(bakery, "button", "Einen Gutschein über 25,00\u00a0€ mehr");
  await press(bakery, "button", "Einen Gutschein über 25,00\u00a0€ mehr");
  await typeInto(bakery, "Ihre E-Mail-Adresse", "kaeuferin@example.org");
  await waitForText(bakery, "GUT Twistringen");
  await press(bakery, "button", "zahlungspflichtig bestellen");
  await press(bakery, "button", "Jetzt bezahlen");

  // At once after payment: the confirmation page shows the vouchers.
  const confirmation = await waitForText(bakery, CODE);
  const printed = confirmation.match(new RegExp(CODE, "g"));
  assert.equal(printed?.length, 2);
  assert.match(confirmation, /Testbetrieb/);

  // The mail, out of a real SMTP server, with the PDF; its picture is looked at, not its text.
  const mail = await waitForMail();
  assert.equal(mail.to, "kaeuferin@example.org");
  assert.match(mail.subject, /Testbetrieb/);
  const pdf = mail.attachments.find((file) => file.contentType === "application/pdf");
  assert.ok(pdf);
  const links = scanPages(Buffer.from(pdf.contentBase64, "base64"));
  assert.deepEqual(
    links.map((link) => parseLink(link)),
    printed.map((code) => ({ network: demo.town.slug, codes: [code.replaceAll("-", "")] })),
  );
  const [link, other] = links as [string, string]; // safe because two were read off the print
  second = other;
  assert.ok(links.every((one) => mail.text.includes(one)) && printed.every((code) => mail.html.includes(code)));

  // The holder's phone keeps it, and shows it large.
  phone = await pageIn(await street.createBrowserContext());
  await phone.setViewport({ width: 390, height: 844, deviceScaleFactor: 2, hasTouch: true, isMobile: true });
  await phone.goto(link);
  await press(phone, "button", "Gutschein aufs Handy nehmen");
  await waitForText(phone, "Der Gutschein ist auf diesem Gerät.");
  assert.ok(!phone.url().includes("#"), "the code is gone from the address bar");
  await phone.goto(link.split("#")[0]!); // safe because split gives at least one part
  const shown = await waitForText(phone, /25,00 €/);
  assert.match(shown, /31\.12\.20\d\d/);
  await pressAt(phone, "twuster-wallet >>> ul button");
  await waitForText(phone, printed[0]);
  const picture = await phone.screenshot();
  assert.equal(readQr(PNG.sync.read(Buffer.from(picture))), link, "wallet and PDF show the same code");

  // The wallet's picture is what the florist's camera sees.
  const film = join(folder, "counter.mjpeg");
  await filmOf(picture, film);
  const shop = await launchBrowser({ film });
  browsers.push(shop);
  const counter = await pageIn(shop);
  await counter.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
  const decoders: string[] = [];
  counter.on("request", (request) => void (/\/qr-decoder-/.test(request.url()) && decoders.push(request.url())));
  await openCounter(counter, `${demo.url}/${demo.town.slug}/scan`);
  await typeInto(counter, "Anmeldecode", await demo.pairingCode());
  await press(counter, "button", "Kasse anmelden");
  const openCamera = "Gutschein scannen Kamera auf den QR-Code halten";
  await appears(counter, `::-p-aria([name="${openCamera}"][role="button"])`);
  await counter.waitForNetworkIdle();
  assert.deepEqual(decoders, [], "who scans nothing loads no decoder");
  const worker = new Promise<string>((made) => counter.once("workercreated", (one) => made(one.url())));
  await press(counter, "button", openCamera);
  assert.match(await worker, /\/qr-decoder-/, "codes are read off the main thread");
  await waitForText(counter, /25,00 € einlösbar/);
  assert.ok(decoders.length > 0, "the decoder was seen coming");
  await press(counter, "button", "Jetzt einlösen");
  const result = await waitForText(counter, /Eingelöst/);
  assert.match(result, /Beleg [0-9A-Z]{4}-[0-9A-Z]{4}/);
  assert.match(result, /Mehrzweckgutschein/);

  // A second scan says when and that it was redeemed.
  await press(counter, "button", "Nächster Gutschein");
  const again = await waitForText(counter, /Schon eingelöst|Gutschein scannen/);
  if (!again.includes("Schon eingelöst")) await press(counter, "button", openCamera);
  await waitForText(counter, /Schon eingelöst/);

  // The books hold, and say one use.
  const verify = fileURLToPath(new URL("../server/verify/main.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [verify], {
    env: { ...process.env, TWUSTER_DATA: demo.dataFolder },
  });
  assert.match(stdout, /^The books hold: \d+ checks\.$/m);
  assert.doesNotMatch(stdout, /BROKEN/);
  assert.equal(await countStandingUses(), 1);
});

test("with the town's server gone, the phone still shows the voucher", async () => {
  await phone.bringToFront();
  await waitForText(phone, /Eingelöst am .* Uhr/); // the phone held it out all the time, and has heard of it
  await phone.goto(second);
  await press(phone, "button", "Gutschein aufs Handy nehmen");
  await waitForText(phone, /25,00 € Einlösbar .* 25,00 € Eingelöst/);
  await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  assert.equal(await demo.stop(), 0, "the demo stops cleanly");
  await phone.reload();
  await pressAt(phone, "twuster-wallet >>> .slip:not(.used)");
  const shown = await waitForText(phone, CODE);
  assert.match(shown, /25,00 €/);
  assert.equal(CODE.exec(shown)?.[0]?.replaceAll("-", ""), parseLink(second)?.codes[0]);
  await press(phone, "button", "Schließen");
  await pressAt(phone, "twuster-wallet >>> .slip.used");
  assert.doesNotMatch(await waitForText(phone, /Eingelöst am .* Uhr/), CODE);
});

async function waitForMail(): Promise<Awaited<ReturnType<DemoProcess["mails"]>>[number]> {
  for (let waited = 0; waited < 20_000; waited += 100) {
    const mail = (await demo.mails()).find((one) => one.attachments.length > 0);
    if (mail) return mail;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error("no mail came within 20 seconds");
}

/** Redemptions that no undo took back, by the demo's own database. */
async function countStandingUses(): Promise<number> {
  const client = new pg.Client({ connectionString: await findRunning(demo.dataFolder) });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM uses u
      WHERE NOT EXISTS (SELECT 1 FROM use_reversals r
        WHERE (r.network_id, r.pass_id, r.entitlement, r.cycle) = (u.network_id, u.pass_id, u.entitlement, u.cycle))`,
    );
    return rows[0]!.count; // safe because count always gives one row
  } finally {
    await client.end();
  }
}
