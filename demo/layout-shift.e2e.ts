import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { launchBrowser, pageIn, type Coming } from "./testing/browser.ts";
import { startDemo, type DemoProcess } from "./testing/demo-process.ts";
import { demoSiteNames } from "./town/seed.ts";

/** What the reader's page does when our script comes: nothing jumps (Cumulative Layout Shift, web.dev/articles/cls). */
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

const widths = [360, 1280];
const tag = "twuster-voucher-purchase";
const isOpen = `!!document.querySelector("${tag}")?.shadowRoot?.querySelector("[part=order]") && !document.querySelector("${tag}").shadowRoot.querySelector(".skeleton")`;

/**
 * A demo site, read at the place where the element stands. Our script comes once the page stands still, for what the
 * page's own style sheet and pictures move before that is not ours: in time, or two seconds later.
 */
async function read(site: string, width: number, comes: Coming): Promise<Page> {
  const page = await pageIn(await browser.createBrowserContext(), comes);
  await page.setViewport({ width, height: 800 });
  await page.evaluateOnNewDocument(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        // safe because it observes layout-shift alone
        if (!entry.hadRecentInput) shifts.push(entry.value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.setRequestInterception(true);
  let letComeOurs = () => {};
  const isOursDue = new Promise<void>((due) => (letComeOurs = due));
  page.on("request", (request) => {
    if (!request.url().endsWith("/v1/twuster.js")) void request.continue();
    else void isOursDue.then(() => request.continue());
  });
  const isLoaded = page.goto(`http://${site}.localhost:${demo.port}/`);
  await page.waitForFunction(
    `document.readyState !== "loading" && document.styleSheets.length > 0 && [...document.images].every((image) => image.complete || image.loading === "lazy")`,
  );
  await page.evaluate(
    `document.querySelector("${tag}, [data-twuster]").scrollIntoView({ block: "center", behavior: "instant" })`,
  );
  await page.waitForFunction("[...document.images].every((image) => image.complete || image.loading === 'lazy')");
  await shiftOf(page);
  await page.evaluate("shifts.length = 0");
  setTimeout(letComeOurs, comes === "late" ? 2_000 : 0);
  await isLoaded;
  await page.waitForFunction(`!!document.querySelector("${tag}")`);
  assert.equal((await page.$(`${tag}[late]`)) !== null, comes === "late");
  return page;
}

async function shiftOf(page: Page): Promise<number> {
  // Shifts are told with the frame after the one they happened in.
  await page.evaluate(() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told))));
  return page.evaluate(() =>
    (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0),
  );
}

/** Until the shop sells; where it does not, what stands there instead, and how far it is from what is seen. */
async function opens(page: Page): Promise<void> {
  await page.waitForFunction(isOpen).catch(async (cause: unknown) => {
    const seen = await page.evaluate(
      `(({ shadowRoot, isConnected }, { top }) => JSON.stringify({ isConnected, top, text: shadowRoot?.textContent?.slice(0, 300) }))(document.querySelector("${tag}"), document.querySelector("${tag}").getBoundingClientRect())`,
    );
    throw new Error(`it does not sell: ${String(seen)}`, { cause });
  });
}

for (const site of demoSiteNames) {
  test(`${site}: nothing jumps once the script ran`, async () => {
    for (const width of widths) {
      const page = await read(site, width, "in time");
      // The room the script makes as it runs is told a frame later.
      await shiftOf(page);
      await page.evaluate("shifts.length = 0");
      await opens(page);
      assert.equal(Number((await shiftOf(page)).toFixed(3)), 0, `${width} px`);
      await page.browserContext().close();
    }
  });

  test(`${site}: nothing jumps under the reader when the script comes two seconds late; a press opens`, async () => {
    for (const width of widths) {
      const page = await read(site, width, "late");
      await page.waitForFunction(`!!customElements.get("${tag}")`);
      await page.waitForFunction(`document.querySelector("${tag}").hasUpdated`);
      const shift = await shiftOf(page);
      assert.ok(shift <= 0.1, `${width} px: ${shift}`);
      await page.locator(`${tag} > a`).click();
      await opens(page);
      assert.ok((await shiftOf(page)) <= 0.1, "what a press opens is expected");
      await page.browserContext().close();
    }
  });
}
