import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "puppeteer-core";
import { serveHostPages, type ElementTag, type HostPages } from "./hostile/host-server.ts";
import { differenceOf, pictureOf, placeOf, poses, standAt } from "./hostile/picture.ts";
import { leave, untilDrawn, untilReady, visit, type VisitOptions } from "./hostile/visit.ts";
import { launchBrowser } from "./testing/browser.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/** Host pages as written by people who have not seen our CSS: the element looks and works as on an empty page. */
let town: TestTown;
let hosts: HostPages;
let browser: Browser;

before(async () => {
  town = await startTestTown();
  hosts = await serveHostPages(town);
  browser = await launchBrowser();
});
after(async () => {
  // Also where a start failed: a town left running would keep this process alive.
  await browser?.close();
  await hosts?.close();
  await town?.close();
});

const widths = [360, 1280];
/**
 * Both pictures come from one browser, one font and one place, so they should be the same to the pixel. One in a
 * thousand is left for edges of letters where a host's layer (transform, opacity) makes Chromium smooth them otherwise.
 */
const MOST_DIFFERING = 0.001;

/** The ground is what a visitor sees behind the element; the clean page gets the same. */
const looks: { name: string; ground: string; media?: VisitOptions["media"] }[] = [
  { name: "reset-meyer", ground: "#fbf7f0" },
  { name: "bootstrap-theme", ground: "#f5f5f5" },
  { name: "all-unset", ground: "#fff" },
  { name: "important-storm", ground: "#fff0f5" },
  { name: "huge-root", ground: "#fff" },
  { name: "dark", ground: "#000" },
  { name: "dark-with-light-box", ground: "#fff" },
  { name: "quirks-table", ground: "#ffffcc" },
  { name: "right-to-left", ground: "#fffdf5" },
  { name: "print", ground: "#fff", media: "print" },
  { name: "in-form", ground: "#fff" },
  { name: "patched-prototypes", ground: "#fff" },
  { name: "strict-policy", ground: "#fff" },
];

for (const { name, ground, media } of looks) {
  test(`${name}: looks as on an empty page, form, complaints and refusal, at 360 and 1280`, async (t) => {
    let most = 0;
    for (const width of widths) {
      const host = await visit(browser, hosts.url(name), { width, media });
      await untilReady(host.page);
      const clean = await visit(browser, hosts.url("clean"), { width, media });
      await untilReady(clean.page);
      await standAt(clean.page, await placeOf(host.page), ground);
      for (const [pose, strike] of Object.entries(poses)) {
        for (const { page } of [host, clean]) await strike(page, town.revokedSiteKey);
        const [seen, expected] = [await pictureOf(host.page), await pictureOf(clean.page)];
        const difference = differenceOf(seen, expected);
        most = Math.max(most, difference);
        await keep(`${name}-${width}-${pose}`, seen, expected);
        assert.ok(difference <= MOST_DIFFERING, `${pose}, ${width} px: ${(difference * 100).toFixed(2)} % differ`);
      }
      // The refusal is an answer of 401, which the console calls an error too.
      const complaints = host.complaints.filter((text) => !/status of 40[13]/.test(text));
      assert.deepEqual(complaints, []);
      await leave(host.page);
      await leave(clean.page);
    }
    t.diagnostic(`${name}: at most ${(most * 100).toFixed(3)} % of the pixels differ`);
  });
}

/** The others share their base with the shop: the five kinds of hostile style sheet, and the rest that could reach them. */
const reaching = ["reset-meyer", "all-unset", "important-storm", "huge-root", "dark", "right-to-left", "strict-policy"];
const others: Partial<Record<ElementTag, number[]>> = {
  "twuster-wallet": [360],
  "twuster-scanner": [360],
  // From 640 px it has two columns.
  "twuster-town": widths,
};
for (const [tag, sizes] of Object.entries(others) as [ElementTag, number[]][]) {
  test(`${tag}: looks as on an empty page on each of ${reaching.join(", ")}`, async (t) => {
    let most = 0;
    for (const name of reaching) {
      const { ground } = looks.find((each) => each.name === name)!; // safe because each of them is above
      for (const width of sizes) {
        const host = await visit(browser, hosts.url(name, tag), { width });
        await untilDrawn(host.page, tag);
        const clean = await visit(browser, hosts.url("clean", tag), { width });
        await untilDrawn(clean.page, tag);
        await standAt(clean.page, await placeOf(host.page, tag), ground, tag);
        const [seen, expected] = [await pictureOf(host.page, tag), await pictureOf(clean.page, tag)];
        const difference = differenceOf(seen, expected);
        most = Math.max(most, difference);
        await keep(`${tag}-${name}-${width}`, seen, expected);
        assert.ok(difference <= MOST_DIFFERING, `${name}, ${width} px: ${(difference * 100).toFixed(2)} % differ`);
        assert.deepEqual(host.complaints, [], name);
        await leave(host.page);
        await leave(clean.page);
      }
    }
    t.diagnostic(`${tag}: at most ${(most * 100).toFixed(3)} % of the pixels differ`);
  });
}

test("huge-root: the wallet's measures follow its text, not the page's root", async () => {
  const pictures: Buffer[] = [];
  for (const root of ["16px", "40px"]) {
    const { page } = await visit(browser, hosts.url("carries-all"), { width: 360 });
    await page.addStyleTag({ content: `html { font-size: ${root} } body { font: 16px sans-serif }` });
    await page.$eval("twuster-wallet", (wallet) => wallet.scrollIntoView());
    await page.waitForFunction(`document.querySelector("twuster-wallet").shadowRoot?.querySelector("input")`);
    await page.waitForFunction(
      `document.querySelector("twuster-wallet").shadowRoot.adoptedStyleSheets.at(-1).cssRules.length === 1`,
    );
    pictures.push(await pictureOf(page, "twuster-wallet"));
    await leave(page);
  }
  assert.equal(differenceOf(pictures[0]!, pictures[1]!), 0); // safe because there are two
});

/** Where E2E_PICTURES names a folder, every picture is kept there to be looked at. */
async function keep(name: string, seen: Buffer, expected: Buffer): Promise<void> {
  const folder = process.env["E2E_PICTURES"];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}-host.png`), seen);
  await writeFile(join(folder, `${name}-clean.png`), expected);
}
