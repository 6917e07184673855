import assert from "node:assert/strict";
import type { Page } from "puppeteer-core";
import type { DemoProcess } from "./demo-process.ts";

/** Called at each page the walk comes to. */
export type Look = (name: string) => Promise<void>;

/** Buying by plain forms: refused, to be reviewed, and to be reviewed once more because the form was used already. */
export async function walkPurchase(page: Page, demo: DemoProcess, look: Look): Promise<void> {
  const url = `${demo.url}/${demo.town.slug}/buy`;
  await page.goto(url);
  await send(page, "button[value=review]");
  await look("purchase, refused");
  await fill(page, { q2500: "1", email: "kaeuferin@example.org" });
  await send(page, "button[value=review]");
  await look("purchase, review");
  // The same form, ordered in another window meanwhile.
  const fields = await page.$$eval("form input[type=hidden]", (inputs) =>
    inputs.map((input) => [input.name, input.value] as [string, string]),
  );
  const placed = await fetch(url, {
    method: "POST",
    redirect: "manual",
    headers: { "Sec-Fetch-Site": "same-origin" },
    body: new URLSearchParams([...fields, ["step", "order"]]),
  });
  assert.equal(placed.status, 303);
  await page.$eval("input[name=q2500]", (input) => void (input.value = "2"));
  await send(page, "button[value=order]");
  assert.ok(await page.$("[role=alert]"), "it says that this form has ordered already");
  await look("purchase, review, ordered already");
}

/** The counter by plain forms, from pairing to the undo. `code` is an open voucher's. */
export async function walkCounter(page: Page, demo: DemoProcess, code: string, look: Look): Promise<void> {
  const scan = async (typed: string): Promise<void> => {
    await page.goto(`${demo.url}/${demo.town.slug}/scan`);
    await fill(page, { code: typed });
    await send(page, "[action$='/scan/look'] button");
  };
  await page.goto(`${demo.url}/${demo.town.slug}/scan`);
  await fill(page, { pairingCode: "2222-2222" });
  await send(page, "[action$='/scan/pair'] button");
  await look("counter, pairing refused");
  await fill(page, { pairingCode: await demo.pairingCode() });
  await send(page, "[action$='/scan/pair'] button");
  await look("counter, ready");
  await scan("2222");
  await look("counter, mistyped");
  await scan(code);
  await look("counter, found");
  await send(page, "[action$='/scan/redeem'] button");
  await look("counter, redeemed");
  await fill(page, { partnerReceipt: "4711" });
  await send(page, "[action$='/scan/note'] button");
  await look("counter, receipt noted");
  await scan(code);
  await look("counter, redeemed already");
  await send(page, "[action$='/scan/undo'] button[value=mistake]");
  await look("counter, undone");
}

/** The issuer's office: a key that is missing, and the list of what needs a person. */
export async function walkOffice(page: Page, demo: DemoProcess, look: Look): Promise<void> {
  await page.goto(`${demo.url}/${demo.town.slug}/office`);
  await send(page, "button[value=confirm]");
  await look("office, refused");
  await fill(page, { key: demo.town.operatorKey });
  await send(page, "button[value=list]");
  await look("office, list");
}

async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`input[name=${name}]`).fill(value);
}

async function send(page: Page, button: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator(button).click()]);
}
