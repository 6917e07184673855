import { CODE_ALPHABET, checkCharacter } from "../../sdk/wire/pass-code.ts";
import type { GrayImage } from "../../widgets/twuster-scanner/decoding/gray-image.ts";
import { DAMAGES, take, type DamageName } from "./damages.ts";
import { withoutCode } from "./no-code.ts";
import { expose, HEIGHT, WIDTH } from "./picture.ts";
import type { Placement } from "./place-code.ts";
import { randomFrom, type Random } from "./random.ts";

/** Twelve damages, frames without a code, and light on dark. */
export type FrameKind = DamageName | "no code" | "inverted";
export const FRAME_KINDS = [...Object.keys(DAMAGES), "no code", "inverted"] as FrameKind[]; // safe because the keys are damages

export interface FramePlan {
  index: number;
  kind: FrameKind;
  /** From 0, easy, to 1, hopeless. */
  harm: number;
  /** What the code says; undefined where there is none. */
  text: string | undefined;
}

/** The frames of a seed: equal shares of each kind, each a ramp. */
export function planFrames(seed: number, count: number): FramePlan[] {
  const share = Math.max(2, Math.round(count / FRAME_KINDS.length));
  return FRAME_KINDS.flatMap((kind, kindIndex) =>
    Array.from({ length: share }, (_, step) => {
      const index = kindIndex * share + step;
      const text = kind === "no code" ? undefined : newLink(randomFor(seed, index, 0));
      return { index, kind, harm: step / (share - 1), text };
    }),
  );
}

/** Draws a frame; the same seed and plan give the same pixels. */
export function makeFrame(seed: number, { index, kind, harm, text }: FramePlan): GrayImage {
  const random = randomFor(seed, index, 1);
  if (text === undefined) return expose(withoutCode(index, random));
  const placement: Placement = {
    text,
    modulePixels: random.between(5, 8.5),
    centreX: WIDTH / 2 + random.between(-120, 120),
    centreY: HEIGHT / 2 + random.between(-60, 60),
    turn: random.between(-0.12, 0.12),
    tilt: 0,
    tiltAxis: 0,
    quietModules: 4,
    dark: random.between(15, 45),
    light: random.between(200, 235),
  };
  if (kind !== "inverted") return expose(DAMAGES[kind as DamageName]({ random, placement, harm })); // safe because the two others were dealt with
  return expose(take(random, { ...placement, dark: placement.light, light: placement.dark }));
}

function randomFor(seed: number, index: number, purpose: number): Random {
  return randomFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b) ^ purpose);
}

/** The link on a voucher, with a code of its own. */
export function newLink(random: Random): string {
  const body = Array.from({ length: 15 }, () => CODE_ALPHABET[random.below(32)]).join("");
  return `https://gutschein.example/twistringen-test/w#${body}${checkCharacter(body)}`;
}
