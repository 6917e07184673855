import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { launchBrowser } from "../demo/testing/browser.ts";
import type { BenchResult } from "./bench-result.ts";
import { round } from "./figures.ts";
import { builtChunk, serveBench } from "./scanner/bench-server.ts";
import { measureCameras, openPage } from "./scanner/cameras.ts";
import { makeFrame, planFrames } from "./scanner/frames.ts";
import { readStills, summarize } from "./scanner/stills.ts";
import { sizeTargets } from "./size.ts";

/** At least so much. */
const LEAST: Record<string, number> = {
  "decoded, ratio to zxing-wasm": 0.97,
  "decoded, ratio to the best pure JavaScript": 1.3,
  "inverted read, share": 1,
};
/** At most so much. A task counts as long from 50 ms; the browser reports no shorter one. */
const MOST: Record<string, number> = {
  "false decodes": 0,
  "first step, ratio to plain @zxing/browser": 1,
  "step, p95 ms": 33,
  "main thread with the worker, longest task ms": 50,
  "camera to first decode, ratio": 1.25,
  "chunk, bytes gz": sizeTargets.scannerCamera,
};

/** `npm run bench -- scanner [--seed N] [--frames N]` */
export async function benchScanner({ seed, frames }: { seed: number; frames: number }): Promise<BenchResult> {
  const plans = planFrames(seed, frames);
  const server = await serveBench(plans.map((plan) => makeFrame(seed, plan)));
  const folder = await mkdtemp(join(tmpdir(), "twuster-scanner-"));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await openPage(page, server.url);
    const readings = await readStills(page, plans);
    await browser.close();
    const figures = {
      seed,
      ...summarize(plans, readings),
      ...(await measureCameras(server.url, folder, seed)),
      // Times mean little where others use the processors; the decoded shares don't mind.
      "machine, waiting processes per core": round(loadavg()[0]! / availableParallelism()), // safe because there are three
      "chunk, bytes gz": gzipSync(builtChunk().body, { level: 9 }).length,
    };
    return { name: "scanner", figures, targets: { ...LEAST, ...MOST }, ok: isWithinTargets(figures) };
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function isWithinTargets(figures: Record<string, number>): boolean {
  return (
    Object.entries(LEAST).every(([name, least]) => figures[name]! >= least) && // safe because each has a figure; without one it fails
    Object.entries(MOST).every(([name, most]) => figures[name]! <= most) // safe for the same reason
  );
}
