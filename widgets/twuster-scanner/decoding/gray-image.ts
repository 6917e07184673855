/** One byte of brightness per pixel, row by row. */
export interface GrayImage {
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}

/** An image of the given size, black. */
export function blankImage(width: number, height: number): GrayImage {
  return { data: new Uint8ClampedArray(width * height), width, height };
}

/** Brightness of RGBA pixels, green counting twice, as @zxing weighs it. */
export function grayFromRgba(rgba: Uint8ClampedArray, width: number, height: number): GrayImage {
  const gray = blankImage(width, height);
  for (let from = 0, to = 0; to < gray.data.length; from += 4, to++) {
    gray.data[to] = (rgba[from]! + 2 * rgba[from + 1]! + rgba[from + 2]!) >> 2;
  }
  return gray;
}
