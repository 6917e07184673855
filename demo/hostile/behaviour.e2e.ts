import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, HTTPRequest, Page } from "puppeteer-core";
import { serveHostPages, type HostPages } from "./host-server.ts";
import { cycle, type Held, heldUntil } from "./measure.ts";
import { appears, drawn, leave, pressInside, TAG, untilDrawn, untilReady, visit } from "./visit.ts";
import { fillWithCoupons } from "../testing/coupon-town.ts";
import { BarePage } from "../testing/bare-page.ts";
import { launchBrowser, pageIn } from "../testing/browser.ts";
import { startTestTown, type TestTown } from "../testing/test-town.ts";

/** Host pages that do things to the element: it keeps working, sends nothing to the host and orders once. */
let town: TestTown;
let hosts: HostPages;
let browser: Browser;

before(async () => {
  town = await startTestTown();
  await fillWithCoupons(town);
  hosts = await serveHostPages(town);
  browser = await launchBrowser();
});
after(async () => {
  // Also where a start failed: a town left running would keep this process alive.
  await browser?.close();
  await hosts?.close();
  await town?.close();
});

const EMAIL = "kaeuferin@example.org";
const others = ["twuster-wallet", "twuster-scanner", "twuster-town", "twuster-coupon-list"] as const;

function orderCount(): Promise<number> {
  return town.context.database.prisma.order.count({ where: { networkId: town.context.network.id } });
}

/** One voucher, paid by transfer, so that the page is not left; the address typed key by key. */
async function fillIn(page: Page): Promise<void> {
  await pressInside(page, ".denomination button:last-of-type");
  await pressInside(page, "input[value=bank_transfer]");
  await pressInside(page, "#email");
  await page.keyboard.type(EMAIL);
}

for (const page of ["in-form", "patched-prototypes", "strict-policy", "important-storm", "right-to-left"]) {
  test(`${page}: a voucher is ordered by keyboard and mouse, and nothing is sent to the host`, async () => {
    const before = await orderCount();
    const host = await visit(browser, hosts.url(page), { width: 360 });
    await untilReady(host.page);
    await fillIn(host.page);
    // Enter in a field orders nothing, neither ours nor theirs.
    await host.page.keyboard.press("Enter");
    await drawn(host.page);
    assert.equal(await orderCount(), before);
    await pressInside(host.page, "[part=order]");
    await appears(host.page, "[part=placed]");
    assert.equal(await orderCount(), before + 1);
    assert.deepEqual(host.complaints, []);
    assert.deepEqual(hosts.posted, []);
    assert.equal(host.page.url(), hosts.url(page));
    await leave(host.page);
  });
}

test("in-form: no press of any button inside submits the host's form, and its shortcuts take no key from our fields", async () => {
  const { page } = await visit(browser, hosts.url("in-form"));
  await untilReady(page);
  await pressInside(page, "input[value=handOver]");
  await appears(page, "#greeting");
  const text = "jk/ Alles Gute, Oma?";
  await page.locator(`${TAG} >>> #greeting`).click();
  await page.keyboard.type(text);
  assert.equal(await page.$eval(`${TAG} >>> #greeting`, (field) => (field as HTMLTextAreaElement).value), text); // safe because it is one
  for (const button of await page.$$(`${TAG} >>> button`)) {
    await button.click();
    await button.press("Space");
  }
  for (const field of await page.$$(`${TAG} >>> input`)) await field.press("Enter");
  const counts = await page.evaluate("counts");
  const { submit, shortcut, reset, unload, delegated } = counts as Record<string, number | undefined>; // safe because the page counts
  assert.deepEqual(
    { submit, shortcut, reset, unload, delegated },
    {
      submit: undefined,
      shortcut: undefined,
      reset: undefined,
      unload: undefined,
      delegated: undefined,
    },
  );
  assert.deepEqual(hosts.posted, []);
  // What belongs to the page still reaches it.
  assert.ok((counts as { click: number }).click > 0);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate("counts.shortcut > 0"), true);
  await leave(page);
});

for (const tag of others) {
  test(`${tag} in-form: no button or Enter inside submits the host's form, and our fields get their letters`, async () => {
    const { page } = await visit(browser, hosts.url("in-form", tag));
    await untilDrawn(page, tag);
    const field = await page.$(`${tag} >>> input:is([type=text], [type=search], :not([type]))`);
    // The list of coupons has a choice and a box, and nothing to type into.
    assert.equal(field === null, tag === "twuster-coupon-list");
    if (field) {
      await field.click();
      await page.keyboard.type("jk/ k");
      assert.equal(await page.$eval(`${tag} >>> input`, (input) => input.value), "jk/ k");
    }
    for (const input of await page.$$(`${tag} >>> input`)) await input.press("Enter");
    for (const button of await page.$$(`${tag} >>> button`)) {
      if (!(await button.isVisible())) continue;
      await button.click();
      // By keyboard: what has given way to what came of it has left the focus inside.
      assert.equal(await page.evaluate("document.activeElement.localName"), tag);
      await page.keyboard.press("Space");
      // What an answer changes is changed before the next is looked for.
      await page.waitForFunction(
        (pressed) =>
          // A coupon that is taken has no button to take it with.
          !(pressed.isConnected && pressed.matches("[part=take]")) &&
          !document.activeElement!.shadowRoot!.querySelector("[aria-busy=true]"), // safe because it was just asserted
        {},
        button,
      );
    }
    const { submit, shortcut, reset, unload, delegated } = (await page.evaluate("counts")) as Record<string, number>; // safe because the page counts
    assert.deepEqual([submit, shortcut, reset, unload, delegated], [undefined, undefined, undefined, undefined, undefined]);
    assert.deepEqual(hosts.posted, []);
    await leave(page);
  });
}

