import { availableParallelism, loadavg } from "node:os";
import { gzipSync } from "node:zlib";
import { BarePage } from "../demo/testing/bare-page.ts";
import { launchBrowser } from "../demo/testing/browser.ts";
import type { BenchResult } from "./bench-result.ts";
import { startCouponTown } from "./coupons/coupon-town.ts";
import { BEFORE, type Phase } from "./coupons/long-tasks.ts";
import { drawnPlain } from "./coupons/plain-list.ts";
import { useList, visit } from "./coupons/visits.ts";
import { median, round } from "./figures.ts";

const COUPONS = 500;
/** From here on the browser counts a task as long. */
const LONG_MS = 50;
const EMPTY = "empty page";
/** The same list without any script: what is drawn at first, which is the floor, and every coupon of it. */
const PLAIN = ["plain HTML of the first", "plain HTML of all"] as const;

/**
 * `npm run bench -- coupons [--rounds N]`: the list with 500 coupons of a real town on a phone, four times slower than
 * this machine, in turns with an empty page and with the same list as plain HTML.
 */
export async function benchCoupons({ rounds }: { rounds: number }): Promise<BenchResult> {
  const town = await startCouponTown(COUPONS);
  const host = await BarePage.start();
  const browser = await launchBrowser();
  try {
    await town.allowOrigin(host.origin);
    const tag = `<script type="module" src="${town.url}/v1/twuster.js"></script><twuster-coupon-list site="${town.siteKey}"><a href="#liste">Coupons</a></twuster-coupon-list>`;
    const plain = await drawnPlain(browser, host, tag);
    const seen: Record<string, Phase[]> = {};
    // The first round warms up the browser's processes.
    for (let round = -1; round < rounds; round++) {
      const phases = {
        ...(await visit(browser, host, tag, useList)),
        [EMPTY]: whole(await visit(browser, host, "")),
        [PLAIN[0]]: (await visit(browser, host, plain.first))["load"]!, // safe because it is marked
        [PLAIN[1]]: (await visit(browser, host, plain.all))["load"]!, // safe because it is marked
      };
      if (round >= 0) for (const [name, phase] of Object.entries(phases)) (seen[name] ??= []).push(phase);
    }
    return summarize(rounds, seen, await weighAnswer(`${town.url}/v1/${town.network}/coupons?site=${town.siteKey}`));
  } finally {
    await browser.close();
    host.close();
    await town.close();
  }
}

/** An empty page's own start-up, which no page is without. */
function whole(phases: Record<string, Phase>): Phase {
  const each = Object.values(phases);
  return {
    longestMs: Math.max(...each.map(({ longestMs }) => longestMs)),
    longestWallMs: Math.max(...each.map(({ longestWallMs }) => longestWallMs)),
    totalMs: each.reduce((sum, { totalMs }) => sum + totalMs, 0),
  };
}

/** Of the answer with the list: as it is sent, and as a proxy in front of the API would send it. */
async function weighAnswer(url: string): Promise<Record<string, number>> {
  const response = await fetch(url);
  const body = Buffer.from(await response.arrayBuffer());
  if (!response.ok) throw new Error(`the list was refused: ${body}`);
  return { "answer, bytes": body.length, "answer, bytes gz": gzipSync(body, { level: 6 }).length };
}

/** Of the phases the longest task of the median round and of the worst one; of the loads the work in all as well. */
function summarize(rounds: number, seen: Record<string, Phase[]>, answer: Record<string, number>): BenchResult {
  const figures: Record<string, number> = { coupons: COUPONS, rounds, ...answer };
  const targets: Record<string, number> = {};
  const middle = (name: string, key: keyof Phase): number => median((seen[name] ?? []).map((phase) => phase[key]));
  for (const [name, phases] of Object.entries(seen)) {
    figures[`${name}, longest task ms`] = round(middle(name, "longestMs"), 1);
    figures[`${name}, longest task of all rounds ms`] = round(Math.max(...phases.map(({ longestMs }) => longestMs)), 1);
    figures[`${name}, longest task by the wall clock ms`] = round(middle(name, "longestWallMs"), 1);
    if (![BEFORE, EMPTY, ...PLAIN].includes(name)) targets[`${name}, longest task ms`] = LONG_MS;
  }
  for (const name of ["load", EMPTY, ...PLAIN]) figures[`${name}, all tasks ms`] = round(middle(name, "totalMs"), 1);
  for (const base of PLAIN) {
    const ratio = (key: keyof Phase): number => round(middle("load", key) / middle(base, key), 2);
    figures[`load, longest task, ratio to ${base}`] = ratio("longestMs");
    figures[`load, all tasks, ratio to ${base}`] = ratio("totalMs");
  }
  // Times mean little where others use the processors.
  figures["machine, waiting processes per core"] = round(loadavg()[0]! / availableParallelism(), 1); // safe because there are three
  const ok = Object.entries(targets).every(([name, most]) => figures[name]! <= most); // safe because each has a figure
  return { name: "coupons", figures, targets, ok };
}
