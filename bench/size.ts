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
  /** What is fetched when the camera opens, the reader with it. */
  scannerCamera: 30_000,
} as const;

export type Sizes = Record<keyof typeof sizeTargets, number> & { wallet: number; scanner: number };

/** Measures the built bundles by what a browser would fetch: the files a part imports, each counted once. */
export function measureSizes(): Sizes {
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".js"))
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
  const closures = {
    voucherPurchase: closureOf("twuster-voucher-purchase"),
    wallet: closureOf("twuster-wallet"),
    scanner: closureOf("twuster-scanner"),
  };
  const runtime = new Set(
    [...closures.voucherPurchase].filter((file) => closures.wallet.has(file) && closures.scanner.has(file)),
  );
  const weigh = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + gzipSync(files.get(name)!, { level: 9 }).length, 0); // safe because closures hold only known files
  const onTop = (closure: Set<string>): number => weigh([...closure].filter((file) => !runtime.has(file)));
  return {
    loader: weigh(["twuster.js"]),
    runtime: weigh(runtime),
    voucherPurchase: onTop(closures.voucherPurchase),
    wallet: onTop(closures.wallet),
    scanner: onTop(closures.scanner),
    scannerCamera: weigh([chunkNamed("qr-decoder")]),
  };

  function chunkNamed(name: string): string {
    const found = [...files.keys()].filter((file) => file.startsWith(`c/${name}-`));
    if (found.length !== 1) throw new Error(`expected one chunk ${name}, found ${found.length}`);
    return found[0]!; // safe because there is exactly one
  }

  /** A chunk and all it imports statically. */
  function closureOf(name: string): Set<string> {
    const closure = new Set<string>();
    const add = (file: string): void => {
      if (closure.has(file)) return;
      closure.add(file);
      for (const imported of importsOf(file)) add(imported);
    };
    add(chunkNamed(name));
    return closure;
  }

  function importsOf(file: string): string[] {
    const text = files.get(file)?.toString() ?? "";
    return [...text.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$\s{},*]*?from\s*)?"\.\/([\w$.-]+\.js)"/g)].map(
      (match) => `c/${match[1]}`,
    );
  }
}

/** Whether a part's own code reaches the reader before it is asked to: true would mean that it loads with the page. */
export function scannerLoadsReader(): boolean {
  const names = readdirSync(join(folder, "c"));
  const reader = names.find((name) => name.startsWith("qr-decoder-"));
  const scanner = names.find((name) => name.startsWith("twuster-scanner-"));
  if (!reader || !scanner) throw new Error("the bundles are not built");
  return new RegExp(`(?:import|from)\\s*"\\./${reader.replaceAll(".", "\\.")}"`).test(
    readFileSync(join(folder, "c", scanner), "utf8"),
  );
}

/** `npm run bench -- size` */
export function benchSize(): BenchResult {
  const figures = measureSizes();
  const names = Object.keys(sizeTargets) as (keyof typeof sizeTargets)[]; // safe because the object is ours
  return {
    name: "size",
    figures,
    targets: sizeTargets,
    ok: names.every((name) => figures[name] <= sizeTargets[name]) && !scannerLoadsReader(),
  };
}
