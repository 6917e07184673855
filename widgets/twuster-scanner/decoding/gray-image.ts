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
export function grayFromRgba(rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): GrayImage {
  const gray = blankImage(width, height);
  const { data } = gray;
  // One read per pixel instead of three; alpha ends up on top, as every browser's processor is little-endian.
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, data.length);
  for (let at = 0; at < data.length; at++) {
    const pixel = pixels[at]!;
    data[at] = ((pixel & 255) + ((pixel >> 7) & 510) + ((pixel >> 16) & 255)) >> 2;
  }
  return gray;
}
