import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "puppeteer-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Asserts that axe finds nothing on the page as it is now, and that nothing sticks out of it sideways.
 * @param within a selector: the rest of the page is somebody else's
 */
export async function assertAccessible(page: Page, name: string, within = "html"): Promise<void> {
  assert.deepEqual(await findings(page, within), [], name);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(overflow <= 0, `${name} overflows by ${overflow} px`);
}

async function findings(page: Page, within: string): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (within: string) => {
    const { axe: runner } = window as unknown as {
      axe: {
        run(
          context: string,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
      };
    }; // safe because the line above put it there
    const { violations } = await runner.run(within, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.html.slice(0, 200)} ${node.failureSummary ?? ""}`).join(" | ")}`,
    );
  }, within);
}
