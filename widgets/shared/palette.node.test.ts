import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { contrast, parseColor, TEXT_CONTRAST, textOn, toHex, type Rgb } from "./contrast.ts";
import { palette } from "./palette.ts";

const channel = fc.integer({ min: 0, max: 255 });
const color: fc.Arbitrary<Rgb> = fc.tuple(channel, channel, channel);

test("white or black text reaches 4.5 on every colour", () => {
  fc.assert(
    fc.property(color, (ground) => contrast(textOn(ground), ground) >= TEXT_CONTRAST),
    { numRuns: 5000 },
  );
});

test("every text of a palette reaches 4.5 on each of its grounds, lines 3, whatever the page sets", () => {
  fc.assert(
    fc.property(
      color,
      fc.option(color, { nil: undefined }),
      fc.option(color, { nil: undefined }),
      (surface, brand, text) => {
        const colors = palette({ surface, brand, text });
        for (const ground of [colors.surface, colors.field, colors.wash, colors["no-wash"]]) {
          for (const name of ["text", "muted", "accent", "yes", "no"] as const) {
            const reached = contrast(colors[name], ground);
            assert.ok(reached >= TEXT_CONTRAST, `${name} ${toHex(colors[name])} on ${toHex(ground)}: ${reached}`);
          }
          assert.ok(contrast(colors.line, ground) >= 3, `line on ${toHex(ground)}`);
        }
        assert.ok(contrast(colors["on-brand"], colors.brand) >= TEXT_CONTRAST);
      },
    ),
    { numRuns: 5000 },
  );
});

test("contrast agrees with WCAG's own figures", () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
  assert.equal(contrast([118, 118, 118], [255, 255, 255]).toFixed(2), "4.54");
});

test("computed colours are read in the forms browsers write them", () => {
  assert.deepEqual(parseColor("rgb(255, 225, 77)"), { color: [255, 225, 77], opacity: 1 });
  assert.deepEqual(parseColor("rgba(0, 0, 0, 0)"), { color: [0, 0, 0], opacity: 0 });
  assert.deepEqual(parseColor("color(srgb 0.2 0.9 0.4 / 0.5)"), { color: [51, 230, 102], opacity: 0.5 });
  assert.equal(parseColor("oklch(0.5 0.1 20)"), undefined);
});
