import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { BenchResult } from "./bench-result.ts";

const folder = fileURLToPath(new URL("../dist/v1/", import.meta.url));

/** Most bytes each part may weigh, minified and gzip -9. */
export const sizeTargets = {
  loader: 1_500,
  /** What every element shares: Lit, base element, client. */
  runtime: 10_000,
  /** The voucher element on top of the runtime, German messages included. */
  voucherPurchase: 8_000,
  /** Who takes part, on top of the runtime. */
  town: 8_000,
  couponList: 6_000,
  /** What is fetched when the camera opens, the reader with it. */
  scannerCamera: 28_000,
} as const;

/** Another language is fetched by who speaks it, so each file of messages has a limit of its own. */
export const messagesTarget = 3_000;

export type Sizes = Record<keyof typeof sizeTargets, number> & {
  wallet: number;
  scanner: number;
  /** All a buyer ever fetches after the loader: element, gift, colours, what follows the order. */
  purchaseFlow: number;
  /** The one-file form that a page can hold to its hash. */
  pinned: number;
};

/** Measures the built bundles by what a browser would fetch: the files a part imports, each counted once. */
export function measureSizes(): Sizes {
  const bundles = readBundles();
  const closures = {
    voucherPurchase: closureOf(bundles, "twuster-voucher-purchase"),
    wallet: closureOf(bundles, "twuster-wallet"),
    scanner: closureOf(bundles, "twuster-scanner"),
    town: closureOf(bundles, "twuster-town"),
    couponList: closureOf(bundles, "twuster-coupon-list"),
  };
  const runtime = new Set(
    [...closures.voucherPurchase].filter((file) => closures.wallet.has(file) && closures.scanner.has(file)),
  );
  const weigh = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + gzipSync(bundles.get(name)!, { level: 9 }).length, 0); // safe because closures hold only known files
  const onTop = (closure: Set<string>, loaded = runtime): number =>
    weigh([...closure].filter((file) => !loaded.has(file)));
  return {
    loader: weigh(["twuster.js"]),
    runtime: weigh(runtime),
    voucherPurchase: onTop(closures.voucherPurchase),
    wallet: onTop(closures.wallet),
    scanner: onTop(closures.scanner),
    town: onTop(closures.town),
    couponList: onTop(closures.couponList),
    scannerCamera: onTop(closureOf(bundles, "qr-decoder"), closures.scanner),
    purchaseFlow: weigh(
      new Set(
        ["twuster-voucher-purchase", "gift-section", "living-palette", "after-order", "giro-code"].flatMap((name) => [
          ...closureOf(bundles, name),
        ]),
      ),
    ),
    pinned: gzipSync(readPinned(), { level: 9 }).length,
  };
}

/** Every file of messages that is fetched when it is needed, by its name in `dist`. */
export function measureMessages(): Record<string, number> {
  const files = [...readBundles()].filter(([name]) => /^c\/(?:[a-z]+-)*messages\.(?!de-)/.test(name));
  return Object.fromEntries(files.map(([name, text]) => [name.slice(2), gzipSync(text, { level: 9 }).length]));
}

function readPinned(): Buffer {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string; // safe because npm wants one
  };
  return readFileSync(new URL(`../dist/v${version}/twuster.js`, import.meta.url));
}

/** Whether the reader comes with the scanner, before the camera is opened. */
export function scannerLoadsReader(): boolean {
  const bundles = readBundles();
  return closureOf(bundles, "twuster-scanner").has(chunkNamed(bundles, "qr-decoder"));
}

type Bundles = ReadonlyMap<string, Buffer>;

function readBundles(): Bundles {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}

function chunkNamed(bundles: Bundles, name: string): string {
  const found = [...bundles.keys()].filter((file) => file.startsWith(`c/${name}-`));
  if (found.length !== 1) throw new Error(`expected one chunk ${name}, found ${found.length}`);
  return found[0]!; // safe because there is exactly one
}

/** A chunk and all it imports statically. */
function closureOf(bundles: Bundles, name: string): Set<string> {
  const closure = new Set<string>();
  const add = (file: string): void => {
    if (closure.has(file)) return;
    closure.add(file);
    for (const imported of staticImports(bundles.get(file)?.toString() ?? "")) add(`c/${imported}`);
  };
  add(chunkNamed(bundles, name));
  return closure;
}

/** The files beside it that a minified chunk imports, whether for their names or only to be run. */
export function staticImports(text: string): string[] {
  const imports = /(?:^|[;}\s])(?:import|export)\s*(?:[\w$\s{},*]*?from\s*)?"\.\/([\w$.-]+\.js)"/g;
  return [...text.matchAll(imports)].map((match) => match[1]!); // safe because the group always takes part
}

/** `npm run bench -- size` */
export function benchSize(): BenchResult {
  const messages = measureMessages();
  const figures: Record<string, number> = { ...measureSizes(), ...messages };
  const targets: Record<string, number> = {
    ...sizeTargets,
    ...Object.fromEntries(Object.keys(messages).map((name) => [name, messagesTarget])),
  };
  return {
    name: "size",
    figures,
    targets,
    ok: Object.entries(targets).every(([name, most]) => figures[name]! <= most) && !scannerLoadsReader(), // safe because each has a figure; without one it fails
  };
}
