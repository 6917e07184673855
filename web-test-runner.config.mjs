import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { build } from "esbuild";
import { appendFileSync, globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { confirmTransfer } from "./demo/testing/ask.ts";
import { fillWithCoupons } from "./demo/testing/coupon-town.ts";
import { changedVoucher, revokeDevices } from "./demo/testing/changed-voucher.ts";
import { counterBook, counterCoupon } from "./demo/testing/counter-coupons.ts";
import { elementBrowser } from "./demo/testing/element-browser.mjs";
import { startFaultProxy } from "./demo/testing/fault-proxy.ts";
import { addToBook, comeBack, leaveTown, seasonBook, twinCoupons, useCoupon } from "./demo/testing/wallet-coupons.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const port = Number(process.env["TWUSTER_WTR_PORT"] ?? 8123);
// On another origin than the API, as on other people's pages.
const origin = `http://127.0.0.1:${port}`;

const browser = await elementBrowser(process.env["TWUSTER_BROWSER"] ?? "chromium");

/** The real town (PostgreSQL, server) and the proxy in front of it; started once, when the first test asks. */
let starting;
function town() {
  return (starting ??= (async () => {
    const { startTestTown } = await import("./demo/testing/test-town.ts");
    const running = await startTestTown();
    await running.allowOrigin(origin);
    return { running, proxy: await startFaultProxy(running.url) };
  })());
}

/** Name of the built chunk that reads QR codes, which holds its hash. */
function decoderChunk() {
  const [file] = globSync("qr-decoder-*.js", { cwd: `${root}dist/v1/c` });
  return file?.replace(/\.js$/, "");
}

/** The town is filled once, however many files want coupons. */
let filling;

/** What the tests may ask of the town: where it is, and a fresh voucher or pairing code. */
async function answerForTown(context, next) {
  if (!context.path.startsWith("/__town")) return next();
  const { running, proxy } = await town();
  const { url, network, siteKey, revokedSiteKey, foreignSiteKey, closedSiteKey, trainingCode } = running;
  const answers = {
    "GET /__town.json": async () => ({
      url,
      proxyUrl: proxy.url,
      network,
      siteKey,
      revokedSiteKey,
      foreignSiteKey,
      closedSiteKey,
      trainingCode,
      florist: running.town.sites.blumen.partnerId,
      townHall: running.town.sites.stadt.partnerId,
      decoderChunk: decoderChunk(),
    }),
    "POST /__town/open-voucher": async () => ({
      code: await running.openVoucher(Number(context.query.valueCents) || undefined),
    }),
    "POST /__town/coupons": async () => (await (filling ??= fillWithCoupons(running)), {}),
    "POST /__town/change-voucher": async () => ({ code: await changedVoucher(running, context.query.to) }),
    "POST /__town/coupon": async () => ({ code: await counterCoupon(running, context.query) }),
    "POST /__town/coupon-book": async () => ({ code: await counterBook(running, context.query) }),
    "POST /__town/twin-coupons": async () => ({ code: await twinCoupons(running) }),
    "POST /__town/season-book": async () => seasonBook(running, context.query),
    "POST /__town/add-to-book": async () => (await addToBook(running, context.query), {}),
    "POST /__town/use-coupon": async () => (await useCoupon(running, context.query), {}),
    "POST /__town/leave": async () => (await leaveTown(running), {}),
    "POST /__town/come-back": async () => (await comeBack(running), {}),
    "POST /__town/let-go": async () => (proxy.letGo(context.query.id), {}),
    // From now on our own page's files with this in their path are not to be had; none where it is empty.
    "POST /__town/cut": async () => ((cutPath = context.query.path ?? ""), {}),
    // From now on such files wait until others do, or none.
    "POST /__town/hold": async () => (hold(context.query.path ?? ""), {}),
    "POST /__town/revoke-devices": async () => ({ code: await revokeDevices(running) }),
    // As the partner does who opens its counter to one more page, or to none, and says how much it may take there in a day.
    "POST /__town/scanner-origins": async () => {
      const { database, network: own } = running.context;
      const scannerOrigins = context.query.open === "yes" ? [origin] : [];
      const embeddedLimitCents = Number(context.query.limitCents ?? 50_000);
      const data = { scannerOrigins, embeddedLimitCents };
      await database.prisma.partner.updateMany({ where: { networkId: own.id }, data });
      return {};
    },
    "POST /__town/pairing-code": async () => ({ code: await running.pairingCode(context.query.partner) }),
    // As a buyer on the provider's page, and as the office at its bank statement.
    "POST /__town/pay": async () => {
      const body = new URLSearchParams({ action: "pay", notice: "once" });
      await fetch(context.query.url, { method: "POST", body, redirect: "manual" });
      return {};
    },
    "POST /__town/confirm-transfer": async () => {
      const { reference, amountCents } = context.query;
      return (await confirmTransfer(running, { reference, amountCents: Number(amountCents) })).body;
    },
    "GET /__town/orders": async () => {
      const { database, network: own } = running.context;
      return {
        count: await database.prisma.order.count({
          where: { networkId: own.id, totalCents: Number(context.query.totalCents) },
        }),
      };
    },
  };
  const answer = answers[`${context.method} ${context.path}`];
  if (!answer) return next();
  context.body = await answer();
}

let cutPath = "";
let held = { path: "", isLetGo: Promise.resolve(), letGo: () => {} };
function hold(path) {
  held.letGo();
  let letGo = () => {};
  const isLetGo = new Promise((done) => (letGo = done));
  held = { path, isLetGo, letGo };
}
async function answerCut(context, next) {
  if (context.path.startsWith("/__town")) return next();
  if (held.path && context.path.includes(held.path)) await held.isLetGo;
  if (!cutPath || !context.path.includes(cutPath)) return next();
  context.respond = false;
  context.req.socket.destroy();
}

/**
 * A page of somebody's with the scanner in it, to be put into a frame: `?policy=` is its Permissions-Policy. It tells the
 * page around it what it shows, for one of another origin can't be looked into.
 */
async function answerPage(context, next) {
  if (context.path !== "/__page") return next();
  const { proxy, running } = await town();
  if (context.query.policy) context.set("Permissions-Policy", context.query.policy);
  context.type = "html";
  context.body = `<!doctype html>
<html lang="de">
  <head><meta charset="utf-8" /><title>Page</title></head>
  <body>
    <twuster-scanner network="${running.network}" api="${proxy.url}/~pass"><a href="#hier">Zur Kasse</a></twuster-scanner>
    <script type="module">
      import { TwusterScanner } from "/widgets/twuster-scanner/twuster-scanner.ts";
      customElements.define("twuster-scanner", TwusterScanner);
      const { shadowRoot } = document.querySelector("twuster-scanner");
      const tell = () => parent.postMessage(shadowRoot.textContent, "*");
      new MutationObserver(tell).observe(shadowRoot, { childList: true, characterData: true, subtree: true });
      tell();
    </script>
  </body>
</html>`;
}

/** `qrcode` is CommonJS; as one module for the browser. */
const commonJs = {
  name: "common-js",
  async serve(context) {
    if (!context.path.endsWith("/qrcode/lib/core/qrcode.js")) return undefined;
    const bundle = await build({
      entryPoints: [root + context.path.slice(1)],
      bundle: true,
      format: "esm",
      write: false,
    });
    return { body: bundle.outputFiles[0].text, type: "js" };
  },
};

/**
 * What the commands package lacks: the network's switch and keys without a network, which the page gets as functions,
 * because commands need the network themselves; another page in front of this one; and what the browser keeps of files.
 */
const hands = {
  name: "hands",
  async executeCommand({ command, payload, session }) {
    if (!["give-hands", "put-page-behind", "keep-files"].includes(command)) return undefined;
    const page = session.browser.getPage(session.id);
    if (command === "keep-files") {
      await page.setCacheEnabled(payload.isKept);
      return true;
    }
    if (command === "give-hands") {
      // A page is used for one test file after the other, and keeps them.
      if (await page.evaluate("'setOffline' in globalThis")) return true;
      await page.exposeFunction("setOffline", (isOffline) => page.setOfflineMode(isOffline));
      await page.exposeFunction("pressKey", (key) => page.keyboard.press(key));
      return true;
    }
    const hidden = page.evaluate(hiding);
    const other = await page.browser().newPage();
    await other.bringToFront();
    await hidden;
    await other.close();
    await page.bringToFront();
    return true;
  },
};
/** Resolves once the page is hidden; runs in the page. */
const hiding = `new Promise((resolve) => {
  const look = () => document.hidden && resolve();
  document.addEventListener("visibilitychange", look);
  look();
})`;

const endTown = {
  name: "end-town",
  async serverStop() {
    if (!starting) return;
    const { running, proxy } = await starting;
    await proxy.close();
    await running.close();
  },
};

/** What the drill reads: every test's outcome, one JSON object to a line. */
const resultsReporter = {
  reportTestFileResults({ sessionsForTestFile, testFile }) {
    const file = process.env["TWUSTER_TEST_RESULTS"];
    if (!file) return;
    const list = (suite, path) => [
      ...suite.tests.map(({ name, passed, skipped, error }) => ({
        name,
        path,
        passed,
        skipped,
        error: error?.message,
      })),
      ...suite.suites.flatMap((below) => list(below, [...path, below.name])),
    ];
    for (const { testResults, errors } of sessionsForTestFile)
      appendFileSync(
        file,
        `${JSON.stringify({ testFile, tests: testResults ? list(testResults, []) : [], errors: errors.map(({ message }) => message) })}\n`,
      );
  },
};

export default {
  files: ["widgets/**/*.test.ts", "!widgets/**/*.node.test.ts"],
  nodeResolve: { exportConditions: ["development"] },
  hostname: "127.0.0.1",
  port,
  rootDir: root,
  // A page behind another gets no frames and no keys.
  concurrency: 1,
  // What hangs must end; a machine five times slower must not.
  testsFinishTimeout: 600_000,
  middleware: [answerForTown, answerCut, answerPage],
  plugins: [commonJs, hands, esbuildPlugin({ ts: true, target: "es2022", tsconfig: `${root}tsconfig.json` }), endTown],
  testFramework: { config: { timeout: 90_000 } },
  browsers: [browser.launcher],
  reporters: [defaultReporter(), resultsReporter],
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="de">
  <head><meta charset="utf-8" /><title>Elements</title></head>
  <body>
    <script src="/node_modules/axe-core/axe.min.js"></script>
    <script>globalThis.twusterLacks = ${JSON.stringify(browser.lacks)}</script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`,
};
