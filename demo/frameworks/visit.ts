import type { Browser, Page } from "puppeteer-core";
import { pageIn, pressAt } from "../testing/browser.ts";

export const TAG = "twuster-voucher-purchase";
const EMAIL = `${TAG} >>> input[name="email"]`;

/** A page in a context of its own, and whatever it complained of: uncaught errors, console errors, frameworks' warnings. */
export async function visit(browser: Browser, url: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await pageIn(await browser.createBrowserContext());
  await page.setViewport({ width: 800, height: 1_000 });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String((error as Error).stack)));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(url);
  await isOpen(page);
  return { page, complaints };
}

/** One element, with the real offer and no skeleton. */
export async function isOpen(page: Page): Promise<void> {
  await page.waitForFunction(
    (tag) => {
      const [element, second] = document.querySelectorAll(tag);
      const root = element?.shadowRoot;
      return !second && root?.querySelector("[part=order]") && !root.querySelector(".skeleton");
    },
    { polling: 50 },
    TAG,
  );
}

export async function isGone(page: Page): Promise<void> {
  await page.waitForFunction((tag) => !document.querySelector(tag), { polling: 50 }, TAG);
}

/** One voucher over 25 €. */
export async function choose(page: Page): Promise<void> {
  await pressAt(page, `${TAG} >>> #goods-2500 + button`);
}

export async function typeEmail(page: Page, email: string): Promise<void> {
  await page.locator(EMAIL).fill(email);
}

export async function typedEmail(page: Page): Promise<string> {
  return page.$eval(EMAIL, (input) => input.value);
}

/** By bank transfer: nothing leaves the page. */
export async function order(page: Page): Promise<void> {
  await pressAt(page, `${TAG} >>> input[value="bank_transfer"]`);
  await pressAt(page, `${TAG} >>> [part="order"]`);
}

/** What the page itself wrote in answer to our events. */
export function linesOf(page: Page): Promise<string[]> {
  return page.$$eval("#orders li", (lines) => lines.map((line) => line.textContent?.trim() ?? ""));
}

export async function pageSays(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    (selector, text) => document.querySelector(selector)?.textContent?.includes(text),
    { polling: 50 },
    selector,
    text,
  );
}

/** Turbo shows its copy at once and asks the server after that; a page change in between leaves a rejection of its own. */
export async function turboIsIdle(page: Page): Promise<void> {
  await page.waitForFunction(
    () => !["aria-busy", "data-turbo-preview"].some((name) => document.documentElement.hasAttribute(name)),
    { polling: 50 },
  );
}
