import assert from "node:assert/strict";
import { test } from "node:test";
import { PNG } from "pngjs";
import { readQr } from "./printed-page.ts";
import { drawQr, qrSvg } from "./qr.ts";

const TEXT = "https://gutschein.example/twistringen/w#7K3F9QX2M4TB8WDE";

/** Fills the rows of a path the way an SVG renderer does. */
function paint(path: string, size: number, scale: number): PNG {
  const png = new PNG({ width: size * scale, height: size * scale });
  png.data.fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let py = Number(y) * scale; py < (Number(y) + 1) * scale; py++) {
      const start = (py * size * scale + Number(x) * scale) * 4;
      png.data.fill(0, start, start + Number(width) * scale * 4);
    }
  }
  return png;
}

test("what is drawn is read again, at both levels", () => {
  for (const level of ["M", "Q"] as const) {
    const { path, size } = drawQr(TEXT, level);
    assert.equal(readQr(paint(path, size, 6)), TEXT);
  }
});

test("four light modules stand around the symbol", () => {
  const { path, size } = drawQr(TEXT, "M");
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    assert.ok(Number(x) >= 4 && Number(y) >= 4 && Number(x) + Number(width) <= size - 4 && Number(y) < size - 4);
  }
});

test("the SVG is black on white, crisp, and holds nothing of the text", () => {
  const svg = qrSvg('"><script>alert(1)</script>');
  assert.match(
    svg,
    /^<svg [^<>]*shape-rendering="crispEdges"[^<>]*><path fill="#fff" [^<>]*\/><path fill="#000" d="[Mhvz0-9 -]+"\/><\/svg>$/,
  );
  assert.equal(qrSvg(TEXT).includes("7K3F"), false);
});
