import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create } from "fontkit";
import sharp from "sharp";

const require = createRequire(import.meta.url);
const font = (weight: string): ReturnType<typeof create> =>
  create(
    readFileSync(
      require.resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${weight}/AtkinsonHyperlegibleNext_${weight}.ttf`),
    ),
  );
const fonts = { regular: font("400Regular"), bold: font("700Bold") };

export interface Card {
  name: string;
  /** What it is, and where. */
  line: string;
  /** What the green band says. */
  band: string;
  /** `#rrggbb` */
  color: string;
}

/** Names are drawn as outlines: no server's fonts are asked for, and no text becomes markup. */
function outline(text: string, set: { x: number; y: number; size: number; weight: keyof typeof fonts }): string {
  const { x, y, size, weight } = set;
  const { unitsPerEm, layout } = {
    unitsPerEm: fonts[weight].unitsPerEm,
    layout: fonts[weight].layout(text),
  };
  const scale = size / unitsPerEm;
  let pen = x;
  return layout.glyphs
    .map((glyph, at) => {
      const path = glyph.path.scale(scale, -scale).translate(pen, y).toSVG();
      pen += layout.positions[at]!.xAdvance * scale; // safe because every glyph has a position
      return path;
    })
    .join("");
}

const widthOf = (text: string, size: number, weight: keyof typeof fonts): number =>
  (fonts[weight].layout(text).advanceWidth * size) / fonts[weight].unitsPerEm;

/** At most two lines that fit, the second one cut. */
function linesOf(text: string, size: number, width: number): string[] {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (widthOf(longer, size, "bold") <= width || lines.at(-1) === "") lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.slice(0, 2).map((line, at) => cut(lines.length > 2 && at === 1 ? `${line} …` : line, size, width));
}

function cut(line: string, size: number, width: number, weight: keyof typeof fonts = "bold"): string {
  let shorter = line;
  while (shorter.length > 1 && widthOf(shorter, size, weight) > width)
    shorter = `${shorter.replace(/…$/, "").trimEnd().slice(0, -1)}…`;
  return shorter;
}

const colorOf = (color: string): string => (/^#[0-9a-f]{6}$/i.test(color) ? color : "#1d5c45");

/** The picture that messengers show with a link: 1200 × 630 PNG. */
export async function drawOgPicture({ name, line, band, color }: Card): Promise<Uint8Array<ArrayBuffer>> {
  const names = linesOf(name, 84, 1_040);
  const top = names.length === 1 ? 290 : 230;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
    <path fill="#f8f4ea" d="M0 0h1200v630H0z"/>
    <path fill="none" stroke="#e2d9c5" stroke-width="3" d="${Array.from({ length: 24 }, (_, at) => `M${at * 56 - 40} 0l56 56M${at * 56 + 16} 0l-56 56`).join("")}"/>
    <g transform="translate(80 84) scale(2)">
      <ellipse cx="32" cy="30" rx="30" ry="8" fill="#dcb04a" stroke="#7a5a16" stroke-width="1.5"/>
      <path d="M17 28 19 10Q32 4 45 10L47 28Q32 34 17 28z" fill="#e6c469" stroke="#7a5a16" stroke-width="1.5"/>
      <path d="M17.6 22.5Q32 28 46.4 22.5L47 28Q32 34 17 28z" fill="${colorOf(color)}"/>
    </g>
    <path fill="#25221c" d="${names.map((text, at) => outline(text, { x: 80, y: top + at * 96, size: 84, weight: "bold" })).join("")}"/>
    <path fill="#5d574b" d="${outline(cut(line, 40, 1_040, "regular"), { x: 80, y: top + names.length * 96 - 20, size: 40, weight: "regular" })}"/>
    <path fill="${colorOf(color)}" d="M0 500h1200v130H0z"/>
    <circle cx="112" cy="565" r="32" fill="#fff"/>
    <path d="M96 566l12 12 22-24" fill="none" stroke="${colorOf(color)}" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/>
    <path fill="#fff" d="${outline(cut(band, 44, 980), { x: 168, y: 580, size: 44, weight: "bold" })}"/>
  </svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ palette: true, colours: 64 }).toBuffer());
}
