import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import PDFDocument from "pdfkit";
import { drawableText } from "./greeting.ts";
import { INK, type Stroke } from "./straw-drawing.ts";

const require = createRequire(import.meta.url);
const FONTS = {
  regular: readFileSync(
    require.resolve("@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf"),
  ),
  bold: readFileSync(
    require.resolve("@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf"),
  ),
};

/** Part of a page, in millimetres from its upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
}
/** How a text is set; sizes in points. */
export interface TextStyle {
  size: number;
  font?: keyof typeof FONTS;
  align?: "left" | "right" | "center";
  lineGap?: number;
  spacing?: number;
  link?: string;
}
type Tag = "H1" | "H2" | "P" | "Link" | "Figure";

/** Points per millimetre. */
const MM = 72 / 25.4;

/** A document measured in millimetres, every text tagged for screen readers, every ornament an artifact. */
export class Sheet {
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  #section: PDFKit.PDFStructureElement | undefined;

  /** `createdAt` stands in the file, so that the same voucher always gives the same bytes. */
  constructor(meta: { title: string; author: string; language: string; createdAt: Date; size?: "A4" | "A5" | "A6" }) {
    this.#doc = new PDFDocument({
      size: meta.size ?? "A4",
      margin: 0,
      autoFirstPage: false,
      pdfVersion: "1.7",
      tagged: true,
      lang: meta.language,
      displayTitle: true,
      info: { Title: meta.title, Author: meta.author, Creator: "Twuster", CreationDate: meta.createdAt },
    });
    for (const [name, file] of Object.entries(FONTS)) this.#doc.registerFont(name, file);
    this.#root = this.#doc.struct("Document");
    this.#doc.addStructure(this.#root);
  }

  addPage(title: string): void {
    this.#section?.end();
    this.#doc.addPage();
    this.#section = this.#doc.struct("Sect", { title });
    this.#root.add(this.#section);
  }

  /** Text at the top of the box, wrapped at its width. Returns where it ends, in millimetres. */
  text(tag: Tag, text: string, box: Box, style: TextStyle): number {
    const drawable = this.drawable(text);
    if (drawable === "") return box.y;
    this.#tagged(tag, undefined, () => {
      this.#set(style).text(drawable, box.x * MM, box.y * MM, this.#options(box.width, style));
    });
    return box.y + this.heightOf(text, box.width, style);
  }

  heightOf(text: string, width: number, style: TextStyle): number {
    const drawable = this.drawable(text);
    return this.#set(style).heightOfString(drawable, this.#options(width, style)) / MM;
  }

  /** Width of one line, in millimetres. */
  widthOf(text: string, style: TextStyle): number {
    const drawable = this.drawable(text);
    return this.#set(style).widthOfString(drawable) / MM;
  }

  /** The largest of the sizes at which the text fits on one line; the smallest where none does. */
  sizeForLine(text: string, width: number, font: keyof typeof FONTS, sizes: readonly number[]): number {
    return sizes.find((size) => this.widthOf(text, { size, font }) <= width) ?? sizes.at(-1)!; // safe because sizes are never empty
  }

  /** What of the text the fonts can draw. */
  drawable(text: string): string {
    this.#doc.font("regular");
    // safe because pdfkit keeps the fontkit font it draws with there; its types leave it out
    const { _font } = this.#doc as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } };
    return drawableText(text, (codePoint) => _font.font.hasGlyphForCodePoint(codePoint));
  }

  /** A drawing that says something, with words for those who do not see it. */
  figure(alternative: string, strokes: readonly Stroke[], at: { x: number; y: number; scale: number }): void {
    this.#tagged("Figure", alternative, () => this.#draw(strokes, at));
  }

  /** A drawing that says nothing: screen readers pass it by. `scale` is millimetres per unit. */
  ornament(strokes: readonly Stroke[], at: { x: number; y: number; scale: number }): void {
    this.#artifact(() => this.#draw(strokes, at));
  }

  /** A thin line; dashed where it is to be folded. */
  rule(from: { x: number; y: number }, to: { x: number; y: number }, isDashed = false): void {
    this.#artifact(() => {
      this.#doc
        .save()
        .lineWidth(0.6)
        .strokeColor(INK, isDashed ? 0.6 : 1);
      if (isDashed) this.#doc.dash(4, { space: 4 });
      this.#doc
        .moveTo(from.x * MM, from.y * MM)
        .lineTo(to.x * MM, to.y * MM)
        .stroke()
        .restore();
    });
  }

  /** An outlined field; filled only to cover what it stands on. */
  frame(box: Box & { height: number }, lineWidth: number, radius: number, fill?: string): void {
    this.#artifact(() => {
      this.#doc.save().lineWidth(lineWidth);
      this.#doc.roundedRect(box.x * MM, box.y * MM, box.width * MM, box.height * MM, radius * MM);
      if (fill) this.#doc.fillAndStroke(fill, INK);
      else this.#doc.stroke(INK);
      this.#doc.restore();
    });
  }

  async bytes(): Promise<Uint8Array> {
    this.#root.end();
    const chunks: Uint8Array[] = [];
    this.#doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    const ended = new Promise<void>((resolve, reject) => this.#doc.on("end", resolve).on("error", reject));
    this.#doc.end();
    await ended;
    return new Uint8Array(Buffer.concat(chunks));
  }

  #set(style: TextStyle): PDFKit.PDFDocument {
    return this.#doc
      .font(style.font ?? "regular")
      .fontSize(style.size)
      .fillColor(INK);
  }

  #options(width: number, style: TextStyle): PDFKit.Mixins.TextOptions {
    return {
      width: width * MM,
      align: style.align ?? "left",
      lineGap: style.lineGap ?? 0,
      characterSpacing: style.spacing ?? 0,
      link: style.link ?? null,
    };
  }

  #tagged(tag: Tag, alternative: string | undefined, draw: () => void): void {
    const element = this.#doc.struct(tag, alternative === undefined ? {} : { alt: alternative }, draw);
    this.#section?.add(element);
  }

  #artifact(draw: () => void): void {
    this.#doc.markContent("Artifact", { type: "Layout" });
    draw();
    this.#doc.endMarkedContent();
  }

  #draw(strokes: readonly Stroke[], at: { x: number; y: number; scale: number }): void {
    this.#doc
      .save()
      .translate(at.x * MM, at.y * MM)
      .scale(at.scale * MM)
      .lineJoin("round")
      .lineCap("round");
    for (const { path, fill, stroke, width } of strokes) {
      this.#doc.path(path).lineWidth(width ?? 1);
      if (fill && stroke) this.#doc.fillAndStroke(fill, stroke);
      else if (fill) this.#doc.fill(fill);
      else this.#doc.stroke(stroke ?? INK);
    }
    this.#doc.restore();
  }
}
