import type { Browser, Page } from "puppeteer-core";
import { pageIn } from "../testing/browser.ts";

export const TAG = "twuster-voucher-purchase";

export interface Visit {
  page: Page;
  /** Page errors, refused rules and everything the console calls an error. */
  complaints: string[];
}
export interface VisitOptions {
  width?: number;
  /** `print`: as the printer sees the page. */
  media?: "screen" | "print";
}

/** Opens a page as a visitor does, in a profile of its own, and notes what goes wrong on it. */
export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const page = await pageIn(await browser.createBrowserContext());
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    const isRefused = /Content Security Policy|Trusted ?Type|violat/i.test(message.text());
    if (message.type() === "error" || isRefused) complaints.push(message.text());
  });
  await page.exposeFunction("complain", (text: string) => void complaints.push(text));
  await page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const { complain } = window as unknown as { complain(text: string): void }; // safe because visit() exposes it
      const { violatedDirective, blockedURI } = event as SecurityPolicyViolationEvent; // safe because it has this name
      complain(`${violatedDirective} ${blockedURI}`);
    });
  });
  await page.setViewport({ width: options.width ?? 1280, height: 900 });
  await page.emulateMediaType(options.media ?? "screen");
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await page.goto(url);
  return { page, complaints };
}

export async function leave(page: Page): Promise<void> {
  await page.browserContext().close();
}

/** Waits until every element on the page shows its form in its own colours. */
export async function untilReady(page: Page, tag = TAG): Promise<void> {
  await page.waitForFunction(
    (tag: string) => {
      const elements = [...document.querySelectorAll(tag)];
      return (
        elements.length > 0 &&
        elements.every((element) => {
          const root = element.shadowRoot;
          // The palette's sheet comes when its chunk is here; it has one rule and nothing but colours.
          const isColoured = root?.adoptedStyleSheets.some(({ cssRules }) => cssRules.length === 1);
          return !!root?.querySelector("[part=order]") && !root.querySelector(".skeleton") && isColoured;
        })
      );
    },
    { polling: 50 },
    tag,
  );
}

/** The same for any of our elements: something to press or to fill in, in its own colours. */
export async function untilDrawn(page: Page, tag: string): Promise<void> {
  await page.waitForFunction(
    (tag: string) => {
      const root = document.querySelector(tag)?.shadowRoot;
      if (!root?.querySelector("button, input") || root.querySelector(".skeleton, [data-screen=starting]")) return false;
      return root.adoptedStyleSheets.some(({ cssRules }) => cssRules.length === 1);
    },
    { polling: 50 },
    tag,
  );
}

/** Presses what is inside the (first) element with a real mouse: where something lies above it, it does not arrive. */
export async function pressInside(page: Page, selector: string): Promise<void> {
  await page.locator(`${TAG} >>> ${selector}`).click();
}

/** Two frames: what was asked for is drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Puppeteer's own wait looks again when the document changes, and so misses what changes inside a shadow root. */
export async function appears(page: Page, selector: string, tag: string = TAG): Promise<void> {
  await page.waitForFunction(
    (tag: string, selector: string) => !!document.querySelector(tag)?.shadowRoot?.querySelector(selector),
    { polling: 50 },
    tag,
    selector,
  );
}
