import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { vatIncluded } from "./vat.ts";

test("known prices: the tax an invoice names", () => {
  for (const [price, percent, tax] of [
    [1_990, 19, 318],
    [2_499, 19, 399],
    [1_000, 7, 65],
    [119, 19, 19],
    [1_990, 0, 0],
    [1, 19, 0],
    [3, 19, 0],
    [4, 19, 1],
  ] as const)
    assert.equal(vatIncluded(price, percent), tax, `${price} at ${percent} %`);
});

test("within half a cent of the exact share, which is price × rate / (100 + rate), whatever the price", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), fc.integer({ min: 0, max: 30 }), (price, percent) => {
      // Compared without fractions: |tax × (100 + p) − price × p| ≤ (100 + p) / 2.
      const off = BigInt(vatIncluded(price, percent)) * BigInt(100 + percent) - BigInt(price) * BigInt(percent);
      assert.ok(2n * (off < 0n ? -off : off) <= BigInt(100 + percent));
    }),
  );
});
