import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { addSite, revokeSite } from "../server/partners/enrol.ts";
import { replaceKey } from "../server/partners/site-desk.ts";
import { assertAccessible } from "./testing/axe.ts";
import { BarePage } from "./testing/bare-page.ts";
import { launchBrowser, pageIn, press, waitForText } from "./testing/browser.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/** `?twuster-doctor` on pages with one thing wrong each: it finds that thing and no other. */
let town: TestTown;
let browser: Browser;
let shop: BarePage;
let key: string;
let foreignKey: string;
let revokedKey: string;
let oldKey: string;

before(async () => {
  town = await startTestTown({ worker: false });
  browser = await launchBrowser({ plainHost: "laden.test" });
  shop = await BarePage.start();
  const { context } = town;
  const { partnerId } = town.town.sites.baecker;
  const add = (origin = shop.origin): Promise<string> => addSite(context, partnerId, "Laden", [origin]);
  key = await add();
  foreignKey = await add("https://anderswo.example");
  revokedKey = await add();
  await revokeSite(context, revokedKey);
  oldKey = await add();
  const { id } = await context.database.prisma.site.findFirstOrThrow({ where: { key: oldKey } });
  await replaceKey(context, "test", { partnerId, siteId: id }, oldKey);
});
after(async () => {
  await browser.close();
  shop.close();
  await town.close();
});

const script = (): string => `<script type="module" src="${town.url}/v1/twuster.js"></script>`;
const purchase = (site: string): string =>
  `${script()}<twuster-voucher-purchase site="${site}"><a href="${town.url}/x/buy">Gutschein kaufen</a></twuster-voucher-purchase>`;
const scanner = (): string => `${script()}<twuster-scanner network="${town.network}"></twuster-scanner>`;
const policy = (change: Record<string, string> = {}): Record<string, string> => {
  const rules = {
    "default-src": "'none'",
    "script-src": town.url,
    "connect-src": town.url,
    "img-src": `${town.url} data:`,
    "require-trusted-types-for": "'script'",
    "trusted-types": "lit-html",
    ...change,
  };
  return {
    "Content-Security-Policy": Object.entries(rules)
      .map(([name, value]) => `${name} ${value}`)
      .join("; "),
  };
};

interface Visit {
  body: string;
  headers?: Record<string, string>;
  query?: string;
  lang?: string;
  early?: string;
}
async function visit(wish: Visit): Promise<{ page: Page; complaints: string[] }> {
  Object.assign(shop, { body: wish.body, headers: wish.headers ?? {}, lang: wish.lang ?? "de" });
  const page = await pageIn(browser);
  await page.setViewport({ width: 1280, height: 900 });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
  });
  if (wish.early) await page.evaluateOnNewDocument(wish.early);
  await page.goto(`${shop.origin}/${wish.query ?? "?twuster-doctor"}`);
  return { page, complaints };
}

/** What the panel says, by level. */
async function findingsOn(page: Page): Promise<{ bad: string[]; hint: string[]; good: string[]; text: string }> {
  await page.waitForFunction(
    () =>
      document.querySelector("#twuster-doctor-panel")?.shadowRoot?.querySelector("h2") !== null &&
      !!document.querySelector("#twuster-doctor-panel"),
    { polling: 50 },
  );
  return page.evaluate(() => {
    const root = document.querySelector("#twuster-doctor-panel")!.shadowRoot!;
    const of = (level: string): string[] =>
      [...root.querySelectorAll<HTMLElement>(`li.${level}`)].map((item) => item.dataset["finding"] ?? "").toSorted();
    return { bad: of("bad"), hint: of("hint"), good: of("good"), text: root.textContent ?? "" };
  });
}

