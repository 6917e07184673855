import assert from "node:assert/strict";
import { test } from "node:test";
import { measureSizes, scannerLoadsReader, sizeTargets } from "./size.ts";

test("nothing a page loads is heavier than promised", () => {
  const sizes = measureSizes();
  for (const [name, limit] of Object.entries(sizeTargets)) {
    const bytes = sizes[name as keyof typeof sizeTargets]; // safe because the names come from the targets
    assert.ok(bytes > 100 && bytes <= limit, `${name}: ${bytes} bytes gz, at most ${limit}`);
  }
});

test("no scanner code is fetched before the camera opens", () => {
  assert.equal(scannerLoadsReader(), false);
});
