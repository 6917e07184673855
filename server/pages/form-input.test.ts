import assert from "node:assert/strict";
import { test } from "node:test";
import { parseEuros } from "./form-input.ts";

test("an amount is understood as people write it, in cents, without floats", () => {
  const understood: [string, number][] = [
    ["45,50", 4_550],
    ["45.50", 4_550],
    ["45,5", 4_550],
    ["45", 4_500],
    ["0,29", 29],
    ["1.234,50 €", 123_450],
    ["1,234.50", 123_450],
    ["1.234", 123_400],
    [" 1 000,00 ", 100_000],
    ["EUR 8,07", 807],
    ["1.000.000", 100_000_000],
  ];
  for (const [typed, cents] of understood) assert.equal(parseEuros(typed), cents, typed);
  for (const typed of ["", "1,234", "-5", "5,", ",5", "1.23.4", "12,345", "1e3", "zehn", "9".repeat(20), "0x10"])
    assert.equal(parseEuros(typed), undefined, typed);
});
