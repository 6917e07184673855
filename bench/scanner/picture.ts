import type { GrayImage } from "../../widgets/twuster-scanner/decoding/gray-image.ts";
import type { Random } from "./random.ts";

/** Every frame's size in pixels. */
export const WIDTH = 1280;
export const HEIGHT = 720;

/** Brightness per pixel before the camera rounds and clips it: 0 is black, 255 white. */
export type Picture = Float32Array;

/** A wall or a table: a gradient and soft spots, never quite even. */
export function background(random: Random, level = random.between(90, 170)): Picture {
  const picture = new Float32Array(WIDTH * HEIGHT);
  const [right, down] = [random.between(-40, 40), random.between(-40, 40)];
  const waves = Array.from({ length: 4 }, () => ({
    x: random.between(-0.02, 0.02),
    y: random.between(-0.02, 0.02),
    phase: random.between(0, 7),
  }));
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++, at++) {
      let value = level + right * (x / WIDTH - 0.5) + down * (y / HEIGHT - 0.5);
      for (const wave of waves) value += 5 * Math.sin(x * wave.x + y * wave.y + wave.phase);
      picture[at] = value;
    }
  }
  return picture;
}

/** Out of focus; `sigma` in pixels. */
export function soften(picture: Picture, sigma: number): void {
  if (sigma < 0.1) return;
  const radius = Math.ceil(sigma * 2.5);
  const kernel = Float32Array.from({ length: 2 * radius + 1 }, (_, at) =>
    Math.exp(-((at - radius) ** 2 / (2 * sigma * sigma))),
  );
  smear(picture, kernel, 1, 0);
  smear(picture, kernel, 0, 1);
}

/** Moved while the shutter was open; `length` in pixels. */
export function shake(picture: Picture, length: number, angle: number): void {
  if (length < 1) return;
  const count = 2 * Math.ceil(length / 2) + 1;
  const step = length / (count - 1);
  smear(picture, new Float32Array(count).fill(1), Math.cos(angle) * step, Math.sin(angle) * step);
}

/** Weighted mean along a line through each pixel; edges repeat. */
function smear(picture: Picture, kernel: Float32Array, stepX: number, stepY: number): void {
  const source = picture.slice();
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  const middle = (kernel.length - 1) / 2;
  picture.fill(0);
  for (const [index, weight] of kernel.entries()) {
    const [dx, dy] = [Math.round((index - middle) * stepX), Math.round((index - middle) * stepY)];
    const share = weight / sum;
    for (let y = 0, to = 0; y < HEIGHT; y++) {
      const row = Math.min(Math.max(y + dy, 0), HEIGHT - 1) * WIDTH;
      for (let x = 0; x < WIDTH; x++, to++) {
        const from = x + dx;
        picture[to]! += share * source[row + (from < 0 ? 0 : from >= WIDTH ? WIDTH - 1 : from)]!;
      }
    }
  }
}

/** The sensor's own noise; `sigma` in steps of brightness. */
export function addNoise(picture: Picture, sigma: number, random: Random): void {
  for (let at = 0; at < picture.length; at++) picture[at]! += sigma * random.normal();
}

/** What the camera hands over: whole steps of brightness, clipped. */
export function expose(picture: Picture): GrayImage {
  return { data: new Uint8ClampedArray(picture), width: WIDTH, height: HEIGHT };
}
