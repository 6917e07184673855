import type { Browser } from "puppeteer-core";
import type { BarePage } from "../../demo/testing/bare-page.ts";
import { QUIET_MS, TAG } from "./visits.ts";

/** What the element draws at first and in the end, as plain HTML with its styles, to be drawn without any script. */
export async function drawnPlain(
  browser: Browser,
  host: BarePage,
  body: string,
): Promise<{ first: string; all: string }> {
  host.body = body;
  const page = await browser.newPage();
  try {
    await page.goto(host.origin);
    await page.waitForNetworkIdle({ idleTime: QUIET_MS });
    const read = (): Promise<string> =>
      page.evaluate((tag) => {
        const root = document.querySelector(tag)!.shadowRoot!; // safe because the page has the element, which draws into one
        const css = root.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
        return `<div><template shadowrootmode="open"><style>${css.join("")}</style>${root.innerHTML.replaceAll(/<!--.*?-->/g, "")}</template></div>`;
      }, TAG);
    const first = await read();
    await page.evaluate(async (tag) => {
      const root = document.querySelector(tag)!.shadowRoot!; // safe for the same reason
      for (let more; (more = root.querySelector<HTMLElement>(".button.wide"));) {
        more.click();
        await new Promise(requestAnimationFrame);
      }
    }, TAG);
    return { first, all: await read() };
  } finally {
    await page.close();
  }
}
