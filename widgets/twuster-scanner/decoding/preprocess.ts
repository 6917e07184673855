import { boxSums } from "./box-sums.ts";
import { blankImage, type GrayImage } from "./gray-image.ts";

/** Mean over a square of `2 × radius + 1` pixels; edges repeat their last pixel. Against noise and moiré. */
export function blur(image: GrayImage, radius: number): GrayImage {
  const out = blankImage(image.width, image.height);
  const { data } = out;
  const sums = boxSums(image, radius);
  // Whole numbers: a division by multiplying and shifting, rounded.
  const share = Math.round(65_536 / (2 * radius + 1) ** 2);
  for (let at = 0; at < data.length; at++) data[at] = (sums[at]! * share + 32_768) >> 16;
  return out;
}

/** Half as wide and high, each pixel the mean of four. Against blur and noise of large codes. */
export function halve({ data, width, height }: GrayImage): GrayImage {
  const out = blankImage(width >> 1, height >> 1);
  for (let y = 0, to = 0; y < out.height; y++) {
    for (let x = 0, at = 2 * y * width; x < out.width; x++, at += 2, to++) {
      out.data[to] = (data[at]! + data[at + 1]! + data[at + width]! + data[at + width + 1]!) >> 2;
    }
  }
  return out;
}

/** The middle half of the picture at twice its size, smoothed between pixels. For small codes. */
export function enlargeCentre({ data, width, height }: GrayImage): GrayImage {
  const out = blankImage(2 * (width >> 1), 2 * (height >> 1));
  const left = width >> 2;
  const top = height >> 2;
  for (let y = 0, to = 0; y < out.height; y++) {
    const row = (top + (y >> 1)) * width;
    const below = row + (y & 1) * width;
    for (let x = 0; x < out.width; x++, to++) {
      const at = left + (x >> 1);
      const beside = at + (x & 1);
      out.data[to] = (data[row + at]! + data[row + beside]! + data[below + at]! + data[below + beside]!) >> 2;
    }
  }
  return out;
}

/** Turned about the middle; corners that leave the picture are lost, what comes in is white. */
export function rotate({ data, width, height }: GrayImage, degrees: number): GrayImage {
  const out = blankImage(width, height);
  out.data.fill(255);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  for (let y = 0, to = 0; y < height; y++) {
    let fromX = width / 2 - (width / 2) * cos + (y - height / 2) * sin;
    let fromY = height / 2 + (width / 2) * sin + (y - height / 2) * cos;
    for (let x = 0; x < width; x++, to++, fromX += cos, fromY -= sin) {
      const left = fromX | 0;
      const top = fromY | 0;
      if (fromX < 0 || fromY < 0 || left >= width - 1 || top >= height - 1) continue;
      const right = fromX - left;
      const down = fromY - top;
      const at = top * width + left;
      const upper = data[at]! + (data[at + 1]! - data[at]!) * right;
      const lower = data[at + width]! + (data[at + width + 1]! - data[at + width]!) * right;
      out.data[to] = upper + (lower - upper) * down;
    }
  }
  return out;
}

/** Light on dark becomes dark on light. */
export function invert({ data, width, height }: GrayImage): GrayImage {
  const out = blankImage(width, height);
  for (let at = 0; at < data.length; at++) out.data[at] = 255 - data[at]!;
  return out;
}
