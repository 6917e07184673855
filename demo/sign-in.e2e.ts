import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "puppeteer-core";
import { grantRole } from "../server/people/memberships.ts";
import { launchBrowser, pageIn, press, typeInto, waitForText } from "./testing/browser.ts";
import { listenTo } from "./testing/complaints.ts";
import { addFingerprint } from "./testing/fingerprint.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/** Signing in at the desk: by mail, by passkey, and out again. */
let town: TestTown;
let browser: Browser;
const email = "anke@baecker.example";
before(async () => {
  town = await startTestTown();
  const { partnerId } = town.town.sites.baecker;
  await town.context.database.transaction((store) =>
    grantRole(town.context, store, { email, role: "owner", partnerId, actor: "test" }),
  );
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await town.close();
});

const deskUrl = (): string => `${town.url}/${town.network}/desk`;

async function linkInMail(): Promise<string> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const mail = town.postOffice.list().find(({ to }) => to === email);
    const link = /http\S+\/sign-in\/\S+/.exec(mail?.text ?? "")?.[0];
    if (link) return link;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error("no mail came");
}

test("in by a mailed link, a passkey made, out, and in again by the passkey", async () => {
  const page = await pageIn(browser);
  const complaints: string[] = [];
  listenTo(page, complaints);
  await page.setViewport({ width: 360, height: 740 });
  await addFingerprint(page);
  await page.goto(deskUrl());
  await typeInto(page, "E-Mail-Adresse", email);
  await press(page, "button", "Link schicken");
  await waitForText(page, "Bitte sehen Sie in Ihre Mail");
  await page.goto(await linkInMail());
  await press(page, "button", "Jetzt anmelden");
  await waitForText(page, "Bäckerei Meyerholz");
  await page.goto(`${deskUrl()}#/account`);
  await press(page, "button", "Passkey anlegen");
  await waitForText(page, "Der Passkey ist angelegt.");
  await press(page, "button", "Abmelden");
  await press(page, "button", "Mit Passkey anmelden");
  await waitForText(page, "Bäckerei Meyerholz");
  assert.deepEqual(complaints, []);
});

test("a passkey's answer is worth nothing the second time", async () => {
  const page = (await browser.pages()).at(-1)!; // safe because the first test opened one
  const answers: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/passkeys/sign-in")) answers.push(request.postData() ?? "");
  });
  await press(page, "button", "Abmelden");
  await press(page, "button", "Mit Passkey anmelden");
  await waitForText(page, "Bäckerei Meyerholz");
  assert.equal(answers.length, 1);
  const replay = await fetch(`${town.url}/v1/${town.network}/passkeys/sign-in`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: answers[0]!, // safe because there is one
  });
  assert.equal(replay.status, 401);
});
