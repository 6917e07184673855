import { contrast, TEXT_CONTRAST, toHex, type Rgb } from "../../shared/contrast.ts";
import { palette } from "../../shared/palette.ts";

/** One pair of colours as the element will draw it. */
export interface ContrastLine {
  id: "button" | "text" | "accent";
  /** `#rrggbb` */
  color: string;
  ground: string;
  ratio: number;
  /** What was asked for and could not be read; absent where nothing was changed. */
  wanted?: { color: string; ratio: number };
  /** What it has to reach on every ground of the element. */
  minimum: number;
}

/** What the guard makes of these colours, by the same arithmetic that the element uses. @param seeds `#rrggbb` each */
export function contrastReport(seeds: { brand: string; surface: string; text: string }): ContrastLine[] {
  const [brand, surface, text] = [toRgb(seeds.brand), toRgb(seeds.surface), toRgb(seeds.text)];
  const drawn = palette({ brand, surface, text });
  const line = (id: ContrastLine["id"], color: Rgb, ground: Rgb, minimum: number, wanted?: Rgb): ContrastLine => ({
    id,
    color: toHex(color),
    ground: toHex(ground),
    ratio: contrast(color, ground),
    minimum,
    ...(wanted && toHex(wanted) !== toHex(color)
      ? { wanted: { color: toHex(wanted), ratio: contrast(wanted, ground) } }
      : {}),
  });
  return [
    line("button", drawn["on-brand"], drawn.brand, TEXT_CONTRAST),
    line("text", drawn.text, drawn.surface, 7, text),
    line("accent", drawn.accent, drawn.surface, TEXT_CONTRAST, brand),
  ];
}

function toRgb(hex: string): Rgb {
  const channel = (at: number): number => parseInt(hex.slice(at, at + 2), 16) || 0;
  return [channel(1), channel(3), channel(5)];
}
