import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import { ask, confirmTransfer, placeOrder, referenceOf } from "./testing/ask.ts";
import { assertAccessible } from "./testing/axe.ts";
import { launchBrowser, pageIn } from "./testing/browser.ts";
import { startDemo, type DemoProcess } from "./testing/demo-process.ts";
import { walkCounter, walkOffice, walkPurchase } from "./testing/form-walk.ts";

/** Every page of our own, with scripts and without, narrow and wide, light and dark: no finding of axe, nothing overflows. */
let demo: DemoProcess;
let browser: Browser;
/** Vouchers for the counter, one a walk. */
let codes: string[] = [];
const paths = new Map<string, string>();

before(async () => {
  demo = await startDemo();
  browser = await launchBrowser();
  const place = {
    url: demo.url,
    network: demo.town.slug,
    siteKey: demo.town.hostedSiteKey,
    operatorKey: demo.town.operatorKey,
  };
  const transfer = await placeOrder(place, { paymentMethod: "bank_transfer" });
  const instant = await placeOrder(place, { paymentMethod: "test" });
  const paid = await placeOrder(place, {
    paymentMethod: "bank_transfer",
    lines: [{ kind: "voucher", valueCents: 2_500, quantity: 4 }],
  });
  await confirmTransfer(place, { reference: referenceOf(paid), amountCents: paid.totalCents });
  // Fits nothing: it waits for a person.
  const unfitting = { reference: "Danke!", bankReference: "KTO-1", amountCents: 1_234, acceptReview: true };
  assert.equal((await confirmTransfer(place, unfitting)).body.outcome, "review");
  codes = await codesOf(paid.id, paid.token);
  const path = (url: string): string => new URL(url).pathname;
  const own = (page: string): string => `/${demo.town.slug}/${page}`;
  for (const page of [
    "buy",
    "w",
    "scan",
    "office",
    "where",
    "terms",
    "privacy",
    "withdrawal",
    "join",
    "join/sent",
    "lost",
  ])
    paths.set(page, own(page));
  paths.set("order, to transfer", path(transfer.pageUrl));
  paths.set("order, to pay", path(instant.pageUrl));
  paths.set("order, delivered", path(paid.pageUrl));
  paths.set("order, wrong token", `${path(paid.pageUrl)}x`);
  paths.set("wallet with a voucher", `${own("w")}#${codes.pop()}`);
  paths.set("hub", "/");
  paths.set("API reference", "/docs");
});
after(async () => {
  await browser.close();
  await demo.stop();
});

async function codesOf(id: string, token: string): Promise<string[]> {
  const place = { url: demo.url, network: demo.town.slug };
  for (let tries = 0; tries < 100; tries++) {
    const { body } = await ask<{ order: { delivered?: { code: string }[] } }>(place, `orders/${id}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    if (body.order.delivered?.length) return body.order.delivered.map(({ code }) => code.replaceAll("-", ""));
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error("the vouchers were not delivered within ten seconds");
}

for (const looks of [
  { name: "phone, light", width: 360, scheme: "light", scripts: true },
  { name: "phone, dark, without scripts", width: 360, scheme: "dark", scripts: false },
  { name: "desk, dark", width: 1280, scheme: "dark", scripts: true },
]) {
  test(`our own pages are accessible: ${looks.name}`, async () => {
    const page = await openPage(browser, looks);
    if (!looks.scripts) await blockScripts(page);
    for (const [name, path] of paths) {
      await page.goto("about:blank");
      await page.goto(`${demo.url}${path}`);
      if (looks.scripts) await settled(page);
      await assertAccessible(page, `${name} (${looks.name})`);
    }
    await page.close();
  });

  test(`what plain forms lead to is accessible: ${looks.name}`, async () => {
    const context = await browser.createBrowserContext(); // a counter of its own
    const page = await openPage(context, looks);
    await blockScripts(page);
    const seen: string[] = [];
    const look = async (name: string): Promise<void> => {
      await assertAccessible(page, `${name} (${looks.name})`);
      seen.push(name);
    };
    await walkPurchase(page, demo, look);
    await walkCounter(page, demo, codes.pop()!, look); // safe because there is one for each
    await walkOffice(page, demo, look);
    assert.equal(new Set(seen).size, 13);
    await context.close();
  });
}

async function openPage(place: Browser | BrowserContext, looks: { width: number; scheme: string }): Promise<Page> {
  const page = await pageIn(place);
  await page.setViewport({ width: looks.width, height: 800 });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: looks.scheme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  return page;
}

/** As a blocker does it: none of our scripts arrives. (With JavaScript off, axe could not run either.) */
async function blockScripts(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on("request", (request) => void (request.resourceType() === "script" ? request.abort() : request.continue()));
}

/** Elements that are there have been drawn. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("twuster-voucher-purchase, twuster-wallet, twuster-scanner")].every(
      (element) => (element.shadowRoot?.querySelector("button:not([disabled]), input") ?? null) !== null,
    ),
  );
}
