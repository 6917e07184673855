import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  measureMessages,
  measureSizes,
  messagesTarget,
  scannerLoadsReader,
  sizeTargets,
  staticImports,
} from "./size.ts";

test("nothing a page loads is heavier than promised", () => {
  const sizes = measureSizes();
  for (const [name, limit] of Object.entries(sizeTargets)) {
    const bytes = sizes[name as keyof typeof sizeTargets]; // safe because the names come from the targets
    assert.ok(bytes > 100 && bytes <= limit, `${name}: ${bytes} bytes gz, at most ${limit}`);
  }
});

test("another language is fetched in small files", () => {
  const files = Object.entries(measureMessages());
  // English and Einfache Sprache, of three elements and at least the gift's questions.
  assert.ok(files.length >= 8, `only ${files.map(([name]) => name).join(", ")}`);
  for (const [name, bytes] of files) assert.ok(bytes > 100 && bytes <= messagesTarget, `${name}: ${bytes} bytes gz`);
});

test("what the desk says of an element's weight is what is measured here", () => {
  const { loader, runtime, voucherPurchase, wallet, scanner, town, couponList } = measureSizes();
  const said: unknown = JSON.parse(readFileSync(new URL("../dist/v1/sizes.json", import.meta.url), "utf8"));
  const elements = {
    "twuster-voucher-purchase": voucherPurchase,
    "twuster-wallet": wallet,
    "twuster-scanner": scanner,
    "twuster-coupon-list": couponList,
    "twuster-town": town,
  };
  assert.deepEqual(said, { loader, runtime, elements });
});

test("no scanner code is fetched before the camera opens", () => {
  assert.equal(scannerLoadsReader(), false);
});

test("the script asks at once for an element's file and for all that it imports, and so waits once", () => {
  const dist = new URL("../dist/v1/", import.meta.url);
  const script = readFileSync(new URL("twuster.js", dist), "utf8");
  const groups = [...script.matchAll(/Promise\.all\(\[((?:import\("[^"]+"\),?)+)\]\)/g)].map(
    ([, group]) => [...group!.matchAll(/"\.\/c\/([^"]+)"/g)].map(([, file]) => file!), // safe because the groups always take part
  );
  const owns = groups.map(([own = ""]) => own.replace(/-[^-]+$/, ""));
  assert.deepEqual(owns.sort(), [
    "twuster-coupon-list",
    "twuster-scanner",
    "twuster-town",
    "twuster-voucher-purchase",
    "twuster-wallet",
  ]);
  for (const [own = "", ...beside] of groups) {
    const chunk = readFileSync(new URL(`c/${own}`, dist), "utf8");
    assert.deepEqual(beside.sort(), staticImports(chunk).sort(), own);
    for (const file of beside)
      assert.deepEqual(
        staticImports(readFileSync(new URL(`c/${file}`, dist), "utf8")).filter((each) => !beside.includes(each)),
        [],
      );
  }
});

test("every form of a static import counts, a dynamic one does not", () => {
  const chunk =
    'import{a as b}from"./one-A_1.js";import"./two-$b.js";import c,{d}from"./three.js";import*as e from"./four.js";' +
    'export{f}from"./five.js";export*from"./six.js";const g=()=>import("./later.js");var h="./text.js";';
  assert.deepEqual(staticImports(chunk), ["one-A_1.js", "two-$b.js", "three.js", "four.js", "five.js", "six.js"]);
});
