import { blankImage, type GrayImage } from "./gray-image.ts";

/**
 * Mean over a square of `2 × radius + 1` pixels; edges repeat their last pixel. Against noise and moiré.
 * Running sums, of columns and then along the row, so that the cost doesn't grow with the radius.
 */
export function blur({ data, width, height }: GrayImage, radius: number): GrayImage {
  const out = blankImage(width, height);
  const columns = new Int32Array(width);
  const factor = 1 / (2 * radius + 1) ** 2;
  const rowAt = (y: number): number => Math.min(Math.max(y, 0), height - 1) * width;
  for (let dy = -radius; dy <= radius; dy++) {
    for (let x = 0, at = rowAt(dy); x < width; x++, at++) columns[x]! += data[at]!;
  }
  const last = width - 1;
  for (let y = 0, to = 0; y < height; y++) {
    let sum = columns[0]! * (radius + 1);
    for (let x = 1; x <= radius; x++) sum += columns[Math.min(x, last)]!;
    for (let x = 0; x < width; x++, to++) {
      out.data[to] = sum * factor;
      sum += columns[x + radius < last ? x + radius + 1 : last]! - columns[x > radius ? x - radius : 0]!;
    }
    for (let x = 0, enters = rowAt(y + radius + 1), leaves = rowAt(y - radius); x < width; x++, enters++, leaves++) {
      columns[x]! += data[enters]! - data[leaves]!;
    }
  }
  return out;
}

/** Black where a pixel is darker than the mean of its neighbourhood. Against glare and shadow. */
export function localThreshold(image: GrayImage, radius: number): GrayImage {
  const out = blur(image, radius);
  for (let at = 0; at < out.data.length; at++) out.data[at] = image.data[at]! < out.data[at]! ? 0 : 255;
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
export function invert(image: GrayImage): GrayImage {
  return mapValues(image, (value) => 255 - value);
}

/** The darkest and lightest hundredth become black and white. Against poor light. */
export function stretchContrast(image: GrayImage): GrayImage {
  const counts = new Uint32Array(256);
  for (let at = 0; at < image.data.length; at++) counts[image.data[at]!]!++;
  const hundredth = image.data.length / 100;
  let low = 0;
  for (let darker = counts[0]!; darker < hundredth; darker += counts[low]!) low++;
  let high = 255;
  for (let lighter = counts[255]!; lighter < hundredth; lighter += counts[high]!) high--;
  const factor = 255 / Math.max(1, high - low);
  return mapValues(image, (value) => (value - low) * factor);
}

function mapValues({ data, width, height }: GrayImage, change: (value: number) => number): GrayImage {
  const table = Uint8ClampedArray.from({ length: 256 }, (_, value) => change(value));
  const out = blankImage(width, height);
  for (let at = 0; at < data.length; at++) out.data[at] = table[data[at]!]!;
  return out;
}
