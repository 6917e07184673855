import { esbuildPlugin } from "@web/dev-server-esbuild";
import { chromeLauncher } from "@web/test-runner-chrome";
import { build } from "esbuild";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { changedVoucher, revokeDevices } from "./demo/testing/changed-voucher.ts";
import { startFaultProxy } from "./demo/testing/fault-proxy.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const port = Number(process.env["TWUSTER_WTR_PORT"] ?? 8123);
// On another origin than the API, as on other people's pages.
const origin = `http://127.0.0.1:${port}`;

const chromium = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path && existsSync(path));

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
    }),
    "POST /__town/open-voucher": async () => ({
      code: await running.openVoucher(Number(context.query.valueCents) || undefined),
    }),
    "POST /__town/change-voucher": async () => ({ code: await changedVoucher(running, context.query.to) }),
    "POST /__town/revoke-devices": async () => ({ code: await revokeDevices(running) }),
    "POST /__town/pairing-code": async () => ({ code: await running.pairingCode(context.query.partner) }),
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

/** What the commands package lacks: no network for a while. It begins after the answer, which needs the network too. */
const offline = {
  name: "offline",
  async executeCommand({ command, payload, session }) {
    if (command !== "go-offline") return undefined;
    const page = session.browser.getPage(session.id);
    setTimeout(() => page.setOfflineMode(true), 100);
    setTimeout(() => page.setOfflineMode(false), 100 + payload.milliseconds);
    return true;
  },
};

const endTown = {
  name: "end-town",
  async serverStop() {
    if (!starting) return;
    const { running, proxy } = await starting;
    await proxy.close();
    await running.close();
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
  testsFinishTimeout: 100_000,
  middleware: [answerForTown],
  plugins: [
    commonJs,
    offline,
    esbuildPlugin({ ts: true, target: "es2022", tsconfig: `${root}tsconfig.json` }),
    endTown,
  ],
  testFramework: { config: { timeout: 30_000 } },
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: chromium,
        args: [
          "--disable-gpu",
          "--disable-background-networking",
          ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        ],
      },
    }),
  ],
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="de">
  <head><meta charset="utf-8" /><title>Elements</title></head>
  <body>
    <script src="/node_modules/axe-core/axe.min.js"></script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`,
};
