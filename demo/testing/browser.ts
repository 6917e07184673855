import puppeteer, { type Browser, type BrowserContext, type Page } from "puppeteer-core";

/** A real Chromium; `film` is what its camera sees (an .mjpeg file), `plainHost` a name that leads to this machine. */
export function launchBrowser(options: { film?: string; plainHost?: string } = {}): Promise<Browser> {
  const film = options.film
    ? [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-video-capture=${options.film}`,
      ]
    : [];
  return puppeteer.launch({
    timeout: 120_000,
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: [
      "--lang=de-DE",
      "--accept-lang=de-DE",
      "--disable-gpu",
      "--disable-background-networking",
      "--no-first-run",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...(options.plainHost ? [`--host-resolver-rules=MAP ${options.plainHost} 127.0.0.1`] : []),
      ...film,
    ],
  });
}

/** Whether our script finds people reading the page already when it runs (sdk/loader). */
export type Coming = "in time" | "late";

/**
 * A page in the browser or in a profile of its own. The script is in time there, however long this machine took to the
 * page's first picture: where it is late, an element waits for a press, which is a test of its own.
 */
export async function pageIn(place: Browser | BrowserContext, comes: Coming = "in time"): Promise<Page> {
  const page = await place.newPage();
  if (comes === "late") return page;
  await page.evaluateOnNewDocument(() => {
    const entriesOf = performance.getEntriesByName.bind(performance);
    performance.getEntriesByName = (name, type) => (name === "first-contentful-paint" ? [] : entriesOf(name, type));
  });
  return page;
}

/** Opens a hosted counter and waits for the element: the plain form before it has fields of the same names. */
export async function openCounter(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(
    () => document.querySelector("twuster-scanner")?.shadowRoot?.querySelector("[data-screen=pairing]"),
    { polling: 50 },
  );
}

/** Presses a control, found by its role and name as a screen reader finds it, through shadow roots. */
export async function press(page: Page, role: "button" | "link", name: string): Promise<void> {
  await pressAt(page, `::-p-aria([name="${name}"][role="${role}"])`);
}

/** Types into a field, found by its name as a screen reader finds it. */
export async function typeInto(page: Page, name: string, text: string): Promise<void> {
  const selector = `::-p-aria([name="${name}"][role="textbox"])`;
  await appears(page, selector);
  await page.locator(selector).fill(text);
}

export async function pressAt(page: Page, selector: string): Promise<void> {
  await appears(page, selector);
  await page.locator(selector).click();
}

/** Puppeteer's own wait looks again when the document changes, and so misses what changes inside a shadow root. */
export async function appears(page: Page, selector: string): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (await page.$(selector).catch(whileNavigating)) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`nothing on ${new URL(page.url()).pathname} is ${selector}`);
}

/** A page on its way to the next one has nothing yet. */
function whileNavigating(error: Error): null {
  const passing =
    /context was destroyed|context is not available|Cannot find context|detached|target navigated|(?:No|find) node|find object|not belong to the document|Promise was collected/i;
  if (passing.test(error.message)) return null;
  throw error;
}

/** Waits until the page shows this text, shadow roots included; returns all visible text then. */
export async function waitForText(page: Page, text: string | RegExp): Promise<string> {
  const pattern = typeof text === "string" ? text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : text.source;
  const found = await page.waitForFunction(
    (source: string) => {
      const read = (node: Node): string => {
        if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
        if (!(node instanceof Element || node instanceof ShadowRoot)) return "";
        if (
          node instanceof Element &&
          (["STYLE", "SCRIPT", "NOSCRIPT"].includes(node.tagName) || !node.checkVisibility())
        )
          return "";
        const root = node instanceof Element ? (node.shadowRoot ?? node) : node;
        const children = node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : [...root.childNodes];
        return children.map(read).join(" ");
      };
      const all = read(document.body).replace(/\s+/g, " "); // no-break spaces too
      return new RegExp(source).test(all) ? all : undefined;
    },
    { timeout: 20_000, polling: 50 },
    pattern,
  );
  return (await found.jsonValue()) ?? "";
}
