import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { heldElements, listenersOf, markElement } from "./frameworks/leaks.ts";
import { serveFrameworkPages, type FrameworkPages } from "./frameworks/serve.ts";
import {
  choose,
  isGone,
  isOpen,
  linesOf,
  order,
  pageSays,
  TAG,
  turboIsIdle,
  typedEmail,
  typeEmail,
  visit,
} from "./frameworks/visit.ts";
import { confirmTransfer } from "./testing/ask.ts";
import { launchBrowser, pressAt, waitForText } from "./testing/browser.ts";
import { startTestTown, type TestTown } from "./testing/test-town.ts";

/** The element inside other people's frameworks, on a site of its own. */
let town: TestTown;
let pages: FrameworkPages;
let browser: Browser;
before(async () => {
  town = await startTestTown();
  pages = await serveFrameworkPages(town);
  browser = await launchBrowser();
});
// A page that a failed test left open would stand before the next one's, which then gets no frames.
afterEach(async () => {
  const own = browser.browserContexts().filter((context) => context !== browser.defaultBrowserContext());
  await Promise.all(own.map((context) => context.close()));
});
after(async () => {
  await browser?.close();
  await pages?.close();
  await town?.close();
});

const frameworks = ["react", "vue", "html"];
const siteOf = (page: Page): Promise<string> =>
  page.$eval(TAG, (element) => (element as HTMLElement & { site: string }).site); // safe because that is its property
const press = (page: Page, selector: string): Promise<void> =>
  page.$eval(selector, (button) => (button as HTMLButtonElement).click()); // safe because the pages' controls are buttons

/** The page was told of one order, and that order is in the books. @returns the order's number */
async function assertToldOnce(page: Page): Promise<string> {
  await pageSays(page, "#orders", "Cent");
  const { number } = await town.context.database.prisma.order.findFirstOrThrow({ orderBy: { placedAt: "desc" } });
  assert.deepEqual(await linesOf(page), [`${number}: 2500 Cent`]);
  return number;
}

/** The money comes in, as the issuer's office reads it off the bank statement. */
async function pay(number: string): Promise<void> {
  const { prisma } = town.context.database;
  const { id } = await prisma.order.findFirstOrThrow({ where: { number } });
  const { reference } = await prisma.payment.findFirstOrThrow({ where: { orderId: id } });
  const { status, body } = await confirmTransfer(town, { reference, amountCents: 2_500 });
  assert.equal(status, 200, JSON.stringify(body));
}

for (const framework of frameworks) {
  test(`${framework}: attributes reach the element, a re-render keeps what was typed, the page is told of order and payment`, async () => {
    const { page, complaints } = await visit(browser, `${pages.origin}/${framework}/`);
    assert.equal(await siteOf(page), town.siteKey);
    const email = `${framework}@example.org`;
    await typeEmail(page, email);
    await choose(page);
    await pageSays(page, "#count", "Ausgewählt: 1");

    await pressAt(page, "#language");
    await waitForText(page, "Your e-mail address");
    assert.equal(await typedEmail(page), email);
    await pressAt(page, "#language");
    await waitForText(page, "Ihre E-Mail-Adresse");
    assert.equal(await typedEmail(page), email);
    await pageSays(page, "#count", "Ausgewählt: 1");

    await order(page);
    const number = await assertToldOnce(page);
    await pay(number);
    await pageSays(page, "#paid", `Danke, ${number} ist bezahlt.`);
    assert.deepEqual(complaints, []);
    await page.browserContext().close();
  });

  test(`${framework}: taken away and put back, it works again and leaves nothing behind`, async () => {
    const { page, complaints } = await visit(browser, `${pages.origin}/${framework}/`);
    const shown: string[][] = [];
    const hidden: string[][] = [];
    for (let round = 0; round < 3; round++) {
      shown.push(await listenersOf(page));
      await markElement(page, TAG);
      await press(page, "#toggle");
      await isGone(page);
      hidden.push(await listenersOf(page));
      await press(page, "#toggle");
      await isOpen(page);
    }
    assert.deepEqual(shown[2], shown[0]);
    assert.deepEqual(hidden[2], hidden[0]);
    assert.equal(await heldElements(page, 0), 0);
    await markElement(page, TAG);
    assert.equal(await heldElements(page, 1), 1, "the one on the page: the count can see");

    await typeEmail(page, `${framework}-again@example.org`);
    await choose(page);
    await pageSays(page, "#count", "Ausgewählt: 1");
    await order(page);
    await assertToldOnce(page);
    assert.deepEqual(complaints, []);
    await page.browserContext().close();
  });
}

