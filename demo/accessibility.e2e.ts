import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { ask, confirmTransfer, placeOrder, referenceOf } from "./testing/ask.ts";
import { launchBrowser } from "./testing/browser.ts";
import { startDemo, type DemoProcess } from "./testing/demo-process.ts";

/** Every page of our own, with scripts and without, narrow and wide, light and dark: no finding of axe, nothing overflows. */
let demo: DemoProcess;
let browser: Browser;
let axe: string;
const paths = new Map<string, string>();

before(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  demo = await startDemo();
  browser = await launchBrowser();
  const place = {
    url: demo.url,
    network: demo.town.slug,
    siteKey: demo.town.hostedSiteKey,
    operatorKey: demo.town.operatorKey,
  };
  const transfer = await placeOrder(place, { paymentMethod: "bank_transfer" });
  const instant = await placeOrder(place, { paymentMethod: "test" });
  const paid = await placeOrder(place, { paymentMethod: "bank_transfer" });
  await confirmTransfer(place, { reference: referenceOf(paid), amountCents: paid.totalCents });
  const path = (url: string): string => new URL(url).pathname;
  const own = (page: string): string => `/${demo.town.slug}/${page}`;
  for (const page of ["buy", "w", "scan", "office", "where", "terms", "privacy", "withdrawal", "lost"])
    paths.set(page, own(page));
  paths.set("order, to transfer", path(transfer.pageUrl));
  paths.set("order, to pay", path(instant.pageUrl));
  paths.set("order, delivered", path(paid.pageUrl));
  paths.set("order, wrong token", `${path(paid.pageUrl)}x`);
  paths.set("wallet with a voucher", `${own("w")}#${await codeOf(paid.id, paid.token)}`);
  paths.set("hub", "/");
  paths.set("API reference", "/docs");
});
after(async () => {
  await browser.close();
  await demo.stop();
});

async function codeOf(id: string, token: string): Promise<string> {
  const place = { url: demo.url, network: demo.town.slug };
  for (let tries = 0; tries < 100; tries++) {
    const { body } = await ask<{ order: { vouchers?: { code: string }[] } }>(place, `orders/${id}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const code = body.order.vouchers?.[0]?.code;
    if (code) return code.replaceAll("-", "");
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error("the voucher was not delivered within ten seconds");
}

for (const looks of [
  { name: "phone, light", width: 360, scheme: "light", scripts: true },
  { name: "phone, dark, without scripts", width: 360, scheme: "dark", scripts: false },
  { name: "desk, dark", width: 1280, scheme: "dark", scripts: true },
]) {
  test(`our own pages are accessible: ${looks.name}`, async () => {
    const page = await browser.newPage();
    await page.setViewport({ width: looks.width, height: 800 });
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: looks.scheme },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    if (!looks.scripts) await blockScripts(page);
    for (const [name, path] of paths) {
      await page.goto("about:blank");
      await page.goto(`${demo.url}${path}`);
      if (looks.scripts) await settled(page);
      assert.deepEqual(await findings(page), [], `${name} (${looks.name})`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(overflow <= 0, `${name} overflows by ${overflow} px (${looks.name})`);
    }
    await page.close();
  });
}

/** As a blocker does it: none of our scripts arrives. (With JavaScript off, axe could not run either.) */
async function blockScripts(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on("request", (request) => void (request.resourceType() === "script" ? request.abort() : request.continue()));
}

/** Elements that are there have been drawn. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("twuster-voucher-purchase, twuster-wallet, twuster-scanner")].every(
      (element) => (element.shadowRoot?.querySelector("button:not([disabled]), input") ?? null) !== null,
    ),
  );
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: runner } = window as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
      };
    }; // safe because the line above put it there
    const { violations } = await runner.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.html.slice(0, 200)} ${node.failureSummary ?? ""}`).join(" | ")}`,
    );
  });
}
