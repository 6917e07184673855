import sharp, { type Sharp } from "sharp";
import { invalidField } from "../platform/errors.ts";

/** Most bytes of an upload. */
export const maxPictureBytes = 8_000_000;
/** More than the finest phone takes; what pretends to more is meant to fill the memory. */
const maxPixels = 60_000_000;
const maxSide = 16_000;

/** One decoder at a time: pictures are rare, redemptions are not. */
sharp.concurrency(1);
sharp.cache(false);

export interface EncodedPicture {
  /** Of `large`, in pixels. */
  width: number;
  height: number;
  /** WebP, at most 1600 px a side. */
  large: Uint8Array<ArrayBuffer>;
  /** WebP, at most 480 px a side. */
  small: Uint8Array<ArrayBuffer>;
}

/**
 * Draws an uploaded picture anew, so that nothing of the file is kept but what is seen: no place, no camera, no second meaning.
 * @throws {Refusal} invalid, with the reason at `picture`
 */
export async function encodePicture(upload: Uint8Array): Promise<EncodedPicture> {
  if (upload.length > maxPictureBytes) throw invalidField("picture", "too_long");
  if (!isKnown(upload) || isSomethingElseToo(upload)) throw invalidField("picture", "picture_unknown");
  const open = (): Sharp => sharp(upload, { limitInputPixels: maxPixels, failOn: "error", pages: 1 });
  try {
    const { width, height } = await open().metadata();
    if (width * height > maxPixels || Math.max(width, height) > maxSide)
      throw invalidField("picture", "picture_too_large");
    const large = await encode(open(), 1_600, 1_000_000);
    const small = await encode(sharp(large.data), 480, 200_000);
    return { width: large.width, height: large.height, large: large.data, small: small.data };
  } catch (error) {
    if (error instanceof Error && error.name === "Refusal") throw error;
    throw invalidField("picture", /pixel limit/.test(String(error)) ? "picture_too_large" : "picture_broken");
  }
}

async function encode(
  picture: Sharp,
  side: number,
  maxBytes: number,
): Promise<{ data: Uint8Array<ArrayBuffer>; width: number; height: number }> {
  const drawn = picture
    .autoOrient()
    .timeout({ seconds: 20 })
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true });
  for (const quality of [80, 60, 40, 20]) {
    const { data, info } = await drawn.clone().webp({ quality }).toBuffer({ resolveWithObject: true });
    if (data.length <= maxBytes) return { data: new Uint8Array(data), width: info.width, height: info.height };
  }
  throw invalidField("picture", "picture_too_large");
}

const text = (bytes: Uint8Array, from: number, to?: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", from, to);

/** By the first bytes, before any decoder sees it: SVG, PDF and GIF never get that far. */
function isKnown(bytes: Uint8Array): boolean {
  return (
    text(bytes, 0, 3) === "\xff\xd8\xff" ||
    text(bytes, 0, 8) === "\x89PNG\r\n\x1a\n" ||
    (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP")
  );
}

/**
 * A picture that is also a page, a script or an archive. Nothing of that would survive, but nobody makes one by accident.
 * What phones append by habit (a film, a depth map) is let through.
 */
function isSomethingElseToo(bytes: Uint8Array): boolean {
  return (
    /<script|<html|<!doctype|<\?php|<svg[ >]|%pdf-1/i.test(text(bytes, 0)) ||
    // An archive's directory is at its end.
    text(bytes, Math.max(0, bytes.length - 65_557)).includes("PK\x05\x06")
  );
}
