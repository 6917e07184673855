/** How an element looks on one site. Empty: as the page and the town have it. */
export interface Look {
  brand: string;
  surface: string;
  text: string;
  language: "" | "de" | "en" | "de-simple";
  /** In pixels; 0: as wide as its place. */
  widthPx: number;
}

export const PLAIN: Look = { brand: "", surface: "", text: "", language: "", widthPx: 0 };

/** The custom properties and the width, as pairs. */
export function declarationsOf(look: Look): [string, string][] {
  const all: [string, string][] = [
    ["--twuster-brand", look.brand],
    ["--twuster-surface", look.surface],
    ["--twuster-text", look.text],
    ["max-width", look.widthPx ? `${look.widthPx}px` : ""],
  ];
  return all.filter(([, value]) => value);
}