test("turbo: a page change takes it away and brings it back, working, once", async () => {
  const { page, complaints } = await visit(browser, `${pages.origin}/turbo/`);
  await page.evaluate("globalThis.isSameDocument = true");
  const menu = `nav a[href="/turbo/menu.html"]`;
  const away = async (): Promise<void> => {
    await press(page, menu);
    await pageSays(page, "h1", "Speisekarte");
    await isGone(page);
    await turboIsIdle(page);
  };
  const isBack = async (): Promise<string[]> => {
    await pageSays(page, "h1", "Gasthaus");
    await isOpen(page);
    await turboIsIdle(page);
    return listenersOf(page);
  };
  await away();
  await press(page, `nav a[href="/turbo/"]`);
  // Turbo adds listeners of its own at the first press.
  const first = await isBack();
  for (let round = 0; round < 2; round++) {
    await away();
    // Back in the history Turbo shows a copy of the page it kept, element and all.
    await page.evaluate("history.back()");
    assert.deepEqual(await isBack(), first);
  }
  assert.equal(await page.evaluate("globalThis.isSameDocument"), true);
  assert.equal(await siteOf(page), town.siteKey);

  await typeEmail(page, "turbo@example.org");
  await choose(page);
  await pageSays(page, "#count", "Ausgewählt: 1");
  await order(page);
  await assertToldOnce(page);
  await away();
  await press(page, `nav a[href="/turbo/"]`);
  // Turbo's copy of the page still has the line of the first time; the page itself comes after it.
  await pageSays(page, "h1", "Gasthaus");
  await turboIsIdle(page);
  await waitForText(page, /TW-[0-9A-Z-]+/);
  assert.deepEqual(await linesOf(page), [], "an order is told once, not again where the page comes back");
  assert.deepEqual(complaints, []);
  await page.browserContext().close();
});

test("turbo: paid while another page is shown, the order is told complete where the element comes back, once", async () => {
  const { page, complaints } = await visit(browser, `${pages.origin}/turbo/`);
  const change = async (href: string, title: string): Promise<void> => {
    await press(page, `nav a[href="${href}"]`);
    await pageSays(page, "h1", title);
    await turboIsIdle(page);
  };
  await typeEmail(page, "turbo-paid@example.org");
  await choose(page);
  await order(page);
  const number = await assertToldOnce(page);
  await change("/turbo/menu.html", "Speisekarte");
  await isGone(page);
  await pay(number);
  // Nobody asks while no element is there.
  const asked: string[] = [];
  page.on("request", (request) => void asked.push(request.url()));
  await page.waitForNetworkIdle({ idleTime: 1_500 });
  assert.deepEqual(asked, []);

  // Turbo shows its copy of the page for two seconds; the page that then comes is told.
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const isPage = request.url() === `${pages.origin}/turbo/`;
    setTimeout(() => void request.continue(), isPage ? 2_000 : 0);
  });
  await change("/turbo/", "Gasthaus");
  await pageSays(page, "#paid", `Danke, ${number} ist bezahlt.`);
  assert.equal(await page.$$eval("#paid p", (lines) => lines.length), 1);
  await waitForText(page, `Ihre Bestellung ${number} ist bezahlt`);
  await change("/turbo/menu.html", "Speisekarte");
  await change("/turbo/", "Gasthaus");
  await isOpen(page);
  assert.deepEqual(await page.$$eval("#paid p", (lines) => lines.length), 0);
  assert.equal(await page.evaluate("sessionStorage.length"), 0);
  assert.deepEqual(complaints, []);
  await page.browserContext().close();
});

test("html: the buyer pays elsewhere and comes back to the shop's page in the same tab: told complete, once", async () => {
  const { page, complaints } = await visit(browser, `${pages.origin}/html/`);
  const asked: string[] = [];
  page.on("request", (request) => void (request.url().endsWith("/progress") && asked.push(request.url())));
  await typeEmail(page, "html-back@example.org");
  await choose(page);
  await pressAt(page, `${TAG} >>> input[value="test"]`);
  await pressAt(page, `${TAG} >>> [part="order"]`);
  await waitForText(page, "Testbezahlung");
  assert.deepEqual(asked, [], "what the order's answer said is not asked again at once");
  await press(page, `button[value="pay"]`);
  await page.waitForFunction(`location.origin === ${JSON.stringify(town.url)}`, { polling: 50 });
  const { number } = await town.context.database.prisma.order.findFirstOrThrow({ orderBy: { placedAt: "desc" } });

  await page.goto(`${pages.origin}/html/`);
  await pageSays(page, "#paid", `Danke, ${number} ist bezahlt.`);
  assert.ok(asked.length > 0);
  asked.length = 0;
  await page.goto(`${pages.origin}/html/`);
  await isOpen(page);
  assert.equal(await page.evaluate("sessionStorage.length"), 0, "nothing is left to ask about");
  assert.deepEqual(asked, []);
  assert.equal(await page.$eval("#paid", (place) => place.textContent), "");
  assert.deepEqual(complaints, []);
  await page.browserContext().close();
});

test("what editors and compilers read is served as text, to every page", async () => {
  for (const [file, type, part] of [
    ["twuster.d.ts", "text/plain", "interface TwusterVoucherPurchase extends HTMLElement"],
    ["react.d.ts", "text/plain", 'declare module "react"'],
    ["vue.d.ts", "text/plain", 'declare module "vue"'],
    ["preact.d.ts", "text/plain", 'declare module "preact"'],
    ["custom-elements.json", "application/json", '"schemaVersion"'],
    ["web-types.json", "application/json", '"js-types-syntax"'],
  ] as const) {
    const answer = await fetch(`${town.url}/v1/types/${file}`);
    assert.equal(answer.status, 200, file);
    assert.equal(answer.headers.get("Content-Type"), `${type}; charset=utf-8`);
    assert.equal(answer.headers.get("Access-Control-Allow-Origin"), "*");
    assert.ok((await answer.text()).includes(part), file);
  }
  for (const path of ["tests/tsconfig.json", "tests", "nothing.d.ts", "..%2fwire%2forder.ts"])
    assert.equal((await fetch(`${town.url}/v1/types/${path}`)).status, 404, path);
});