for (const [name, count, least] of [
  ["narrow-boxes", 9, 280],
  ["wide-boxes", 3, 280],
] as const) {
  test(`${name}: in every kind of box it keeps ${least} px and nothing sticks out (geometry only: boxes change pixels)`, async () => {
    const { page, complaints } = await visit(browser, hosts.url(name));
    await untilReady(page);
    const boxes = await page.$$eval(TAG, (elements) =>
      elements.map((element) => {
        const base = element.shadowRoot!.querySelector<HTMLElement>(".base")!; // safe because the form is ready
        const { width, height } = base.getBoundingClientRect();
        return {
          box: element.parentElement?.id ?? "",
          width: Math.round(width),
          height,
          sticksOut: base.scrollWidth > base.clientWidth,
        };
      }),
    );
    assert.equal(boxes.length, count);
    for (const { box, width, height, sticksOut } of boxes) {
      assert.ok(width >= least && height > 800, `${box}: ${width} × ${height}`);
      assert.equal(sticksOut, false, box);
    }
    assert.deepEqual(complaints, []);
    await leave(page);
  });
}

test("wide-boxes: a width of its own, as the help says, is kept where the box follows its content", async () => {
  const { page } = await visit(browser, hosts.url("wide-boxes"));
  await page.addStyleTag({ content: `${TAG} { width: 34rem; max-width: 100% }` });
  await untilReady(page);
  const widths = await page.$$eval(TAG, (elements) => elements.map((element) => element.getBoundingClientRect().width));
  assert.deepEqual(widths, [544, 544, 544]);
  await leave(page);
});

test("clean: a page that stops keys on their way down gets the fields' too; told from the path, it lets them pass", async () => {
  const { page } = await visit(browser, hosts.url("clean"));
  await untilReady(page);
  const email = `${TAG} >>> #email`;
  const typed = async (text: string): Promise<string> => {
    await page.locator(email).click();
    await page.keyboard.type(text);
    return page.$eval(email, (field) => (field as HTMLInputElement).value); // safe because it is one
  };
  await page.evaluate(`document.addEventListener("keydown", (event) => {
    if (globalThis.isPolite && event.composedPath()[0].matches("input")) return;
    event.preventDefault(); event.stopPropagation();
  }, true)`);
  assert.equal(await typed("jk"), "", "nothing of ours comes before it");
  await page.evaluate("isPolite = true");
  assert.equal(await typed("jk"), "jk");
  await leave(page);
});

test("moved: what was entered survives every move, the copy works too, and only one of them orders", async () => {
  const before = await orderCount();
  const { page, complaints } = await visit(browser, hosts.url("moved"));
  await untilReady(page);
  await fillIn(page);
  await page.evaluate("shuffle()");
  await untilReady(page);
  assert.deepEqual(
    await page.$$eval(`${TAG} >>> #email`, (fields) => fields.map((field) => (field as HTMLInputElement).value)),
    [EMAIL, ""],
  ); // safe because they are inputs
  await pressInside(page, "[part=order]");
  await appears(page, "[part=placed]");
  assert.equal(await orderCount(), before + 1);
  await page.evaluate((tag) => document.querySelector(tag)!.remove(), TAG);
  await fillIn(page);
  await pressInside(page, "[part=order]");
  await appears(page, "[part=placed]");
  assert.equal(await orderCount(), before + 2);
  assert.deepEqual(complaints, []);
  await leave(page);
});

test("with our script blocked each element is its link, which leads to a page that does its job", async () => {
  const page = await pageIn(await browser.createBrowserContext());
  await page.setRequestInterception(true);
  const isOurs = (request: HTTPRequest): boolean => request.resourceType() === "script" && request.url().startsWith(town.url);
  page.on("request", (request) => void (isOurs(request) ? request.abort() : request.continue()));
  await page.goto(hosts.url("carries-all"));
  const jobs: Record<string, RegExp> = {
    [TAG]: /Welche Gutscheine\?/,
    "twuster-wallet": /name="code"/,
    "twuster-scanner": /Anmeldecode/,
    "twuster-town": /Bäckerei Meyerholz/,
    "twuster-coupon-list": /Coupons/,
  };
  const links: [string, RegExp][] = [];
  for (const [tag, job] of Object.entries(jobs)) {
    const link = await page.$(`${tag} > a`);
    assert.ok(await link?.isVisible(), tag);
    links.push([await link!.evaluate((anchor) => (anchor as HTMLAnchorElement).href), job]); // safe because it is visible, and a link
  }
  for (const [href, job] of links) {
    const answer = await page.goto(href);
    assert.equal(answer?.status(), 200, href);
    assert.match((await answer?.text()) ?? "", job, href);
  }
  await leave(page);
});

