/** Red, green, blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** WCAG 2.2, 1.4.3: text needs this much against what lies behind it. */
export const TEXT_CONTRAST = 4.5;

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** Relative luminance (WCAG 2.2), 0 to 1. */
export function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Contrast of two colours, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

/** `share` (0 to 1) of `color` over `ground`, rounded to what a screen can show. */
export function mix(color: Rgb, ground: Rgb, share: number): Rgb {
  const part = (i: 0 | 1 | 2): number => Math.round(color[i] * share + ground[i] * (1 - share));
  return [part(0), part(1), part(2)];
}

/** White or black, whichever reads better: one of them always reaches √21 ≈ 4.58. White wins where both do. */
export function textOn(ground: Rgb): Rgb {
  return contrast(WHITE, ground) >= TEXT_CONTRAST ? WHITE : BLACK;
}

/**
 * `color`, moved towards black or white only as far as it has to be to be read on every one of `grounds`
 * (the first one decides the direction).
 */
export function readable(color: Rgb, grounds: readonly Rgb[], minimum = TEXT_CONTRAST): Rgb {
  const end = textOn(grounds[0] ?? WHITE);
  for (let share = 20; share > 0; share--) {
    const candidate = mix(color, end, share / 20);
    if (grounds.every((ground) => contrast(candidate, ground) >= minimum)) return candidate;
  }
  return end;
}

/** A computed CSS colour and its opacity; undefined where it is written in a form we do not read. */
export function parseColor(computed: string): { color: Rgb; opacity: number } | undefined {
  const match = /^(rgba?|color)\((srgb)?([^)]*)\)$/.exec(computed.trim());
  if (!match || (match[1] === "color" && !match[2])) return undefined;
  const parts = match[3]!
    .split(/[\s,/]+/)
    .filter(Boolean)
    .map(parseFloat);
  const scale = match[2] ? 255 : 1;
  const channel = (i: number): number => Math.min(255, Math.max(0, Math.round((parts[i] || 0) * scale)));
  return { color: [channel(0), channel(1), channel(2)], opacity: parts[3] ?? 1 };
}

/** `#rrggbb` */
export function toHex(color: Rgb): string {
  return `#${color.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
