import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { launchBrowser } from "../../demo/testing/browser.ts";
import { percentile, round } from "../figures.ts";
import { filmOfCode, filmWithoutCode } from "./films.ts";
import type { BenchPage } from "./reading.ts";

/** How often each opens the camera, in turns. */
const TURNS = 9;
const WATCH_MS = 8_000;

/** Camera figures in a real Chromium whose camera sees a film. */
export async function measureCameras(url: string, folder: string, seed: number): Promise<Record<string, number>> {
  const code = join(folder, "code.mjpeg");
  const nothing = join(folder, "nothing.mjpeg");
  await filmOfCode(seed, code);
  await filmWithoutCode(seed, nothing);
  const opened = await withCamera(code, async (page) => {
    const ours: number[] = [];
    const plain: number[] = [];
    for (let turn = -1; turn < TURNS; turn++) {
      for (const [name, times] of [
        ["openOurs", ours],
        ["openPlain", plain],
      ] as const) {
        await openPage(page, url);
        const ms = await page.evaluate(
          (method) => (globalThis as unknown as { bench: BenchPage }).bench[method](), // safe because the page has set it
          name,
        );
        // The first turn starts the camera's process.
        if (turn >= 0) times.push(ms);
      }
    }
    return { ours, plain };
  });
  const watched = await withCamera(nothing, async (page) => {
    await openPage(page, url);
    return page.evaluate(
      (milliseconds) => (globalThis as unknown as { bench: BenchPage }).bench.watchStream(milliseconds), // safe for the same reason
      WATCH_MS,
    );
  });
  if (watched.frames < 20) throw new Error(`the camera showed only ${watched.frames} frames`);
  const [ours, plain] = [percentile(opened.ours, 0.5), percentile(opened.plain, 0.5)];
  return {
    "camera to first decode, median ms": round(ours),
    "camera to first decode, decodeFromConstraints, ms": round(plain),
    "camera to first decode, ratio": round(ours / plain),
    "main thread with the worker, longest task ms": round(watched.longestTask),
    "main thread with the worker, longest wait ms": round(watched.longestWait),
  };
}

export async function openPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => "bench" in globalThis);
}

async function withCamera<T>(film: string, run: (page: Page) => Promise<T>): Promise<T> {
  const browser = await launchBrowser({ film });
  try {
    const page = await browser.newPage();
    return await run(page);
  } finally {
    await browser.close();
  }
}
