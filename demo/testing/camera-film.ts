import { writeFile } from "node:fs/promises";
import jpeg from "jpeg-js";
import { PNG } from "pngjs";

/** What a camera sees: a picture before a grey wall, 1280 × 720, written as a film (an .mjpeg is JPEGs in a row). */
export async function filmOf(picture: Uint8Array, file: string): Promise<void> {
  const png = PNG.sync.read(Buffer.from(picture));
  const [width, height] = [1280, 720];
  const data = Buffer.alloc(width * height * 4, 150);
  const scale = Math.min((width * 0.8) / png.width, (height * 0.9) / png.height);
  const [left, top] = [Math.round((width - png.width * scale) / 2), Math.round((height - png.height * scale) / 2)];
  for (let y = 0; y < Math.floor(png.height * scale); y++) {
    for (let x = 0; x < Math.floor(png.width * scale); x++) {
      const from = (Math.floor(y / scale) * png.width + Math.floor(x / scale)) * 4;
      png.data.copy(data, ((top + y) * width + left + x) * 4, from, from + 4);
    }
  }
  const frame = jpeg.encode({ data, width, height }, 90).data;
  await writeFile(file, Buffer.concat(Array.from({ length: 30 }, () => frame)));
}
