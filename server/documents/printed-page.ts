import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import type * as Zxing from "@zxing/library";

const require = createRequire(import.meta.url);
// safe because require gives the CommonJS build of the same package
const zxing = require("@zxing/library") as typeof Zxing;

/** Runs one of poppler's programs on a PDF; what it writes to `out*` comes back file by file. */
function poppler(program: "pdftoppm" | "pdftotext" | "pdfinfo", options: string[], pdf: Uint8Array): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), "twuster-pdf-"));
  try {
    const file = join(folder, "in.pdf");
    writeFileSync(file, pdf);
    const target = { pdftoppm: [join(folder, "out")], pdftotext: ["-"], pdfinfo: [] }[program];
    const stdout = execFileSync(program, [...options, file, ...target]);
    const files = readdirSync(folder)
      .filter((name) => name.startsWith("out"))
      .sort();
    return program === "pdftoppm" ? files.map((name) => readFileSync(join(folder, name))) : [stdout];
  } catch (error) {
    // safe because execFileSync throws errno errors
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Error(`${program} is missing: these tests look at printed pages; install poppler-utils.`, {
      cause: error,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of every page, as a reader would copy it. */
export function readText(pdf: Uint8Array): string[] {
  const [text] = poppler("pdftotext", ["-layout", "-enc", "UTF-8"], pdf);
  return text!.toString("utf8").split("\f").slice(0, -1); // safe because one program run gives one stdout
}

/** What `pdfinfo` tells: title, pages, tagged. `-struct-text` gives the tree a screen reader walks. */
export function readInfo(pdf: Uint8Array, ...options: string[]): string {
  return String(poppler("pdfinfo", options, pdf));
}

/** The A4 pages as pixels; `from` 0.5 shows the half below the fold. */
export function rasterise(pdf: Uint8Array, dpi: number, from = 0): PNG[] {
  const top = String(Math.round((297 / 25.4) * dpi * from));
  return poppler("pdftoppm", ["-r", String(dpi), "-y", top, "-gray", "-png"], pdf).map((page) => PNG.sync.read(page));
}

/** Distances a camera might hold over the page, as resolutions. */
const DISTANCES = [150, 170, 130, 200];

/**
 * What the QR code of every page says, folded as it is shown at a counter. A page is looked at from several distances, as a
 * camera moving over it does: ZXing's detector misses one still picture in fifty by a rounding of its own.
 */
export function scanPages(pdf: Uint8Array): string[] {
  let texts: (string | undefined)[] = [];
  for (const dpi of DISTANCES) {
    texts = rasterise(pdf, dpi, 0.5).map((page, index) => texts[index] ?? findQr(page));
    const found = texts.filter((text) => text !== undefined);
    if (found.length === texts.length) return found;
  }
  throw new Error("a page has no QR code that can be read");
}

/** The text of the QR code in a picture. @throws where none is found */
export function readQr(picture: PNG): string {
  for (const factor of [1, 2, 3]) {
    const text = findQr(shrink(picture, factor));
    if (text !== undefined) return text;
  }
  throw new Error("no QR code that can be read");
}

function findQr(picture: PNG): string | undefined {
  const luminance = new Uint8ClampedArray(picture.width * picture.height);
  for (let i = 0; i < luminance.length; i++) luminance[i] = picture.data[i * 4]!; // safe because RGBA has four bytes a pixel
  const source = new zxing.RGBLuminanceSource(luminance, picture.width, picture.height);
  for (const binarizer of [new zxing.HybridBinarizer(source), new zxing.GlobalHistogramBinarizer(source)]) {
    try {
      return new zxing.QRCodeReader().decode(new zxing.BinaryBitmap(binarizer)).getText();
    } catch (error) {
      if (!(error instanceof zxing.Exception)) throw error; // the reader's word for "nothing here"
    }
  }
  return undefined;
}

/** Every `factor`-th pixel: the same picture from further away. */
function shrink(picture: PNG, factor: number): PNG {
  const smaller = new PNG({ width: Math.floor(picture.width / factor), height: Math.floor(picture.height / factor) });
  for (let y = 0; y < smaller.height; y++) {
    for (let x = 0; x < smaller.width; x++) {
      const from = (y * factor * picture.width + x * factor) * 4;
      picture.data.copy(smaller.data, (y * smaller.width + x) * 4, from, from + 4);
    }
  }
  return smaller;
}

/** Smallest box around everything darker than paper, in millimetres: what stays off the edges. */
export function inkMargins(page: PNG, dpi: number): { left: number; top: number; right: number; bottom: number } {
  let [left, top, right, bottom] = [page.width, page.height, 0, 0];
  for (let y = 0; y < page.height; y++) {
    for (let x = 0; x < page.width; x++) {
      if (page.data[(y * page.width + x) * 4]! > 200) continue; // safe because x and y are on the page
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
  }
  const mm = (pixels: number): number => (pixels / dpi) * 25.4;
  return { left: mm(left), top: mm(top), right: mm(page.width - right), bottom: mm(page.height - bottom) };
}