const faults: [what: string, finding: string, visit: () => Visit, says: () => string][] = [
  ["an origin that is not allowed", "originForeign", () => ({ body: purchase(foreignKey) }), () => shop.origin],
  [
    "a sandboxed page",
    "sandboxed",
    () => ({ body: purchase(key), headers: { "Content-Security-Policy": "sandbox allow-scripts" } }),
    () => "abgeschotteten Rahmen",
  ],
  ["a revoked key", "keyRevoked", () => ({ body: purchase(revokedKey) }), () => "abgemeldet"],
  ["an unknown key", "keyUnknown", () => ({ body: purchase(`${key.slice(0, -1)}u`) }), () => "unbekannt"],
  ["a key cut short", "keyMalformed", () => ({ body: purchase("pk_test_twist") }), () => "pk_test_twist"],
  ["no key", "keyMissing", () => ({ body: purchase("") }), () => "site="],
  [
    "a policy without connect",
    "cspConnect",
    () => ({ body: purchase(key), headers: policy({ "connect-src": "'self'" }) }),
    () => `connect-src ${town.url}`,
  ],
  [
    "a policy without img",
    "cspImg",
    () => ({ body: purchase(key), headers: policy({ "img-src": "data:" }) }),
    () => `img-src ${town.url}`,
  ],
  [
    "trusted types without our policy",
    "cspTrustedTypes",
    () => ({ body: purchase(key), headers: policy({ "trusted-types": "other" }) }),
    () => "lit-html",
  ],
  [
    "a page that forbids the camera",
    "cameraPolicy",
    () => ({ body: scanner(), headers: { "Permissions-Policy": "camera=()" } }),
    () => "camera=(self)",
  ],
  [
    "a scanner without its town",
    "networkMissing",
    () => ({ body: `${script()}<twuster-scanner></twuster-scanner>` }),
    () => "network=",
  ],
  [
    "a town that is none",
    "networkUnknown",
    () => ({ body: `${script()}<twuster-scanner network="entenhausen"></twuster-scanner>` }),
    () => "entenhausen",
  ],
  [
    "somebody else's element under our tag",
    "tagForeign",
    () => ({
      body: purchase(key),
      early: `customElements.define("twuster-voucher-purchase", class extends HTMLElement {})`,
    }),
    () => "jemand anderem",
  ],
  [
    "another major under our tag",
    "tagMajor",
    () => ({
      body: purchase(key),
      early: `customElements.define("twuster-voucher-purchase", class extends HTMLElement { static major = "9" })`,
    }),
    () => "Fassung 9",
  ],
  [
    "a misspelt tag",
    "unknownTag",
    () => ({ body: `${script()}<twuster-voucher-purchas site="${key}"></twuster-voucher-purchas>` }),
    () => "<twuster-voucher-purchas>",
  ],
  ["no element at all", "none", () => ({ body: script() }), () => "kein Element"],
  [
    "a hidden box",
    "hidden",
    () => ({ body: `<div class="tab" style="display: none">${purchase(key)}</div>` }),
    () => "div.tab",
  ],
  ["no width", "narrow", () => ({ body: `<div style="width: 40px">${purchase(key)}</div>` }), () => "40 Pixel"],
  [
    "a fixed height",
    "cut",
    () => ({ body: `<div id="box" style="height: 200px; overflow: hidden">${purchase(key)}</div>` }),
    () => "div#box",
  ],
  [
    "something on top",
    "covered",
    () => ({ body: `${purchase(key)}<div id="banner" style="position: fixed; inset: 0; z-index: 9"></div>` }),
    () => "div#banner",
  ],
];

for (const [what, finding, wish, says] of faults)
  test(`${what}: ${finding}, and nothing else`, async () => {
    const { page } = await visit(wish());
    if (/^(?:narrow|cut|covered)$/.test(finding)) {
      await page.waitForFunction(
        () => !!document.querySelector("twuster-voucher-purchase")?.shadowRoot?.querySelector("form"),
        { polling: 50 },
      );
      await findingsOn(page);
      await press(page, "button", "Noch einmal prüfen");
    }
    const { bad, text } = await findingsOn(page);
    assert.deepEqual(bad, [finding]);
    assert.ok(text.includes(says()), text);
    await page.close();
  });

test("under the strictest policy all is in order; it can be closed, complains of nothing, is accessible", async () => {
  const { page, complaints } = await visit({ body: purchase(key), headers: policy() });
  const { bad, hint, good } = await findingsOn(page);
  assert.deepEqual([bad, hint], [[], []]);
  assert.deepEqual(good, ["cspGood", "keyGood", "originGood", "reachable", "themeGood"]);
  assert.deepEqual(complaints, []);
  await page.keyboard.press("Escape");
  assert.equal(await page.$("#twuster-doctor-panel"), null);
  await page.close();
  const open = await visit({ body: purchase(foreignKey) });
  await findingsOn(open.page);
  await open.page.setViewport({ width: 360, height: 740 });
  await assertAccessible(open.page, "the doctor's panel");
  await open.page.close();
});

test("a replaced key works and is told of; hints are no faults", async () => {
  const { page } = await visit({ body: `<div style="opacity: 0.9">${purchase(oldKey)}</div>` });
  const { bad, hint } = await findingsOn(page);
  assert.deepEqual([bad, hint.filter((id) => id !== "faded")], [[], ["keyOld"]]);
  await page.close();
});

test("a page without https: insecure, and nothing else", async () => {
  Object.assign(shop, { body: purchase(key), headers: {}, lang: "de" });
  const page = await pageIn(browser);
  await page.goto(`${shop.origin.replace("laden.localhost", "laden.test")}/?twuster-doctor`);
  const { bad } = await findingsOn(page);
  assert.deepEqual(bad, ["insecure"]);
  await page.close();
});

test("in English on an English page", async () => {
  const { page } = await visit({ body: purchase(foreignKey), lang: "en" });
  const { text } = await findingsOn(page);
  assert.match(text, /This address is not allowed/);
  await page.close();
});

test("without the parameter nothing of it is asked for or shown", async () => {
  const asked: string[] = [];
  Object.assign(shop, { body: purchase(foreignKey), headers: {}, lang: "de" });
  const page = await pageIn(browser);
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${shop.origin}/?doctor`);
  await waitForText(page, "Für diese Adresse nicht freigeschaltet");
  assert.deepEqual(
    asked.filter((url) => /doctor-|site-check/.test(url)),
    [],
  );
  assert.equal(await page.$("#twuster-doctor-panel"), null);
  await page.close();
});
