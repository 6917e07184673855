import { launchBrowser } from "../demo/testing/browser.ts";
import type { BenchResult } from "./bench-result.ts";
import { median, round } from "./figures.ts";
import { measureLoad, type Load } from "./render/measure-load.ts";
import { SIDES, type Side } from "./render/pages.ts";
import { LATENCY_MS, serveRender } from "./render/render-server.ts";

/** As fast as the machine is, and four times slower, like a phone. */
const SLOWDOWNS = [1, 4];
/** Ours to theirs, at most so much. */
const MOST: Record<string, number> = Object.fromEntries(
  SLOWDOWNS.flatMap((slowdown) => [
    [`${slowdown}x time to interactive, ratio`, 1],
    [`${slowdown}x main-thread work, ratio`, 1],
    [`${slowdown}x bytes until interactive, ratio`, 1],
  ]),
);

/** `npm run bench -- render [--rounds N]`: our two lines beside @shopify/buy-button-js, in turns, nothing cached. */
export async function benchRender({ rounds }: { rounds: number }): Promise<BenchResult> {
  const server = await serveRender();
  const browser = await launchBrowser();
  try {
    const figures: Record<string, number> = { rounds, "latency ms": LATENCY_MS };
    for (const slowdown of SLOWDOWNS) {
      const clicked: Record<Side, Load[]> = { twuster: [], shopify: [] };
      const watched: Record<Side, Load[]> = { twuster: [], shopify: [] };
      // The first round warms up the browser's processes.
      for (let round = -1; round < rounds; round++) {
        for (const [isToClick, loads] of [
          [true, clicked],
          [false, watched],
        ] as const) {
          for (const side of SIDES) {
            const load = await measureLoad(browser, { side, url: `${server.pages}/${side}`, slowdown, isToClick });
            if (round >= 0) loads[side].push(load);
          }
        }
      }
      Object.assign(figures, summarize(`${slowdown}x`, clicked, watched));
    }
    const ok = Object.entries(MOST).every(([name, most]) => figures[name]! <= most); // safe because each has a figure; without one it fails
    return { name: "render", figures, targets: MOST, ok };
  } finally {
    await browser.close();
    await server.close();
  }
}

type Loads = Record<Side, Load[]>;

/** Medians of both sides and their ratios. */
function summarize(prefix: string, clicked: Loads, watched: Loads): Record<string, number> {
  const rows: [name: string, loads: Loads, key: keyof Load, digits: number][] = [
    ["time to interactive", clicked, "interactiveMs", 1],
    ["time since the script's request", clicked, "sinceScriptMs", 1],
    ["main-thread work", watched, "taskMs", 1],
    ["script work", watched, "scriptMs", 1],
    ["style and layout work", watched, "layoutMs", 1],
    ["bytes until interactive", watched, "bytes", 0],
    ["requests until interactive", watched, "requests", 0],
    ["layout shift", watched, "layoutShift", 3],
  ];
  return Object.fromEntries(
    rows.flatMap(([name, loads, key, digits]) => {
      const [ours, theirs] = SIDES.map((side) => median(loads[side].map((load) => load[key]))) as [number, number]; // safe because there are two sides
      const unit = key.endsWith("Ms") ? " ms" : "";
      return [
        [`${prefix} ${name}, twuster${unit}`, round(ours, digits)],
        [`${prefix} ${name}, shopify${unit}`, round(theirs, digits)],
        // Where nothing shifts at all there is nothing to divide by.
        ...(theirs > 0 ? [[`${prefix} ${name}, ratio`, round(ours / theirs, 3)] as const] : []),
      ] as const;
    }),
  );
}
