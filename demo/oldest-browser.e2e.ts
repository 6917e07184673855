import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { serveHostPages, type ElementTag, type HostPages } from "./hostile/host-server.ts";
import { appears, drawn, leave, pressInside, TAG, visit, type Visit } from "./hostile/visit.ts";
import { launchBrowser, press, typeInto, waitForText } from "./testing/browser.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/**
 * The floor's oldest browser, Safari 15.6, as far as another can play it: no constructed style sheets and no container
 * queries. tools/floor.test.ts says what is done without them; here one sees it.
 */
let town: TestTown;
let hosts: HostPages;
let browser: Browser;

before(async () => {
  town = await startTestTown();
  hosts = await serveHostPages(town);
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await hosts?.close();
  await town?.close();
});

/** Runs before the page's scripts. A rule or a value that a browser does not know is as if it were not written. */
function forget(): void {
  for (const place of [Document, ShadowRoot]) Reflect.deleteProperty(place.prototype, "adoptedStyleSheets");
  for (const method of ["replace", "replaceSync"]) Reflect.deleteProperty(CSSStyleSheet.prototype, method);
  const illegal = function (): never {
    throw new TypeError("Illegal constructor");
  };
  Object.assign(globalThis, { CSSStyleSheet: illegal });
  const { set, get } = Object.getOwnPropertyDescriptor(Node.prototype, "textContent")!; // safe because every node has it
  const without = (css: string): string =>
    css
      .replace(/@container[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/g, "")
      .replace(/(?<=[{;\s])[\w-]+:[^;{}]*\dcq(?:[wihb]|min|max)\b[^;{}]*;?/g, "")
      .replace(/container-type:[^;{}]*;?/g, "");
  Object.defineProperty(HTMLStyleElement.prototype, "textContent", {
    configurable: true,
    get,
    set(this: HTMLStyleElement, css: string) {
      set!.call(this, without(css)); // safe because text can be set
    },
  });
}

async function visitOld(element: ElementTag, width: number): Promise<Visit> {
  const old = await visit(browser, "about:blank", { width });
  await old.page.evaluateOnNewDocument(forget);
  await old.page.goto(hosts.url("clean", element));
  await appears(old.page, "button, input", element);
  await old.page.waitForFunction(
    (tag: string) => {
      const root = document.querySelector(tag)?.shadowRoot;
      // Lit's own way before constructed sheets, and the palette's.
      if (!root?.querySelector("style") || root.querySelector(".skeleton, [data-screen=starting]")) return false;
      return root.host.hasAttribute("style") && !Reflect.has(root, "adoptedStyleSheets");
    },
    { polling: 50 },
    element,
  );
  return old;
}

interface Box {
  width: number;
  columns: number;
  fontPx: number;
}
const boxOf = (page: Page, tag: ElementTag, selector: string): Promise<Box> =>
  page.$eval(`${tag} >>> ${selector}`, (node) => {
    const { gridTemplateColumns, fontSize } = getComputedStyle(node);
    return {
      width: node.getBoundingClientRect().width,
      columns: gridTemplateColumns.split(" ").length,
      fontPx: parseFloat(fontSize),
    };
  });

async function assertFits({ page, complaints }: Visit, tag: ElementTag, name: string): Promise<void> {
  await drawn(page);
  const [inner, outer] = await page.$eval(`${tag} >>> .base`, (base) => [base.scrollWidth, base.clientWidth]);
  assert.ok(inner! <= outer!, `${name}: ${inner} in ${outer} px`); // safe because there are two
  assert.deepEqual(complaints, [], name);
  const folder = process.env["E2E_PICTURES"];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `old-${name}.png`) });
}

for (const width of [320, 1280]) {
  test(`${width} px: the shop sells, and what to transfer is in one column`, async () => {
    const old = await visitOld(TAG, width);
    const { page } = old;
    await assertFits(old, TAG, `shop-${width}`);
    await pressInside(page, ".denomination button:last-of-type");
    await pressInside(page, "input[value=bank_transfer]");
    await pressInside(page, "#email");
    await page.keyboard.type("alt@example.org");
    await pressInside(page, "[part=order]");
    await appears(page, "[part=giro-code]");
    assert.equal((await boxOf(page, TAG, ".transfer")).columns, 1);
    assert.equal((await boxOf(page, TAG, ".transfer")).width <= width, true);
    await assertFits(old, TAG, `placed-${width}`);
    await leave(page);
  });

  test(`${width} px: the town is in one column`, async () => {
    const old = await visitOld("twuster-town", width);
    assert.equal((await boxOf(old.page, "twuster-town", ".parts")).columns, 1);
    assert.equal((await boxOf(old.page, "twuster-town", ".search")).columns, 1);
    await assertFits(old, "twuster-town", `town-${width}`);
    await leave(old.page);
  });

  test(`${width} px: the counter's signs and words keep their size, from the first screen to yes and no`, async () => {
    const old = await visitOld("twuster-scanner", width);
    const { page } = old;
    const tag = "twuster-scanner";
    await typeInto(page, "Anmeldecode", await town.pairingCode());
    await press(page, "button", "Kasse anmelden");
    await appears(page, "[data-screen=ready]", tag);
    const scan = await boxOf(page, tag, ".scan .sign");
    assert.ok(scan.width >= 80 && scan.width <= 120, `${scan.width} px`);
    assert.ok((await boxOf(page, tag, ".scan-label")).fontPx >= 24);
    await assertFits(old, tag, `counter-ready-${width}`);
    const code = await town.openVoucher();
    for (const screen of ["result", "refused"]) {
      await page.locator(`${tag} >>> #code`).fill(code);
      await press(page, "button", "Prüfen");
      if (screen === "result") {
        await appears(page, "[data-screen=found]", tag);
        assert.ok((await boxOf(page, tag, ".amount")).fontPx >= 54);
        await assertFits(old, tag, `counter-found-${width}`);
        await press(page, "button", "Jetzt einlösen");
      }
      await appears(page, `[data-screen=${screen}]`, tag);
      const sign = await boxOf(page, tag, ".result > .sign");
      assert.ok(sign.width >= 72 && sign.width <= 136, `${screen}: ${sign.width} px`);
      assert.ok((await boxOf(page, tag, ".amount")).fontPx >= (screen === "result" ? 54 : 32), screen);
      assert.ok((await boxOf(page, tag, ".word")).fontPx >= 30, screen);
      await assertFits(old, tag, `counter-${screen}-${width}`);
      await press(page, "button", "Nächster Gutschein");
      await appears(page, "[data-screen=ready]", tag);
    }
    await leave(page);
  });

  test(`${width} px: the wallet shows a voucher`, async () => {
    const old = await visitOld("twuster-wallet", width);
    await old.page.locator("twuster-wallet >>> #code").fill(await town.openVoucher());
    await old.page.keyboard.press("Enter");
    await waitForText(old.page, "Gutschein aufs Handy nehmen");
    await assertFits(old, "twuster-wallet", `wallet-${width}`);
    await leave(old.page);
  });
}
