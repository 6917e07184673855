/** One stroke of a drawing: SVG path data, so that PDF and SVG can show the same. */
export interface Stroke {
  path: string;
  fill?: string;
  stroke?: string;
  width?: number;
}

export const INK = "#2a2118";
/** Straw colours: dark enough to survive a grey printer, light enough to save ink. */
const STRAW_LINE = "#8a6a1f";
const STRAW_PALE = "#fbf3da";

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** An ellipse around its centre, as path data. */
function ellipse(x: number, y: number, rx: number, ry: number): string {
  return `M${round(x - rx)} ${round(y)}a${round(rx)} ${round(ry)} 0 1 0 ${round(2 * rx)} 0a${round(rx)} ${round(ry)} 0 1 0 ${round(-2 * rx)} 0z`;
}

/** Sewn straw plait between two ellipses: short slanted stitches, the slant turning with every round. */
function stitches(x: number, y: number, inner: [number, number], outer: [number, number], rounds: number): string {
  let path = "";
  for (let ring = 0; ring < rounds; ring++) {
    const radius = (axis: 0 | 1, at: number): number => inner[axis] + ((outer[axis] - inner[axis]) * at) / rounds;
    const count = Math.round(radius(0, ring + 1) * 0.62);
    const slant = ((ring % 2 ? 1 : -1) * 1.1 * Math.PI) / count;
    for (let i = 0; i < count; i++) {
      const angle = (2 * Math.PI * i) / count;
      const from = `${round(x + radius(0, ring + 0.12) * Math.cos(angle))} ${round(y + radius(1, ring + 0.12) * Math.sin(angle))}`;
      const to = `${round(x + radius(0, ring + 0.88) * Math.cos(angle + slant))} ${round(y + radius(1, ring + 0.88) * Math.sin(angle + slant))}`;
      path += `M${from}L${to}`;
    }
  }
  return path;
}

/** A belt around the crown between two heights, bulging like the crown itself. */
function belt(top: number, bottom: number): string {
  const edge = (y: number): number => 74 + (y - 62) * 0.075;
  return `M${round(150 - edge(top))} ${top}A${round(edge(top))} 21 0 0 0 ${round(150 + edge(top))} ${top}L${round(150 + edge(bottom))} ${bottom}A${round(edge(bottom))} 22 0 0 1 ${round(150 - edge(bottom))} ${bottom}Z`;
}

/** Plait on the side of the crown, row under row. */
function crownRows(rows: number): string {
  let path = "";
  for (let row = 0; row < rows; row++) {
    const top = 62 + row * 7.6;
    for (let i = 1; i < 40; i++) {
      const angle = Math.PI * (1 - i / 40);
      const lean = (row % 2 ? 1 : -1) * 0.045;
      const at = (a: number, y: number): string =>
        `${round(150 + (74 + (y - 62) * 0.075) * Math.cos(a))} ${round(y + 21 * Math.sin(a))}`;
      path += `M${at(angle, top + 1)}L${at(angle + lean, top + 6.6)}`;
    }
  }
  return path;
}

/** A boater of sewn straw plait with a ribbon; drawn in a field of 300 × 200. */
export function strawHat(ribbonColor: string): Stroke[] {
  const line = { stroke: STRAW_LINE, width: 0.55 };
  const outline = { stroke: INK, width: 1.5 };
  const bow =
    "M92 121C80 108 66 108 62 115C60 121 66 128 76 128C68 134 64 143 68 149L79 143L86 151C88 142 90 134 93 128Z";
  return [
    { path: ellipse(150, 136, 142, 46), fill: STRAW_PALE, ...outline },
    { path: ellipse(150, 131, 142, 46), fill: STRAW_PALE, ...outline },
    { path: stitches(150, 131, [82, 26], [139, 45], 5), ...line },
    ...[0, 1, 2, 3, 4].map((ring) => ({ path: ellipse(150, 131, 82 + ring * 11.4, 26 + ring * 3.8), ...line })),
    { path: "M76 62L71.5 124A78.5 24 0 0 0 228.5 124L224 62Z", fill: STRAW_PALE, ...outline },
    { path: crownRows(5), ...line },
    { path: belt(98, 124), fill: ribbonColor, ...outline },
    { path: ellipse(150, 62, 74, 21), fill: STRAW_PALE, ...outline },
    { path: stitches(150, 62, [6, 1.7], [73, 20.6], 5), ...line },
    ...[1, 2, 3, 4].map((ring) => ({ path: ellipse(150, 62, 6 + ring * 13.4, 1.7 + ring * 3.78), ...line })),
    { path: bow, fill: ribbonColor, ...outline },
    { path: "M92 121C88 122 87 127 93 128L99 127C100 124 98 120 92 121Z", fill: ribbonColor, ...outline },
  ];
}

/** A straw plait of the given length, 10 units high: the line that parts the fields of a voucher. */
export function strawPlait(length: number): Stroke[] {
  const count = Math.floor(length / 5);
  const step = length / count;
  let leaves = "";
  for (let i = 0; i < count; i++) {
    const x = i * step;
    const leaf = (from: number, to: number): string =>
      `M${round(x)} ${from}C${round(x + step * 0.6)} ${from} ${round(x + step)} ${round((from + to) / 2)} ${round(x + step)} ${to}C${round(x + step * 0.3)} ${to} ${round(x)} ${round((from + to) / 2)} ${round(x)} ${from}Z`;
    leaves += leaf(0.4, 5.2) + leaf(9.6, 4.8);
  }
  return [{ path: leaves, fill: STRAW_PALE, stroke: STRAW_LINE, width: 0.6 }];
}
