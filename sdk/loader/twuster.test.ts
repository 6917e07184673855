import assert from "node:assert/strict";
import { mkdtemp, rm, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { pageIn } from "../../demo/testing/browser.ts";

const root = new URL("../../", import.meta.url).pathname;
let browser: Browser;
let folder: string;
let host: Server;
let shop: Server;
/** Files of ours that the network loses. */
let lost: RegExp | undefined;
const asked: string[] = [];
let html = "";

const POLICY = (origin: string): string =>
  `default-src 'none'; script-src ${origin}; connect-src ${origin}; img-src ${origin}; require-trusted-types-for 'script'; trusted-types lit-html`;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "twuster-loader-"));
  await build({
    entryPoints: [`${root}sdk/loader/twuster.ts`],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
    tsconfig: `${root}tsconfig.json`,
    logLevel: "error",
  });
  host = createServer(async (request, response) => {
    const name = basename(request.url ?? "");
    asked.push(name);
    if (lost?.test(name)) return void request.socket.destroy();
    const file = await readFile(join(folder, name)).catch(() => undefined);
    response
      .writeHead(file ? 200 : 404, { "Content-Type": "text/javascript", "Access-Control-Allow-Origin": "*" })
      .end(file);
  }).listen(0);
  shop = createServer((request, response) => {
    if (request.url !== "/") return void response.writeHead(404).end();
    response.writeHead(200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": POLICY(originOf(host)),
    });
    response.end(
      `<!doctype html><html lang="de"><title>Laden</title><script type="module" src="${originOf(host)}/twuster.js"></script>${html}`,
    );
  }).listen(0);
  const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  browser = await puppeteer.launch({
    executablePath,
    args: ["--disable-gpu", "--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
});

after(async () => {
  await browser.close();
  for (const server of [host, shop]) server.closeAllConnections();
  for (const server of [host, shop]) server.close();
  await rm(folder, { recursive: true });
});

function originOf(server: Server): string {
  return `http://localhost:${(server.address() as AddressInfo).port}`; // safe because it listens on TCP
}

async function open(body: string): Promise<{ page: Page; complaints: string[] }> {
  html = body;
  lost = undefined;
  asked.length = 0;
  const page = await pageIn(browser);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${originOf(shop)}/`);
  return { page, complaints };
}

const isDefined = (tag: string): string => `!!customElements.get("${tag}")`;
const LINK = `<a href="/kaufen">Gutschein kaufen</a>`;

test("a page without our tags makes one request, of at most 1.5 kB", async () => {
  const { page } = await open("<p>Nur ein Laden</p>");
  await sleep(300);
  assert.deepEqual(asked, ["twuster.js"]);
  assert.ok(gzipSync(await readFile(join(folder, "twuster.js")), { level: 9 }).length <= 1500);
  await page.close();
});

test("a tag in view is loaded under a strict policy and Trusted Types without a complaint", async () => {
  const { page, complaints } = await open(
    `<twuster-voucher-purchase site="pk_test_x">${LINK}</twuster-voucher-purchase>`,
  );
  await page.waitForFunction(isDefined("twuster-voucher-purchase"));
  await page.waitForFunction(`document.querySelector("twuster-voucher-purchase").shadowRoot.querySelector(".notice")`);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("what is far below waits until it comes near", async () => {
  const { page } = await open(
    `<div id="room"></div><twuster-wallet>${LINK}</twuster-wallet>`.replace(
      '<div id="room"></div>',
      "<p>x</p>".repeat(200),
    ),
  );
  await sleep(300);
  assert.equal(await page.evaluate(isDefined("twuster-wallet")), false);
  await page.evaluate("scrollTo(0, document.body.scrollHeight)");
  await page.waitForFunction(isDefined("twuster-wallet"));
  await page.close();
});

test("400 px before it is seen it is fetched, and not before", async () => {
  // The page's policy allows no style; a canvas has its size by itself.
  const { page } = await open(`<canvas width="1" height="3000"></canvas><twuster-wallet>${LINK}</twuster-wallet>`);
  const standBelowView = (pixels: number): Promise<unknown> =>
    page.evaluate(
      `scrollTo(0, document.querySelector("twuster-wallet").getBoundingClientRect().top + scrollY - innerHeight - ${pixels})`,
    );
  await standBelowView(420);
  await page.waitForNetworkIdle({ idleTime: 500 });
  assert.deepEqual(asked, ["twuster.js"]);
  await standBelowView(380);
  await page.waitForFunction(isDefined("twuster-wallet"));
  assert.equal(
    await page.evaluate(`document.querySelector("twuster-wallet").getBoundingClientRect().top > innerHeight`),
    true,
  );
  await page.close();
});

test("a div becomes the element, takes its data along and keeps the link inside; also one added later", async () => {
  const { page } = await open(`<div data-twuster="voucher-purchase" data-site="pk_test_x">${LINK}</div>`);
  await page.waitForFunction(isDefined("twuster-voucher-purchase"));
  const shape = `[...document.querySelectorAll("div > twuster-voucher-purchase")].map((e) => [e.getAttribute("site"), e.querySelector("a")?.textContent])`;
  assert.deepEqual(await page.evaluate(shape), [["pk_test_x", "Gutschein kaufen"]]);
  await page.evaluate(`document.body.append(document.querySelector("[data-twuster]").cloneNode(true), Object.assign(document.createElement("div"), { id: "later" }));
    later.dataset.twuster = "voucher-purchase"; later.dataset.site = "pk_test_y"; document.body.append(later.cloneNode(true))`);
  await page.waitForFunction(`document.querySelectorAll("twuster-voucher-purchase").length >= 3`);
  assert.equal(
    await page.evaluate(`document.querySelectorAll("twuster-voucher-purchase twuster-voucher-purchase").length`),
    0,
  );
  await page.close();
});

test("a lost file leaves the link shown, and the next try brings the element", async () => {
  const { page } = await open("<p>Laden</p>");
  lost = /^twuster-voucher-purchase/;
  await page.evaluate(
    `document.body.insertAdjacentElement("beforeend", document.createElement("twuster-voucher-purchase")).append(Object.assign(document.createElement("a"), { href: "/kaufen", textContent: "Kaufen" }))`,
  );
  while (!asked.some((name) => lost?.test(name))) await sleep(50);
  assert.equal(await page.evaluate(`document.querySelector("a").getBoundingClientRect().height > 0`), true);
  lost = undefined;
  await page.waitForFunction(isDefined("twuster-voucher-purchase"), { timeout: 15_000 });
  await page.close();
});

test("a tag that somebody else defined is left to them", async () => {
  const { page, complaints } = await open("<p>Laden</p>");
  await page.evaluate(
    `customElements.define("twuster-wallet", class extends HTMLElement {}); document.body.append(document.createElement("twuster-wallet"), document.createElement("twuster-scanner"))`,
  );
  await page.waitForFunction(isDefined("twuster-scanner"));
  assert.equal(await page.evaluate(`document.querySelector("twuster-wallet").shadowRoot`), null);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("beside another major on the same page it mounts under a tag of its own, where the page asks for it", async () => {
  const { page, complaints } = await open("<p>Laden</p>");
  await page.evaluate(`customElements.define("twuster-voucher-purchase", class extends HTMLElement { static major = "2"; });
    document.body.insertAdjacentElement("beforeend", document.createElement("div")).id = "first";
    for (const [name, version] of [["a", "1"], ["b", "2"], ["c", undefined]]) {
      const place = document.createElement("div");
      place.id = name;
      Object.assign(place.dataset, { twuster: "voucher-purchase", site: "pk_test_x", ...(version && { version }) });
      document.body.append(place);
    }`);
  await page.waitForFunction(
    `document.querySelector("#a > twuster-voucher-purchase-v1")?.shadowRoot?.querySelector(".notice")`,
  );
  const shape = await page.evaluate(
    `["a", "b", "c"].map((id) => document.getElementById(id).firstElementChild?.outerHTML ?? "")`,
  );
  assert.deepEqual(shape, [
    '<twuster-voucher-purchase-v1 site="pk_test_x"></twuster-voucher-purchase-v1>',
    "",
    '<twuster-voucher-purchase site="pk_test_x"></twuster-voucher-purchase>',
  ]);
  assert.deepEqual(complaints, []);
  await page.close();
});
