import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import { submittedApplication } from "./testing/applicant.ts";
import { assertAccessible } from "./testing/axe.ts";
import { launchBrowser, pageIn, press, pressAt, typeInto, waitForText } from "./testing/browser.ts";
import { listenTo } from "./testing/complaints.ts";
import { SignedIn } from "./testing/signed-in.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/** From "I want in" to the own desk, as the beekeeper and the office go through it, each in a browser of their own. */
let town: TestTown;
let browser: Browser;
let applicant: Page;
let office: Page;
const complaints: string[] = [];
const email = "jens@honig.example";

before(async () => {
  town = await startTestTown();
  browser = await launchBrowser();
  applicant = await openPage(await browser.createBrowserContext());
  const place = await browser.createBrowserContext();
  office = await openPage(place);
  const { cookie } = await SignedIn.as(town, town.context, "buero@gut.example", "operator");
  const [name = "", value = ""] = cookie.split("=");
  await place.setCookie({ name, value, domain: "localhost", path: "/", secure: true, httpOnly: true });
});
after(async () => {
  await browser.close();
  await town.close();
});

async function openPage(place: BrowserContext): Promise<Page> {
  const page = await pageIn(place);
  await page.setViewport({ width: 360, height: 740 });
  listenTo(page, complaints);
  return page;
}

const at = (path: string): string => `${town.url}/${town.network}/${path}`;

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

test("apply, confirm by mail, be approved in the office, sign in by the mail of welcome: the desk opens", async () => {
  await applicant.goto(at("buy"));
  await press(applicant, "link", "Mitmachen");
  await waitForText(applicant, "Bewerbung absenden");
  await assertAccessible(applicant, "join");
  await press(applicant, "button", "Bewerbung absenden");
  await waitForText(applicant, "Bitte sehen Sie noch einmal hier hin:");
  await assertAccessible(applicant, "join, refused");
  await pressAt(applicant, "label[for=kind-producer]");
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
    await typeInto(applicant, label, text);
  await pressAt(applicant, "label[for=certified]");
  await press(applicant, "button", "Bewerbung absenden");
  await waitForText(applicant, "Bitte sehen Sie in Ihre Mail");
  await assertAccessible(applicant, "join, sent");
  await applicant.goto(await linkInMail(email, /http\S+\/join\/\S+/));
  await waitForText(applicant, "Heidehonig Petersen");
  await assertAccessible(applicant, "join, to confirm");
  await press(applicant, "button", "Bewerbung bestätigen");
  await waitForText(applicant, "Ihre Bewerbung ist da");

  await office.goto(at("operator"));
  await waitForText(office, "Heidehonig Petersen");
  await assertAccessible(office, "applications");
  await pressAt(office, "pierce/a[href^='#/applications/']");
  await waitForText(office, "DE02 1203 0000 0000 2020 51");
  await assertAccessible(office, "application");
  await press(office, "button", "Annehmen");
  await waitForText(office, "Der Partner bekommt eine Mail");
  await assertAccessible(office, "application, approved");

  await applicant.goto(await linkInMail(email, /http\S+\/sign-in\/\S+/));
  await press(applicant, "button", "Jetzt anmelden");
  await waitForText(applicant, "Heidehonig Petersen");
  assert.equal(new URL(applicant.url()).pathname, `/${town.network}/desk`);
  assert.deepEqual(complaints, []);
});

