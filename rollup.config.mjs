import alias from "@rollup/plugin-alias";
import commonjs from "@rollup/plugin-commonjs";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import esbuild from "rollup-plugin-esbuild";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { atOnce } from "./tools/at-once.mjs";
import { litLiterals } from "./tools/lit-literals.mjs";
import { sizeReport } from "./tools/size-report.mjs";

const zxing = fileURLToPath(new URL("node_modules/@zxing/library/es2015/index.js", import.meta.url));

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

/** What browsers of the floor (Chrome 109, Firefox 115, Safari 15.6) understand. */
const target = ["chrome109", "firefox115", "safari15.6"];

const plugins = [
  alias({ entries: [{ find: /^@zxing\/library$/, replacement: zxing }] }),
  nodeResolve({ browser: true, exportConditions: ["production"] }),
  // The one CommonJS package in the browser; wider, it would keep @zxing from being shaken.
  commonjs({ include: ["node_modules/qrcode/**", "node_modules/dijkstrajs/**"] }),
  litLiterals(),
  esbuild({
    target,
    minify: true,
    legalComments: "none",
    // Modules are always read as UTF-8, whatever the page says.
    charset: "utf8",
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  }),
];

// @zxing does not declare that it has no side effects; told so, 113 kB become 25 kB.
const treeshake = { moduleSideEffects: (id) => !id.includes("@zxing") };

const output = {
  dir: "dist",
  format: "es",
  entryFileNames: "v1/[name].js",
  // Short, since the loader names each file that an element needs.
  hashCharacters: "base36",
  chunkFileNames: "v1/c/[name]-[hash:6].js",
};

/** What every element needs is one file: the base element with Lit, the calls to the API and the notices where one failed. */
const manualChunks = (id) =>
  /\/sdk\/client\/(?!orders)|\/widgets\/shared\/(?:twuster-element|failure-notice)\.ts$/.test(id)
    ? "twuster-element"
    : undefined;

export default [
  {
    input: { twuster: "sdk/loader/twuster.ts" },
    output: { ...output, manualChunks },
    plugins: [...plugins, atOnce(), sizeReport()],
    treeshake,
  },
  {
    // The pinned form: everything in one file that a page can hold to its hash. A worker's script can't be held to one,
    // so this form reads QR codes on the main thread: without an address of its own there is no worker to start.
    input: { twuster: "sdk/loader/twuster.ts" },
    output: { ...output, entryFileNames: `v${version}/twuster.js`, inlineDynamicImports: true },
    plugins: [
      ...plugins,
      {
        name: "no-worker",
        resolveImportMeta: (_property, { moduleId }) => (moduleId.endsWith("/qr-decoder.ts") ? '""' : null),
      },
    ],
    treeshake,
  },
  {
    // Desk and office: on our own pages only, so that they neither grow nor split what other people's pages load.
    input: { office: "widgets/office.ts" },
    output: { ...output, chunkFileNames: "v1/o/[name]-[hash].js" },
    plugins,
    treeshake,
  },
  {
    // The service worker stands alone: it must be one file at the wallet's own scope.
    input: { "wallet-service-worker": "widgets/twuster-wallet/service-worker.ts" },
    output: { ...output, entryFileNames: "pages/[name].js" },
    plugins,
  },
];
