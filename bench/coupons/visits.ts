import type { Browser, Page } from "puppeteer-core";
import type { BarePage } from "../../demo/testing/bare-page.ts";
import { markOf, traceTasks, type Phase } from "./long-tasks.ts";

/** A phone of the middle class. */
const SLOWDOWN = 4;
export const QUIET_MS = 700;
/** More than this are drawn in the end. */
const MANY = 60;
export const TAG = "twuster-coupon-list";

const wait = (milliseconds: number): Promise<void> => new Promise((later) => setTimeout(later, milliseconds));

/** A page with this body, in a context of its own, so that nothing is cached; slowed down and traced where `isMeasured`. */
export async function visit(
  browser: Browser,
  host: BarePage,
  body: string,
  act: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Record<string, Phase>> {
  host.body = `<p>Was es in der Stadt gibt.</p><script>${markOf("load")}</script>${body}`;
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 400, height: 800, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    await page.emulateCPUThrottling(SLOWDOWN);
    return await traceTasks(page, async () => {
      await page.goto(host.origin, { waitUntil: "domcontentloaded" });
      // Nothing looks into the page meanwhile: that would be work of the main thread too.
      await page.waitForNetworkIdle({ idleTime: QUIET_MS });
      await act(page);
    });
  } finally {
    await context.close();
  }
}

/** What a visitor does, each a phase: a category, all again, what ends soon, all again, more and more. */
export async function useList(page: Page): Promise<void> {
  const all = await shown(page);
  if (!all.isReady || all.entries === 0) throw new Error("the list was not drawn");
  await choose(page, "category", "bakery");
  const bakers = await shown(page);
  if (bakers.status === all.status) throw new Error("the category filters nothing");
  await choose(page, "category off", "");
  await tap(page, "ends soon", "[name=soon]");
  if ((await shown(page)).status === all.status) throw new Error("what ends soon is not all");
  await tap(page, "ends soon off", "[name=soon]");
  for (let { entries } = all; entries <= MANY;) {
    await tap(page, "show more", ".button.wide");
    const { entries: now } = await shown(page);
    if (now <= entries) throw new Error(`${now} entries after ${entries}`);
    entries = now;
  }
}

interface Shown {
  isReady: boolean;
  entries: number;
  status: string;
}

function shown(page: Page): Promise<Shown> {
  return page.evaluate((tag) => {
    const root = document.querySelector(tag)?.shadowRoot;
    return {
      isReady: !!root && !root.querySelector(".skeleton"),
      entries: root?.querySelectorAll("[part=coupon]").length ?? 0,
      status: root?.querySelector("[role=status]")?.textContent ?? "",
    };
  }, TAG);
}

async function choose(page: Page, phase: string, category: string): Promise<void> {
  await page.evaluate(
    `${markOf(phase)} { const select = document.querySelector("${TAG}").shadowRoot.querySelector("select");
      select.value = "${category}"; select.dispatchEvent(new Event("change", { bubbles: true })); }`,
  );
  await wait(QUIET_MS);
}

/** Scrolls there, and once more where what came into view was larger than thought; then taps, as a finger does. */
async function tap(page: Page, phase: string, selector: string): Promise<void> {
  await page.evaluate(markOf(`scroll to ${phase}`));
  const scroll = `(() => { const found = document.querySelector("${TAG}").shadowRoot.querySelector("${selector}");
    found.scrollIntoView({ block: "center" });
    const { x, y, width, height } = found.getBoundingClientRect(); return [x + width / 2, y + height / 2]; })()`;
  await page.evaluate(scroll);
  await wait(QUIET_MS);
  const [x, y] = (await page.evaluate(scroll)) as [number, number]; // safe because the page computes two numbers
  await wait(QUIET_MS);
  await page.evaluate(markOf(phase));
  await page.touchscreen.tap(x, y);
  await wait(QUIET_MS);
}
