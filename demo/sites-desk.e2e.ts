import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "puppeteer-core";
import { assertAccessible } from "./testing/axe.ts";
import { BarePage } from "./testing/bare-page.ts";
import { appears, launchBrowser, pageIn, press, typeInto, waitForText } from "./testing/browser.ts";
import { SignedIn } from "./testing/signed-in.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/** The desk's page of websites, as an owner uses it on a phone. */
let town: TestTown;
let browser: Browser;
let shop: BarePage;
let page: Page;
const complaints: string[] = [];

before(async () => {
  town = await startTestTown({ worker: false });
  browser = await launchBrowser();
  shop = await BarePage.start();
  const { partnerId } = town.town.sites.kultur;
  await town.context.database.prisma.site.updateMany({ where: { partnerId }, data: { state: "revoked" } });
  page = await signIn("owner");
});
after(async () => {
  await browser.close();
  shop.close();
  await town.close();
});

async function signIn(role: "owner" | "staff"): Promise<Page> {
  const { partnerId } = town.town.sites.kultur;
  const person = await SignedIn.as(town, town.context, `${role}@kultur.example`, role, partnerId);
  const [name = "", value = ""] = person.cookie.split("=");
  const context = await browser.createBrowserContext();
  await context.setCookie({ name, value, domain: "localhost", path: "/", secure: true, httpOnly: true });
  const opened = await pageIn(context);
  opened.on("pageerror", (error) => complaints.push(String(error)));
  opened.on("console", (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
  });
  await opened.setViewport({ width: 360, height: 740 });
  await opened.goto(`${town.url}/${town.network}/desk#/sites`);
  return opened;
}

/** Runs in the page: everything below shadow roots too. */
const findAll = `(selector, root = document) => [...root.querySelectorAll("*")].flatMap((node) => [
  ...(node.matches(selector) ? [node] : []), ...(node.shadowRoot ? findAll(selector, node.shadowRoot) : [])])`;
const inPage = <T>(body: string): Promise<T> =>
  page.evaluate(`(() => { const findAll = ${findAll}; return ${body}; })()`) as Promise<T>;
const until = (body: string): Promise<unknown> =>
  page.waitForFunction(`(() => { const findAll = ${findAll}; return ${body}; })()`, { polling: 50, timeout: 20_000 });
const choose = (selector: string, value: string): Promise<unknown> =>
  inPage(`findAll(${JSON.stringify(selector)}).map((field) => { field.value = ${JSON.stringify(value)};
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true })); })`);
const codes = (): Promise<string[]> => inPage(`findAll("code.code").map((node) => node.textContent)`);
const buttonOf = (tag: string): string =>
  `findAll(${JSON.stringify(tag)})[0]?.shadowRoot?.querySelector("[part~=order]")`;

test("an address that is none is refused in a sentence beside the field", async () => {
  for (const [wrong, sentence] of [
    ["http://kultur.example", "Ihre Seite braucht https"],
    ["*.kultur.example", "Ein Stern geht nicht"],
    ["127.0.0.1", "Eine Zahlenadresse geht nicht"],
    ["javascript:alert(1)", "Das ist keine Adresse einer Webseite"],
    ["https://a:b@kultur.example", "In der Adresse steht ein @"],
    [town.url, "Das ist unsere eigene Adresse"],
  ] as const) {
    await typeInto(page, "Adresse Ihrer Webseite", wrong);
    await press(page, "button", "Webseite eintragen");
    await waitForText(page, sentence);
  }
  await assertAccessible(page, "the form with its complaint");
});

test("one field, one press: the site is added and its lines are there; pasted into a bare page, they sell", async () => {
  await typeInto(page, "Adresse Ihrer Webseite", `${shop.origin}/start.html?x=1`);
  await press(page, "button", "Webseite eintragen");
  await waitForText(page, "Die Webseite ist eingetragen");
  const [lines = ""] = await codes();
  assert.match(
    lines,
    /^<script type=module src="http:\/\/localhost:\d+\/v1\/twuster\.js"><\/script>\n<div data-twuster=/,
  );
  shop.body = lines;
  const visitor = await pageIn(browser);
  await visitor.goto(`${shop.origin}/`);
  // By its role: the skeleton has the words already, and is inert.
  await appears(visitor, '::-p-aria([name="zahlungspflichtig bestellen"][role="button"])');
  assert.equal(await visitor.$eval("[data-twuster] a", (link) => link.textContent), "Gutschein kaufen");
  await visitor.close();
  await page.reload();
  await waitForText(page, "Zuletzt gesehen:");
});

