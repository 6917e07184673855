import jpeg from "jpeg-js";
import { writeFile } from "node:fs/promises";
import type { GrayImage } from "../../widgets/twuster-scanner/decoding/gray-image.ts";
import { take } from "./damages.ts";
import { newLink } from "./frames.ts";
import { withoutCode } from "./no-code.ts";
import { expose, HEIGHT, WIDTH } from "./picture.ts";
import { randomFrom } from "./random.ts";

const FRAMES = 24;

/** A clean code in a hand that is not quite still. */
export async function filmOfCode(seed: number, file: string): Promise<void> {
  const text = newLink(randomFrom(seed));
  const frames = Array.from({ length: FRAMES }, (_, at) => {
    const sway = Math.sin((at / FRAMES) * 2 * Math.PI);
    const placement = {
      text,
      modulePixels: 7,
      centreX: WIDTH / 2 + 25 * sway,
      centreY: HEIGHT / 2 - 12 * sway,
      turn: 0.06 * sway,
      tilt: 0.1,
      tiltAxis: 0.4,
      quietModules: 4,
      dark: 35,
      light: 215,
    };
    return expose(take(randomFrom(seed), placement));
  });
  await writeFilm(frames, file);
}

/** All that is no code, one after the other: every step has its hardest work. */
export async function filmWithoutCode(seed: number, file: string): Promise<void> {
  const random = randomFrom(seed);
  await writeFilm(
    Array.from({ length: FRAMES }, (_, at) => expose(withoutCode(at, random))),
    file,
  );
}

/** An .mjpeg is JPEGs in a row. */
async function writeFilm(frames: GrayImage[], file: string): Promise<void> {
  const jpegs = frames.map(({ data: gray, width, height }) => {
    const data = Buffer.alloc(width * height * 4, 255);
    for (let from = 0, to = 0; from < gray.length; from++, to += 4) data.fill(gray[from]!, to, to + 3);
    return jpeg.encode({ data, width, height }, 90).data;
  });
  await writeFile(file, Buffer.concat(jpegs));
}
