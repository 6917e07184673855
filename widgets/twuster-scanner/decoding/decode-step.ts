import { darkByBlocks, darkerThanAround } from "./dark-map.ts";
import type { GrayImage } from "./gray-image.ts";
import { blur, enlargeCentre, halve, invert, rotate } from "./preprocess.ts";
import { readQr } from "./read-qr.ts";

/**
 * One cheap change of the picture per frame, most useful first; what one can't read, the next often can. The order is
 * the one that reads most stills soonest, see docs/decisions/0006-reading-qr-codes.md.
 */
const STEPS: readonly ((image: GrayImage) => string | undefined)[] = [
  (image) => readQr(darkByBlocks(image)),
  // Noise, moiré and poor contrast: larger spots than the modules are no code.
  (image) => readQr(darkerThanAround(blur(image, 2), 24)),
  (image) => readQr(darkByBlocks(enlargeCentre(image))),
  // Light on dark costs a quarter at half size.
  (image) => readQr(darkerThanAround(blur(image, 1), 12, 3)) ?? readQr(darkByBlocks(invert(halve(image)))),
  (image) => readQr(darkByBlocks(rotate(image, 30))),
  // What is much darker than its surroundings: a code beside something dark, without its light margin.
  (image) => readQr(darkerThanAround(blur(image, 3), 30, 2)) ?? readQr(darkerThanAround(image, 24, 30)),
  (image) => readQr(darkerThanAround(image, 24, 12)) ?? readQr(darkByBlocks(halve(image))),
  (image) =>
    readQr(darkerThanAround(blur(image, 2), 16, 1)) ?? readQr(darkerThanAround(rotate(halve(image), 45), 16, 2)),
  (image) => readQr(darkByBlocks(rotate(image, 45))),
  (image) => readQr(darkByBlocks(invert(image))),
];

/** Frames until every step has had its turn. */
export const STEP_COUNT = STEPS.length;

/** What the picture says after the change whose turn it is; `step` counts the frames from 0. */
export function decodeStep(image: GrayImage, step: number): string | undefined {
  return STEPS[step % STEPS.length]!(image);
}
