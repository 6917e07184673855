import type { Browser, CDPSession } from "puppeteer-core";
import type { Side } from "./pages.ts";
import { probe, type Probe } from "./probe.ts";

export interface LoadOptions {
  side: Side;
  url: string;
  /** 4: a phone of the middle class. */
  slowdown: number;
  /** To learn that the control answers; what follows the click is no part of rendering, so work is measured without. */
  isToClick: boolean;
}
export interface Load {
  interactiveMs: number;
  /** Since the snippet's script was requested. */
  sinceScriptMs: number;
  /** The page's main thread until it has been quiet, from CDP `Performance.getMetrics`. */
  taskMs: number;
  scriptMs: number;
  layoutMs: number;
  /** What had arrived when the control could be used: headers and gzipped bodies, preflights too. */
  bytes: number;
  requests: number;
  layoutShift: number;
}

/** What comes after the control, such as code fetched ahead, is counted as well. */
const QUIET_MS = 500;

/** One load in a context of its own, so that nothing is cached. */
export async function measureLoad(browser: Browser, options: LoadOptions): Promise<Load> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const cdp = await page.createCDPSession();
    // The thread's own time: what else the machine does meanwhile is not the page's work.
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    const arrivals = await watchNetwork(cdp);
    await page.emulateCPUThrottling(options.slowdown);
    await page.evaluateOnNewDocument(probe, options.side, options.isToClick);
    await page.goto(options.url, { waitUntil: "domcontentloaded" });
    const read = (): Promise<Probe> => page.evaluate(() => (globalThis as unknown as { probe: Probe }).probe); // safe because the probe has set it
    await page.waitForFunction(
      () => (globalThis as unknown as { probe: Probe }).probe.interactiveMs !== undefined, // safe for the same reason
      { polling: 50, timeout: 20_000 },
    );
    await page.waitForNetworkIdle({ idleTime: QUIET_MS });
    const { metrics } = await cdp.send("Performance.getMetrics");
    const milliseconds = (name: string): number =>
      1_000 * (metrics.find((metric) => metric.name === name)?.value ?? NaN);
    const { timeOrigin, interactiveMs = NaN, layoutShift } = await read();
    const scriptAt = await page.evaluate(
      () =>
        performance.getEntriesByType("resource").find(({ name }) => /(?:twuster|buybutton)\.js$/.test(name))?.startTime,
    );
    return {
      interactiveMs,
      sinceScriptMs: interactiveMs - (scriptAt ?? NaN),
      taskMs: milliseconds("TaskDuration"),
      scriptMs: milliseconds("ScriptDuration"),
      layoutMs: milliseconds("LayoutDuration") + milliseconds("RecalcStyleDuration"),
      ...arrivals.until(timeOrigin + interactiveMs),
      layoutShift,
    };
  } finally {
    await context.close();
  }
}

/** The browser's own account of what was transferred. */
async function watchNetwork(cdp: CDPSession): Promise<{ until(wallMs: number): Pick<Load, "bytes" | "requests"> }> {
  const finished: { atMs: number; bytes: number }[] = [];
  /** From the browser's monotonic clock to the wall's. */
  let offsetMs = NaN;
  cdp.on("Network.requestWillBeSent", ({ timestamp, wallTime }) => {
    if (Number.isNaN(offsetMs) && wallTime > 0) offsetMs = (wallTime - timestamp) * 1_000;
  });
  cdp.on("Network.loadingFinished", ({ timestamp, encodedDataLength }) => {
    finished.push({ atMs: timestamp * 1_000, bytes: encodedDataLength });
  });
  await cdp.send("Network.enable");
  return {
    until: (wallMs) => {
      const arrived = finished.filter(({ atMs, bytes }) => bytes >= 0 && atMs + offsetMs <= wallMs);
      return { bytes: arrived.reduce((sum, { bytes }) => sum + bytes, 0), requests: arrived.length };
    },
  };
}
