declare module "fontkit" {
  interface Glyph {
    path: {
      scale(x: number, y: number): Glyph["path"];
      translate(x: number, y: number): Glyph["path"];
      toSVG(): string;
    };
  }
  interface Font {
    unitsPerEm: number;
    layout(text: string): { glyphs: Glyph[]; positions: { xAdvance: number }[]; advanceWidth: number };
  }
  export const create: (file: Buffer) => Font;
}
