import { contrast, mix, readable, TEXT_CONTRAST, textOn, type Rgb } from "./contrast.ts";

const DEFAULT_BRAND: Rgb = [29, 92, 69];
const INK: Rgb = [31, 36, 32];
const PAPER: Rgb = [245, 242, 234];
const YES: Rgb = [29, 92, 69];
const NO: Rgb = [163, 39, 31];
const WHITE: Rgb = [255, 255, 255];

/** What the page or the network sets; everything else follows from it. */
export interface Seeds {
  surface: Rgb;
  brand?: Rgb | undefined;
  text?: Rgb | undefined;
}

/** Names of the private custom properties (`--_NAME`) that styles may use. */
export type PaletteName =
  | "brand"
  | "on-brand"
  | "accent"
  | "surface"
  | "field"
  | "wash"
  | "no-wash"
  | "text"
  | "muted"
  | "line"
  | "hair"
  | "yes"
  | "no";

/**
 * A full set of colours in which text, muted text, accent, yes and no reach 4.5 : 1 on every ground,
 * and lines that carry meaning 3 : 1, whatever the seeds are.
 */
export function palette(seeds: Seeds): Record<PaletteName, Rgb> {
  const { surface, brand = DEFAULT_BRAND } = seeds;
  const end = textOn(surface);
  const isDark = end === WHITE || end[0] === 255;
  // A ground that would make even black or white hard to read is not used: a mid-grey page gets one ground only.
  const ground = (candidate: Rgb): Rgb => (contrast(end, candidate) >= TEXT_CONTRAST ? candidate : surface);
  const field = ground(mix(WHITE, surface, isDark ? 0.07 : 0.75));
  const wash = ground(mix(readable(brand, [surface]), surface, 0.07));
  const noWash = ground(mix(readable(NO, [surface]), surface, 0.07));
  const grounds = [surface, field, wash, noWash];
  const text = readable(seeds.text ?? (isDark ? PAPER : INK), grounds, 7);
  return {
    brand,
    "on-brand": textOn(brand),
    accent: readable(brand, grounds),
    surface,
    field,
    wash,
    "no-wash": noWash,
    text,
    muted: readable(mix(text, surface, 0.72), grounds),
    line: readable(mix(text, surface, 0.5), grounds, 3),
    hair: mix(text, surface, 0.14),
    yes: readable(YES, grounds),
    no: readable(NO, grounds),
  };
}