test("another colour: preview, contrast report and the lines follow; the preview orders nothing", async () => {
  await press(page, "button", "Zeilen und Aussehen: laden.localhost");
  await until(`!!${buttonOf("twuster-voucher-purchase")}`);
  const color = (): Promise<string> =>
    inPage(`getComputedStyle(${buttonOf("twuster-voucher-purchase")}).backgroundColor`);
  const report = (): Promise<string> => inPage(`findAll("[data-pair=accent]")[0].textContent.replace(/\\s+/g, " ")`);
  await until(`getComputedStyle(${buttonOf("twuster-voucher-purchase")}).backgroundColor === "rgb(29, 92, 69)"`);
  assert.match(await report(), /Bleibt, wie gewählt/);
  assert.equal((await codes()).length, 1);

  await choose("#brand", "#ffe100");
  await until(`getComputedStyle(${buttonOf("twuster-voucher-purchase")}).backgroundColor === "rgb(255, 225, 0)"`);
  assert.equal(await color(), "rgb(255, 225, 0)");
  assert.match(await report(), /#ffe100 hätte nur 1,3 : 1; nötig sind 4,5 : 1 auf jedem Grund\. Wir nehmen #/);
  const [, css] = await codes();
  assert.equal(css, "twuster-voucher-purchase {\n  --twuster-brand: #ffe100;\n}");

  await choose("#language", "en");
  await until(`/Buy|Order/i.test(findAll("twuster-voucher-purchase")[0].shadowRoot.textContent)`);
  assert.match((await codes())[0] ?? "", /data-lang=en><a href="[^"]*">Buy a voucher</);
  await choose("#width", "320");
  await until(`findAll("twuster-voucher-purchase")[0].getBoundingClientRect().width <= 320`);

  const orders = await town.context.database.prisma.order.count();
  await inPage(`${buttonOf("twuster-voucher-purchase")}.click()`);
  await waitForText(page, "In der Vorschau wird nicht bestellt");
  assert.equal(await inPage(`findAll("twuster-voucher-purchase")[0].shadowRoot.querySelector(".error")`), null);
  assert.equal(await town.context.database.prisma.order.count(), orders);
});

test("what it weighs is what is served", async () => {
  const text = await waitForText(page, "kB, gepackt");
  const loader = await (await fetch(`${town.url}/v1/twuster.js`)).arrayBuffer();
  const kilo = (gzipSync(Buffer.from(loader), { level: 9 }).length / 1000).toFixed(1).replace(".", ",");
  assert.ok(text.includes(`${kilo} kB Skript`), text);
});

test("each system is given what it needs", async () => {
  for (const [system, expected] of [
    ["wordpress", '[twuster element="voucher-purchase" lang="en"]'],
    ["wix", "twuster-voucher-purchase"],
    ["typo3", "page.includeJSFooter"],
    ["jimdo", "<script type=module"],
  ] as const) {
    await choose("#system", system);
    await until(`findAll("code.code").some((node) => node.textContent.includes(${JSON.stringify(expected)}))`);
  }
  await assertAccessible(page, "the configurator");
});

test("a new key with its last day beside it, then revoked: the page is told", async () => {
  await press(page, "button", "Fertig");
  await press(page, "button", "Neuer Schlüssel: laden.localhost");
  await press(page, "button", "Neuen Schlüssel machen");
  await waitForText(page, "Alter Schlüssel, gilt bis");
  const visitor = await pageIn(browser);
  await visitor.goto(`${shop.origin}/?twuster-doctor`);
  await waitForText(visitor, "Der Schlüssel wurde ersetzt");
  await press(page, "button", "Fertig");
  await press(page, "button", "Webseite abmelden: laden.localhost");
  await press(page, "button", "Ja, abmelden");
  await waitForText(page, "Die Webseite ist abgemeldet");
  await visitor.reload();
  await waitForText(visitor, "Der Schlüssel ist abgemeldet");
  await visitor.close();
});

test("staff look and can't change", async () => {
  const other = await signIn("staff");
  const text = await waitForText(other, "Ändern kann das nur");
  assert.doesNotMatch(text, /Webseite eintragen/);
  assert.deepEqual(complaints, []);
});
