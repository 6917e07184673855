import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import { SITE_NAMES } from "./shared/options.ts";
import { launchBrowser, pageIn } from "./testing/browser.ts";
import { startDemo, type DemoProcess } from "./testing/demo-process.ts";

/** Other people's websites as `npm start` serves them: the element works there, and the page stays theirs. */
let demo: DemoProcess;
let browser: Browser;

before(async () => {
  demo = await startDemo();
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await demo.stop();
});

for (const site of SITE_NAMES) {
  test(`${site}: the element can be used, and nothing is complained of, asked elsewhere, stored or too wide`, async () => {
    const origin = `http://${site}.localhost:${demo.port}`;
    const context = await browser.createBrowserContext();
    const page = await pageIn(context);
    await page.setViewport({ width: 360, height: 800 });
    const complaints = await listenForComplaints(page);
    const asked: string[] = [];
    page.on("request", (request) => void asked.push(request.url()));

    await page.goto(`${origin}/`);
    await page.locator("twuster-voucher-purchase, [data-twuster=voucher-purchase]").scroll();
    await page.waitForFunction(canOrder, { polling: 50 });
    await page.waitForNetworkIdle();

    assert.deepEqual(complaints, []);
    assert.ok(asked.includes(`${demo.url}/v1/twuster.js`));
    assert.deepEqual(
      asked.filter((url) => ![origin, demo.url].includes(new URL(url).origin)),
      [],
      "asked elsewhere",
    );
    assert.deepEqual(await storedBy(page, context), [], "stored before the visitor acted");
    for (const width of [360, 768]) {
      await page.setViewport({ width, height: 800 });
      assert.deepEqual(await tooWide(page), [], `sticks out at ${width} px`);
    }
    await context.close();
  });

  test(`${site}: without scripts, the link leads to the page that sells`, async () => {
    const page = await pageIn(browser);
    await page.setJavaScriptEnabled(false);
    await page.goto(`http://${site}.localhost:${demo.port}/`);
    const link = await page.$("twuster-voucher-purchase > a, [data-twuster=voucher-purchase] > a");
    assert.ok(await link?.isVisible());
    const [answer] = await Promise.all([page.waitForNavigation(), link!.click()]); // safe because it is visible
    assert.equal(answer?.status(), 200);
    assert.equal(page.url(), `${demo.url}/${site === "eis" ? "bassum-test" : demo.town.slug}/buy`);
    await page.close();
  });
}

/** Whatever the console, the page's policy or a failed request says; filled as it happens. */
async function listenForComplaints(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warn", "assert"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => void complaints.push(String(error)));
  page.on("requestfailed", (request) => void complaints.push(`${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (answer) => {
    if (answer.status() >= 400) complaints.push(`${answer.status()} ${answer.url()}`);
  });
  // Trusted Types and policies in report-only mode do not always reach the console.
  await page.evaluateOnNewDocument(() =>
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(event.violatedDirective, event.blockedURI, event.sample),
    ),
  );
  return complaints;
}

/** Runs in the page. */
function canOrder(): boolean {
  const order = document.querySelector("twuster-voucher-purchase")?.shadowRoot?.querySelector("[part~=order]");
  return order !== null && order !== undefined && order.checkVisibility() && !order.matches(":disabled");
}

/** What the browser keeps for anybody on this page, by name. */
async function storedBy(page: Page, context: BrowserContext): Promise<string[]> {
  const cookies = (await context.cookies()).map(({ name, domain }) => `cookie ${name} of ${domain}`);
  const own = await page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `service worker ${scope}`),
  ]);
  return [...cookies, ...own];
}

/** The page itself, and texts wider than the box they stand in. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const spilling = [...document.querySelectorAll("body *")].filter(
      (element) =>
        element.childElementCount === 0 &&
        element.clientWidth > 0 &&
        element.scrollWidth > element.clientWidth + 1 &&
        getComputedStyle(element).overflowX === "visible",
    );
    return [
      ...(scrollWidth > clientWidth ? [`the page: ${scrollWidth} px`] : []),
      ...spilling.map(
        (element) => `${element.tagName} ${element.className}: ${element.textContent?.trim().slice(0, 60)}`,
      ),
    ];
  });
}
