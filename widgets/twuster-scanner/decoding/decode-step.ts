import type { GrayImage } from "./gray-image.ts";
import { blur, enlargeCentre, halve, invert, localThreshold, rotate, stretchContrast } from "./preprocess.ts";
import { readQr } from "./read-qr.ts";

/** One cheap change of the picture per frame, most useful first; what one can't read, the next often can. */
const STEPS: readonly ((image: GrayImage) => GrayImage)[] = [
  (image) => image,
  (image) => localThreshold(blur(image, 1), 24),
  enlargeCentre,
  (image) => blur(image, 1),
  (image) => rotate(image, 30),
  halve,
  (image) => blur(image, 2),
  (image) => invert(halve(image)),
  (image) => localThreshold(enlargeCentre(image), 24),
  (image) => blur(stretchContrast(image), 1),
];

/** Frames until every step has had its turn. */
export const STEP_COUNT = STEPS.length;

/** What the picture says after the change whose turn it is; `step` counts the frames from 0. */
export function decodeStep(image: GrayImage, step: number): string | undefined {
  return readQr(STEPS[step % STEPS.length]!(image));
}
