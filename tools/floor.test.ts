import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { transform, type Loader } from "esbuild";

/** The oldest browsers our elements are made for: Chrome 109, Firefox 115, Safari 15.6 (rollup.config.mjs). */
const target = ["chrome109", "firefox115", "safari15.6"];

const root = fileURLToPath(new URL("../", import.meta.url));
const sources = globSync(["widgets/**/*.ts", "sdk/{client,loader,device,wire}/**/*.ts"], { cwd: root })
  .filter((file) => !/test(ing)?\.ts$|\/hands\.ts$|\.d\.ts$/.test(file))
  .map((file) => ({ file, text: withoutComments(readFileSync(root + file, "utf8")) }));
const built = globSync("dist/**/*.js", { cwd: root }).map((file) => ({
  file,
  text: readFileSync(root + file, "utf8"),
}));

interface Young {
  /** As it is written in code or styles. */
  use: RegExp;
  /** The first versions that have it, where they are younger than the floor. */
  since: string;
  /** The source files that may use it, each because it does without it too. Any other use fails the test. */
  fallback?: Record<string, string>;
}

/** What is younger than the floor in one of its browsers. Syntax is not here: esbuild lowers it, and the first test holds it to that. */
const young: Record<string, Young> = {
  "constructed style sheets": {
    use: /new CSSStyleSheet|adoptedStyleSheets/,
    since: "Safari 16.4",
    fallback: {
      "sdk/loader/twuster.ts": "the page may move once",
      "widgets/shared/living-palette.ts": "colours are written on the element",
      "widgets/shared/twuster-element.ts": "a <style>, as Lit does it",
    },
  },
  "container queries": {
    use: /@container|container-type|cq[wihb]\b/,
    since: "Safari 16",
    fallback: {
      "widgets/shared/base.styles.ts": "declares the container only",
      "widgets/twuster-scanner/styles/fitting.styles.ts": "the narrow layout",
      "widgets/twuster-scanner/styles/frame.styles.ts": "a size for each one in cqi",
      "widgets/twuster-scanner/styles/ready.styles.ts": "a size for each one in cqi",
      "widgets/twuster-scanner/styles/passes.styles.ts": "a size for each one in cqi",
      "widgets/twuster-voucher-purchase/placed/placed.styles.ts": "one column",
      "widgets/twuster-town/town.styles.ts": "one column",
      "widgets/twuster-coupon-list/list.styles.ts": "one column",
      "widgets/twuster-coupon-list/book/book-card.ts": "one column",
      "widgets/twuster-desk/pages/desk.styles.ts": "the size that fits a phone",
    },
  },
  "text-wrap": {
    use: /text-wrap:/,
    since: "Chrome 114, Firefox 121, Safari 17.4",
    fallback: {
      "widgets/shared/controls.styles.ts": "lines break where they do",
      "widgets/twuster-scanner/styles/result.styles.ts": "lines break where they do",
      "widgets/twuster-scanner/styles/passes.styles.ts": "lines break where they do",
      "widgets/twuster-wallet/voucher-card.styles.ts": "lines break where they do",
    },
  },
  "alternative text of generated content": {
    use: /content: *"[^"]*" *\//,
    since: "Firefox 128, Safari 17.4",
    fallback: { "widgets/shared/controls.styles.ts": "the same content without it, one line above" },
  },
  "indexedDB.databases": {
    use: /indexedDB\.databases/,
    since: "Firefox 126",
    fallback: {
      "widgets/twuster-wallet/wallet-store.ts": "opens and aborts, which leaves nothing behind there",
      "sdk/device/device-storage.ts": "opens it, as before",
    },
  },
  "wake lock": {
    use: /\bwakeLock\b/,
    since: "Firefox 126, Safari 16.4",
    fallback: { "widgets/twuster-wallet/screen-wake.ts": "a hint that the screen may go dark" },
  },
  BarcodeDetector: {
    use: /\bBarcodeDetector\b/,
    since: "never in Firefox and Safari",
    fallback: {
      "widgets/twuster-scanner/native-detector.ts": "our own reader",
      "widgets/twuster-scanner/frame-loop.ts": "our own reader",
    },
  },
  requestVideoFrameCallback: {
    use: /requestVideoFrameCallback/,
    since: "Firefox 132",
    fallback: { "widgets/twuster-scanner/frame-loop.ts": "the page's own frames" },
  },
  "feature policy": {
    use: /\b(permissionsPolicy|featurePolicy)\b/,
    since: "never in Firefox and Safari",
    fallback: { "widgets/twuster-scanner/camera.ts": "the camera's own refusal" },
  },
  "trusted types": {
    use: /\btrustedTypes\b/,
    since: "Firefox 148, Safari 26",
    fallback: { "widgets/twuster-wallet/keep-offline.ts": "a plain address" },
  },
  vibrate: {
    use: /navigator\.vibrate/,
    since: "never in Safari",
    fallback: { "widgets/twuster-scanner/signals.ts": "tone and picture" },
  },
  "copying array methods": { use: /\.(toSorted|toReversed|toSpliced)\(|\w\.with\(/, since: "Chrome 110, Safari 16" },
  grouping: { use: /\b(Object|Map)\.groupBy\b/, since: "Chrome 117, Firefox 119, Safari 17.4" },
  "Promise.withResolvers, Promise.try": { use: /Promise\.(withResolvers|try)\b/, since: "Chrome 119, Firefox 121" },
  "Array.fromAsync": { use: /Array\.fromAsync/, since: "Chrome 121, Safari 16.4" },
  "set methods": {
    use: /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference|intersection|union|difference)\(/,
    since: "Chrome 122, Firefox 127, Safari 17",
  },
  "iterator helpers": {
    use: /\b(Iterator\.from|\.(keys|values|entries)\(\)\.(map|filter|some|every|find|take|drop|toArray|forEach|reduce)\()/,
    since: "Chrome 122, Firefox 131, Safari 18.4",
  },
  "AbortSignal.any, AbortSignal.timeout": { use: /AbortSignal\.(any|timeout)\b/, since: "Safari 16, any: 17.4" },
  "crypto.randomUUID": { use: /crypto\.randomUUID/, since: "never on pages without https" },
  "URL.canParse, URL.parse": { use: /\bURL\.(canParse|parse)\(/, since: "Chrome 120, Safari 17" },
  "bytes to text": {
    use: /\.(toBase64|toHex|setFromBase64)\(|Uint8Array\.from(Base64|Hex)/,
    since: "Chrome 140, Safari 18.2",
  },
  isWellFormed: { use: /\.(isWellFormed|toWellFormed)\(/, since: "Chrome 111, Firefox 119, Safari 16.4" },
  "new Intl": { use: /Intl\.(DurationFormat|Segmenter)/, since: "Firefox 125" },
  Temporal: { use: /\bTemporal\./, since: "Chrome 144, Firefox 139, never in Safari" },
  "compression streams": { use: /\b(De)?[cC]ompressionStream\b/, since: "Safari 16.4" },
  OffscreenCanvas: { use: /\bOffscreenCanvas\b/, since: "Safari 16.4" },
  requestIdleCallback: { use: /requestIdleCallback/, since: "never in Safari" },
  checkVisibility: { use: /\.checkVisibility\(/, since: "Safari 17.4" },
  "element internals": { use: /attachInternals|ElementInternals/, since: "Safari 16.4" },
  "aria properties": { use: /\.aria[A-Z]\w+ *=[^=>]/, since: "Firefox 119" },
  popover: { use: /\bpopover(target)?\b|showPopover/i, since: "Chrome 114, Firefox 125, Safari 17" },
  "view transitions": { use: /startViewTransition|::view-transition/, since: "Chrome 111" },
  "new insertion": { use: /\bmoveBefore\(|setHTMLUnsafe|parseHTMLUnsafe/, since: "Chrome 124" },
  scrollend: { use: /\bscrollend\b/, since: "Chrome 114" },
  ":has()": {
    use: /:has\(/,
    since: "Firefox 121",
    fallback: { "widgets/twuster-desk/pages/coupons/coupons.styles.ts": "the box itself is ticked" },
  },
  ":user-invalid": { use: /:user-(in)?valid/, since: "Chrome 119, Safari 16.5" },
  ":dir()": { use: /:dir\(/, since: "Chrome 120, Safari 16.4" },
  "mixed and relative colours": {
    use: /color-mix\(|light-dark\(|okl(ab|ch)\(/,
    since: "Chrome 111, Safari 16.2",
    fallback: {
      "widgets/twuster-desk/pages/coupons/coupons.styles.ts": "the figures themselves, the highest ones bold",
    },
  },
  "range media queries": { use: /@media[^{]*\([^)]*[<>]/, since: "Safari 16.4" },
  "@property, @scope, @starting-style": {
    use: /@(property|scope|starting-style)\b/,
    since: "Firefox 128, Safari 16.4",
  },
  subgrid: { use: /\bsubgrid\b/, since: "Chrome 117, Safari 16" },
  "overflow: clip": { use: /overflow(-\w+)?: *clip/, since: "Safari 16" },
  "field-sizing": { use: /field-sizing/, since: "Chrome 123" },
  "transition-behavior, interpolate-size": {
    use: /transition-behavior|allow-discrete|interpolate-size/,
    since: "Chrome 117",
  },
};

test("esbuild has nothing to lower in what is built: no younger syntax is in it", async () => {
  assert.ok(built.length > 20, "built files");
  for (const { file, text } of built)
    assert.equal(await transformed(text, "js", true), await transformed(text, "js", false), file);
});

test("nor in the styles", async () => {
  let count = 0;
  for (const { file, text } of sources) {
    for (const [, style = ""] of text.matchAll(/\bcss`([^`]*)`/g)) {
      if (style.includes("${")) continue;
      count++;
      assert.equal(await transformed(style, "css", true), await transformed(style, "css", false), file);
    }
  }
  assert.ok(count > 5, "styles");
});

test("what is younger than the floor is used only where there is a way without it", () => {
  const faults: string[] = [];
  for (const [name, { use, since, fallback = {} }] of Object.entries(young)) {
    const users = sources.filter(({ text }) => use.test(text)).map(({ file }) => file);
    for (const file of users) if (!fallback[file]) faults.push(`${file} uses ${name} (${since})`);
    for (const file of Object.keys(fallback))
      if (!users.includes(file)) faults.push(`${file} does not use ${name} any more`);
    // What our packages bring along.
    if (users.length === 0)
      for (const { file, text } of built) if (use.test(text)) faults.push(`${file} uses ${name} (${since})`);
  }
  assert.deepEqual(faults, []);
});

test("a size by the container's width has one without it before it", () => {
  const bare = sources.flatMap(({ file, text }) => bareSizes(text).map((declaration) => `${file}: ${declaration}`));
  assert.deepEqual(bare, []);
  assert.deepEqual(bareSizes("a { width: 1px; width: min(2cqi, 3px); height: 4cqb; }"), ["height: 4cqb"]);
});

test("the checks see what they are for", async () => {
  assert.notEqual(
    await transformed("class A { static { b } }", "js", true),
    await transformed("class A { static { b } }", "js", false),
  );
  assert.notEqual(await transformed("x = /(?<=a)b/", "js", true), await transformed("x = /(?<=a)b/", "js", false));
  assert.notEqual(
    await transformed("a { &:hover { color: red } }", "css", true),
    await transformed("a { &:hover { color: red } }", "css", false),
  );
  assert.match("list.toSorted()", young["copying array methods"]!.use);
});

async function transformed(text: string, loader: Loader, isLowered: boolean): Promise<string> {
  return (await transform(text, { loader, target: isLowered ? target : "esnext", minify: true, logLevel: "silent" }))
    .code;
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:\w"'`/])\/\/.*/g, "");
}

/** Declarations in container units that leave nothing behind where those are unknown. */
function bareSizes(styles: string): string[] {
  return [...styles.matchAll(/([\w-]+):([^;{}]*\dcq(?:[wihb]|min|max)\b[^;{}]*)/g)]
    .filter(({ index, 1: name }) => !new RegExp(`[;{\\s]${name}:[^;{}]*;\\s*$`).test(styles.slice(0, index)))
    .map(([, name, value]) => `${name}:${value}`);
}