test("a page without our tags asks us for one file, the script", async () => {
  const bare = await BarePage.start();
  bare.body = `<script type="module" src="${town.url}/v1/twuster.js"></script><p>Nur ein Laden.</p>`;
  const page = await pageIn(await browser.createBrowserContext());
  const asked: string[] = [];
  page.on("request", (request) => void asked.push(request.url()));
  await page.goto(bare.origin);
  await page.waitForNetworkIdle({ idleTime: 1_000 });
  assert.deepEqual(asked.filter((url) => !url.startsWith("data:")), [`${bare.origin}/`, `${town.url}/v1/twuster.js`]);
  await leave(page);
  bare.close();
});

test("own-tag: the page's own element stays theirs, ours takes another tag where it is asked for", async () => {
  const { page, complaints } = await visit(browser, hosts.url("own-tag"));
  await untilReady(page, `${TAG}-v1`);
  const theirs = await page.$eval(`body > ${TAG}`, (element) => [
    element.getAttribute("data-whose"),
    element.shadowRoot,
    element.textContent,
  ]);
  assert.deepEqual(theirs, ["page", null, "Gutschein kaufen"]);
  assert.deepEqual(complaints, []);
  await leave(page);
});

test("loaded-twice: the script three times and a pinned release beside it make one element per place", async () => {
  const before = await orderCount();
  const { page, complaints } = await visit(browser, hosts.url("loaded-twice"));
  await untilReady(page);
  assert.equal(await page.$$eval(TAG, (elements) => elements.length), 2);
  assert.equal(await page.$$eval(`#place > ${TAG}`, (elements) => elements.length), 1);
  await fillIn(page);
  await pressInside(page, "[part=order]");
  await appears(page, "[part=placed]");
  assert.equal(await orderCount(), before + 1);
  assert.deepEqual(complaints, []);
  await leave(page);
});

test("ten presses in one go and ten more while it is sent make one order", async () => {
  const before = await orderCount();
  const { page, complaints } = await visit(browser, hosts.url("in-form"));
  await untilReady(page);
  await fillIn(page);
  const held: HTTPRequest[] = [];
  await page.setRequestInterception(true);
  page.on("request", (request) => void (request.method() === "POST" ? held.push(request) : request.continue()));
  const pressTen = (): Promise<void> =>
    page.$eval(`${TAG} >>> [part=order]`, (button) => {
      for (let press = 0; press < 10; press++) (button as HTMLButtonElement).click(); // safe because it is one
    });
  const isSent = page.waitForRequest((request) => request.method() === "POST");
  await pressTen();
  await isSent;
  await pressTen();
  await drawn(page);
  for (const request of held) await request.continue();
  await appears(page, "[part=placed]");
  assert.equal(held.length, 1);
  assert.equal(await orderCount(), before + 1);
  assert.deepEqual(complaints, []);
  await leave(page);
});

for (const tag of [TAG, ...others] as const) {
  test(`${tag}, a thousand times added, moved and removed: less than 1 MB more, no node and no listener left`, async (t) => {
    const { page, complaints } = await visit(browser, hosts.url("moved", tag));
    await untilDrawn(page, tag);
    // What is made once (templates, formats, compiled code) is there before the count.
    await cycle(page, tag, 100);
    const before = await heldUntil(page, (now, earlier) => now.nodes === earlier.nodes);
    await cycle(page, tag, 1_000);
    // A few elements may stay (the last round's); a thousand rounds' may not.
    const growth = ({ heapBytes, nodes, listeners }: Held): Held => ({
      heapBytes: heapBytes - before.heapBytes,
      nodes: nodes - before.nodes,
      listeners: listeners - before.listeners,
    });
    const isLittle = (grown: Held): boolean =>
      grown.heapBytes < 1_000_000 && grown.nodes < 500 && grown.listeners < 50;
    const grown = growth(await heldUntil(page, (now) => isLittle(growth(now))));
    t.diagnostic(`heap ${grown.heapBytes} bytes, nodes ${grown.nodes}, listeners ${grown.listeners}`);
    assert.ok(isLittle(grown), JSON.stringify(grown));
    assert.deepEqual(complaints, []);
    await leave(page);
  });
}

test("what the page hides stays hidden, and comes back with it", async () => {
  const { page } = await visit(browser, hosts.url("clean"));
  await untilReady(page);
  const isSeen = (): Promise<boolean> =>
    page.$eval(`${TAG} >>> [part=order]`, (button) => button.checkVisibility({ visibilityProperty: true }));
  await page.addStyleTag({ content: ".closed { visibility: hidden }" });
  await page.evaluate(`place.className = "closed"`);
  assert.equal(await isSeen(), false);
  await page.evaluate(`place.className = ""`);
  assert.equal(await isSeen(), true);
  await leave(page);
});
