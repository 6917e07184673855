/** The voucher is paper in any light; what lies around it turns dark by the style sheet in `render-html.ts`. */
export const COLORS = {
  ink: "#2a2118",
  muted: "#5f5342",
  ground: "#f6f0e1",
  paper: "#fffdf7",
  line: "#2a2118",
  straw: "#b98d2b",
  test: "#8c1d18",
};

const FALLBACK_BRAND = "#0b5a43";

/** The town's colour, or ours where it is none: it goes into a style attribute. */
export function brandOr(color: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? color : FALLBACK_BRAND;
}

/** White or near-black on a colour, whichever reads better (WCAG 2.2, 1.4.3: at least 4.5 either way). */
export function inkOn(color: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number]; // safe because three channels were mapped
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 4.5 ? "#ffffff" : "#000000";
}