test("asked back: the question comes by mail, the answer stands in the office", async () => {
  const to = "frage@honig.example";
  const id = await submittedApplication(town, { email: to, name: "Hofladen Frage" });
  await office.goto(at(`operator#/applications/${id}`));
  await press(office, "button", "Rückfrage stellen");
  await press(office, "button", "Rückfrage senden");
  await waitForText(office, "Bitte schreiben Sie einen Satz.");
  await typeInto(office, "Was möchten Sie wissen?", "Wo ist der Eingang?");
  await assertAccessible(office, "application, asking back");
  await press(office, "button", "Rückfrage senden");
  await waitForText(office, "Die Rückfrage ist unterwegs.");
  await applicant.goto(await linkInMail(to, /http\S+\/join\/\S+/));
  await waitForText(applicant, "Wo ist der Eingang?");
  await pressAt(applicant, "summary");
  await assertAccessible(applicant, "join, asked");
  await typeInto(applicant, "Ihre Antwort", "Im Hof links.");
  await press(applicant, "button", "Antwort absenden");
  await waitForText(applicant, "Ihre Bewerbung ist da");
  await office.goto("about:blank");
  await office.goto(at(`operator#/applications/${id}`));
  await waitForText(office, "Im Hof links.");
  await press(office, "button", "Ablehnen");
  await typeInto(office, "Warum?", "Der Hof liegt in Bremen.");
  await press(office, "button", "Mit diesem Grund ablehnen");
  await waitForText(office, "Abgelehnt. Der Bewerber bekommt eine Mail mit dem Grund.");
  await applicant.reload();
  await waitForText(applicant, "Der Hof liegt in Bremen.");
  await assertAccessible(applicant, "join, declined");
  assert.deepEqual(complaints, []);
});

test("two in the office: whoever comes second sees what the first decided", async () => {
  const id = await submittedApplication(town, { name: "Zwei auf einmal" });
  await office.goto(at(`operator#/applications/${id}`));
  await waitForText(office, "Annehmen");
  const other = await SignedIn.as(town, town.context, "zweite@gut.example", "operator");
  const first = await other.ask(`operator/applications/${id}/refusal`, { body: { message: "Doppelt beworben." } });
  assert.equal(first.status, 200);
  await press(office, "button", "Annehmen");
  await waitForText(office, "Das hat inzwischen jemand anders entschieden.");
  await waitForText(office, "Doppelt beworben.");
});

test("markup in every field is text in the office", async () => {
  const evil = "<img src=x onerror=alert(1)>";
  const names = { name: evil, legalName: "javascript:alert(1)", street: evil, city: evil, accountHolder: evil };
  const id = await submittedApplication(town, names);
  await office.goto(at(`operator#/applications/${id}`));
  await waitForText(office, "javascript:alert(1)");
  assert.equal((await office.$$("pierce/img")).length, 0);
  assert.equal((await office.$$("pierce/a[href^='javascript']")).length, 0);
  assert.deepEqual(complaints, []);
});

test("a partner is found, suspended with a reason and let go on; back leads to the list", async () => {
  await office.goto("about:blank");
  await office.goto(at("operator#/partners"));
  await waitForText(office, "Blumen Wessels");
  await assertAccessible(office, "partners");
  await office.locator("pierce/input[type=search]").fill("blumen");
  await press(office, "button", "Suchen");
  // Only what was searched for is left; until then a press would open another one.
  while ((await office.$$("pierce/a[href^='#/partners/']")).length !== 1) await waitForText(office, "Blumen Wessels");
  await pressAt(office, "pierce/a[href^='#/partners/']");
  await press(office, "button", "Sperren");
  await typeInto(office, "Warum?", "Das Geschäft ist geschlossen.");
  await press(office, "button", "Mit diesem Grund sperren");
  await waitForText(office, "Gesperrt. Die Inhaber bekommen eine Mail mit dem Grund.");
  await assertAccessible(office, "partner, suspended");
  await press(office, "button", "Wieder freigeben");
  await waitForText(office, "Freigegeben.");
  await office.goBack();
  await waitForText(office, "Name, Ort oder E-Mail");
});

test("a deputy is invited, and the last access stays", async () => {
  await office.goto(at("operator#/team"));
  await typeInto(office, "E-Mail-Adresse", "dritte@gut.example");
  await press(office, "button", "Einladen");
  await waitForText(office, "Eingeladen. Die Mail ist unterwegs.");
  await assertAccessible(office, "team");
  for (const gone of ["zweite@gut.example", "dritte@gut.example"]) {
    await press(office, "button", `Zugang beenden: ${gone}`);
    await waitForText(office, "Der Zugang ist beendet.");
  }
  await waitForText(office, "Der letzte Zugang bleibt");
  assert.deepEqual(complaints, []);
});
