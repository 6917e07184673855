import type { GrayImage } from "./gray-image.ts";

/** Used again for each frame: making and zeroing four megabytes would cost as much as the sums. */
let scratch = new Int32Array(0);

/**
 * The sum over the square of `2 × radius + 1` pixels around each pixel; edges repeat their last pixel.
 * Running sums, of columns and then along the row, so that the cost doesn't grow with the radius.
 * @returns good until the next call
 */
export function boxSums({ data, width, height }: GrayImage, radius: number): Int32Array {
  if (scratch.length < data.length) scratch = new Int32Array(data.length);
  const sums = scratch;
  const columns = new Int32Array(width);
  const rowAt = (y: number): number => Math.min(Math.max(y, 0), height - 1) * width;
  for (let dy = -radius; dy <= radius; dy++) {
    for (let x = 0, at = rowAt(dy); x < width; x++, at++) columns[x]! += data[at]!;
  }
  const last = width - 1;
  for (let y = 0, to = 0; y < height; y++) {
    let sum = columns[0]! * (radius + 1);
    for (let x = 1; x <= radius; x++) sum += columns[Math.min(x, last)]!;
    for (let x = 0; x < width; x++, to++) {
      sums[to] = sum;
      sum += columns[x + radius < last ? x + radius + 1 : last]! - columns[x > radius ? x - radius : 0]!;
    }
    for (let x = 0, enters = rowAt(y + radius + 1), leaves = rowAt(y - radius); x < width; x++, enters++, leaves++) {
      columns[x]! += data[enters]! - data[leaves]!;
    }
  }
  return sums;
}
