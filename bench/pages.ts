import { launch } from "puppeteer-core";
import lighthouse from "lighthouse";
import { seedPictures, seedProfiles } from "../demo/town/seed-profiles.ts";
import { startTestTown } from "../demo/testing/test-town.ts";
import { enrolPartner } from "../server/partners/enrol.ts";
import { demoSiteNames, partnerNames, type DemoSiteName } from "../demo/town/seed.ts";
import { findChromium } from "../tools/chromium.mjs";
import type { BenchResult } from "./bench-result.ts";
import { median } from "./figures.ts";

const groups = ["performance", "accessibility", "best-practices", "seo"] as const;
const target = 95;

/**
 * `npm run bench -- pages`: Lighthouse on a public list and a partner's page, median of so many runs. On the live network: a test
 * network's pages are kept out of search engines, which Lighthouse counts as a fault.
 */
export async function benchPages({ runs }: { runs: number }): Promise<BenchResult> {
  const town = await startTestTown({ worker: false });
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  const partners = {} as Record<DemoSiteName, { partnerId: string }>; // safe because the loop fills it
  for (const name of demoSiteNames) partners[name] = { partnerId: await enrolPartner(live, partnerNames[name]) };
  await seedProfiles(live, partners);
  await seedPictures(live, partners);
  const browser = await launch({
    executablePath: await findChromium(),
    args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  const figures: Record<string, number> = {};
  const targets: Record<string, number> = {};
  try {
    const base = `http://seiten.localhost:${new URL(town.url).port}/${live.network.slug}/`;
    for (const [page, url] of [
      ["list", base],
      ["partner", `${base}baeckerei-meyerholz`],
    ] as const) {
      const scores: Record<string, number[]> = {};
      for (let run = 0; run < runs; run++) {
        const result = await lighthouse(url, {
          port: Number(new URL(browser.wsEndpoint()).port),
          onlyCategories: [...groups],
          logLevel: "error",
        });
        for (const group of groups) {
          const category = result?.lhr.categories[group];
          (scores[group] ??= []).push(Math.round((category?.score ?? 0) * 100));
          for (const { id } of category?.auditRefs ?? []) {
            const score = result?.lhr.audits[id]?.score;
            if (run === 0 && typeof score === "number" && score < 0.9) console.log(`${page}: ${group}: ${id} ${score}`);
          }
        }
      }
      for (const group of groups) {
        const name = `${page} ${group}`;
        figures[name] = median(scores[group] ?? []);
        targets[name] = target;
      }
    }
  } finally {
    await browser.close();
    await town.close();
  }
  return { name: "pages", figures, targets, ok: Object.values(figures).every((score) => score >= target) };
}
