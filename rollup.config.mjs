import alias from "@rollup/plugin-alias";
import commonjs from "@rollup/plugin-commonjs";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import esbuild from "rollup-plugin-esbuild";
import { fileURLToPath } from "node:url";
import { litLiterals } from "./tools/lit-literals.mjs";

const zxing = fileURLToPath(new URL("node_modules/@zxing/library/es2015/index.js", import.meta.url));

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
  chunkFileNames: "v1/c/[name]-[hash].js",
};

/** What every element needs is one file: the base element with Lit, and the calls to the API. */
const manualChunks = (id) =>
  /\/sdk\/client\/|\/widgets\/shared\/twuster-element\.ts$/.test(id) ? "twuster-element" : undefined;

export default [
  { input: { twuster: "sdk/loader/twuster.ts" }, output: { ...output, manualChunks }, plugins, treeshake },
  {
    // The service worker stands alone: it must be one file at the wallet's own scope.
    input: { "wallet-service-worker": "widgets/twuster-wallet/service-worker.ts" },
    output: { ...output, entryFileNames: "pages/[name].js" },
    plugins,
  },
];
