import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, HTTPRequest, Page } from "puppeteer-core";
import { serveHostPages, type HostPages } from "./hostile/host-server.ts";
import { leave, visit } from "./hostile/visit.ts";
import { launchBrowser } from "./testing/browser.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/** Before the visitor acts: no cookie, nothing stored, nobody asked but the page's own host and ours (§ 25 TDDDG). */
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

const tags = ["twuster-voucher-purchase", "twuster-wallet", "twuster-scanner", "twuster-town"];

/** Every request of the page and of its workers, with the headers that really left the browser. */
interface Seen {
  requests: HTTPRequest[];
  headers: Record<string, string>[];
  setCookies: string[];
}

async function watch(page: Page): Promise<Seen> {
  const seen: Seen = { requests: [], headers: [], setCookies: [] };
  const session = await page.createCDPSession();
  await session.send("Network.enable");
  session.on("Network.requestWillBeSentExtraInfo", ({ headers }) => seen.headers.push(headers));
  session.on("Network.responseReceivedExtraInfo", ({ headers }) => {
    for (const [name, value] of Object.entries(headers)) if (/^set-cookie$/i.test(name)) seen.setCookies.push(value);
  });
  page.on("request", (request) => seen.requests.push(request));
  return seen;
}

/** Everything that a page can leave in a browser, on the page's origin and on ours. */
async function storedBy(page: Page): Promise<Record<string, unknown>> {
  const session = await page.createCDPSession();
  const { cookies } = await session.send("Network.getAllCookies");
  const usage: Record<string, number> = {};
  for (const origin of [hosts.origin, town.url]) {
    usage[origin] = (await session.send("Storage.getUsageAndQuota", { origin })).usage;
  }
  const here = await page.evaluate(async () => ({
    cookie: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    name: window.name,
  }));
  return { cookies, usage, ...here };
}

/** Reads the page down to the last of these elements, and waits until each of them is drawn. Presses nothing. */
async function readDownTo(tags: string[]): Promise<{ page: Page; seen: Seen; complaints: string[] }> {
  const { page, complaints } = await visit(browser, "about:blank", { width: 360 });
  const seen = await watch(page);
  // An address as letters and campaigns make them: none of it is ours to know.
  await page.goto(`${hosts.url("carries-all")}?code=K7QF-2M9W&utm_source=brief#abschnitt`);
  for (const tag of tags) {
    await page.$eval(tag, (element) => element.scrollIntoView());
    await page.waitForFunction(
      (tag: string) => {
        const root = document.querySelector(tag)?.shadowRoot;
        return !!root?.querySelector("button, input") && !root.querySelector(".skeleton");
      },
      { polling: 50 },
      tag,
    );
  }
  await page.waitForNetworkIdle({ idleTime: 1_000 });
  return { page, seen, complaints };
}

const nothing = (): Record<string, unknown> => ({
  cookies: [],
  usage: { [hosts.origin]: 0, [town.url]: 0 },
  cookie: "",
  local: [],
  session: [],
  databases: [],
  caches: [],
  workers: 0,
  name: "",
});

test("with all four elements drawn, only the page's own host and ours were asked, and told nothing", async (t) => {
  const { page, seen, complaints } = await readDownTo(tags);
  const urls = seen.requests.map((request) => new URL(request.url())).filter(({ protocol }) => protocol !== "data:");
  t.diagnostic(`${urls.length} requests: ${urls.map(({ host, pathname }) => host + pathname).join(" ")}`);
  assert.deepEqual([...new Set(urls.map(({ origin }) => origin))].toSorted(), [hosts.origin, town.url].toSorted());
  const ours = seen.requests.filter((request) => request.url().startsWith(town.url));
  assert.ok(ours.length > 5 && seen.headers.length >= ours.length, "the watch saw nothing");
  for (const request of ours) {
    assert.equal(request.method(), "GET", request.url());
    // The key names the page and nothing else goes along.
    const query = [...new URL(request.url()).searchParams.keys()].filter((name) => name !== "site");
    assert.deepEqual(query, [], request.url());
    assert.doesNotMatch(request.url(), /K7QF|utm_|#/);
  }
  for (const headers of seen.headers) {
    const { Cookie, cookie = Cookie, Referer, referer = Referer } = headers;
    assert.equal(cookie, undefined);
    // Our chunks name the script that asked for them; of the page at most the origin is told, to us.
    const isOurs = referer?.startsWith(town.url) || headers["Host"] === new URL(hosts.origin).host;
    if (referer && !isOurs) assert.equal(referer, `${hosts.origin}/`);
  }
  assert.deepEqual(seen.setCookies, []);
  const { databases: _databases, usage: _usage, ...stored } = await storedBy(page);
  const { databases: _none, usage: _zero, ...expected } = nothing();
  assert.deepEqual(stored, expected);
  assert.deepEqual(complaints, []);
  await leave(page);
});

test("the purchase stores nothing, not a byte, before the visitor acts", async () => {
  const { page } = await readDownTo(tags.slice(0, 1));
  assert.deepEqual(await storedBy(page), nothing());
  await leave(page);
});

test("the wallet leaves no database, cache or worker before the visitor acts", async () => {
  const { page } = await readDownTo(tags.slice(0, 2));
  const { usage: _bytes, ...stored } = await storedBy(page);
  const { usage: _zero, ...expected } = nothing();
  assert.deepEqual(stored, expected);
  await leave(page);
});

test("wallet, scanner and town leave not a byte either", async () => {
  const { page } = await readDownTo(tags);
  assert.deepEqual(await storedBy(page), nothing());
  await leave(page);
});
