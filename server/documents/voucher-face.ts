import { formatCents, formatDay } from "./format.ts";
import { tidyGreeting } from "./greeting.ts";
import type { PrintedMessages } from "./messages.de.ts";
import type { Sheet, TextStyle } from "./sheet.ts";
import { strawHat, strawPlait } from "./straw-drawing.ts";
import type { PrintedVoucher, VoucherDocument } from "./voucher-document.ts";

/** The upper half of the page: what is seen when the sheet is folded. Millimetres. */
const CARD = { x: 12, y: 12, width: 186, height: 124.5 };
const TEXT = { x: 22, width: 166 };
const PLAIT_Y = 83;
const GREETING = { x: 22, y: 92.5, width: 166, height: 38 };

export function drawFace(sheet: Sheet, input: VoucherDocument, voucher: PrintedVoucher, words: PrintedMessages): void {
  const { network, language } = input;
  sheet.ornament(strawPlait(CARD.width * 2), { x: CARD.x, y: PLAIT_Y, scale: 0.5 });
  sheet.frame(CARD, 1.2, 4);
  if (network.mode === "test") drawTestMark(sheet, words, CARD.y);
  sheet.ornament(strawHat(network.brandColor), { x: 112.5, y: 20, scale: 0.27 });

  const left = { x: TEXT.x, width: 86 };
  const name = voucher.kind?.name ?? network.voucherName;
  const isTownNamed = name.includes(network.town);
  let y = 21;
  if (!isTownNamed) y = sheet.text("P", network.town, { ...left, y }, { size: 12 }) + 1;
  const nameSize =
    [24, 20, 17, 14, 11].find((size) => sheet.heightOf(name, left.width, { size, font: "bold" }) < 22) ?? 11;
  sheet.text("H1", name, { ...left, y }, { size: nameSize, font: "bold" });

  const value = formatCents(voucher.valueCents, language);
  const valueSize = sheet.sizeForLine(value, left.width, "bold", [64, 60, 56, 50, 44, 34, 24]);
  sheet.text(
    "P",
    value,
    { x: TEXT.x, y: 65 - valueSize * 0.335, width: TEXT.width },
    { size: valueSize, font: "bold" },
  );
  sheet.text("P", words.validUntil(formatDay(voucher.validUntil, language)), { ...left, y: 70.5 }, { size: 14 });
  if (voucher.kind) {
    const only = words.onlyAt(voucher.kind.groupName);
    const size = sheet.sizeForLine(only, left.width, "bold", [14, 12, 10.5, 9, 8, 7]);
    sheet.text("P", only, { ...left, y: 76.3 }, { size, font: "bold" });
  }

  const greeting = sheet.drawable(tidyGreeting(input.greeting ?? ""));
  if (greeting === "") drawGiftLines(sheet, words);
  else drawGreeting(sheet, greeting);
}

/** On both sides of the fold, set into the frame, so that no half of the sheet passes for a real voucher. */
export function drawTestMark(sheet: Sheet, words: PrintedMessages, frameY: number): void {
  const style: TextStyle = { size: 13.5, font: "bold", align: "center" };
  const width = sheet.widthOf(words.test, style) + 12;
  const label = { x: 105 - width / 2, y: frameY - 5, width };
  sheet.frame({ ...label, height: 10 }, 2.2, 2, "#ffffff");
  sheet.text("P", words.test, { ...label, y: frameY - 2.7 }, style);
}

/** Shrinks until it fits; a poem of very short lines gives up its line breaks before its words. */
function drawGreeting(sheet: Sheet, greeting: string): void {
  const style = (size: number): TextStyle => ({ size, lineGap: size * 0.18 });
  const fitting = (text: string): number | undefined =>
    [19, 17, 15, 13.5, 12, 11, 10].find((size) => sheet.heightOf(text, GREETING.width, style(size)) <= GREETING.height);
  const size = fitting(greeting);
  const text = size === undefined ? greeting.replace(/\s*\n+\s*/g, " ") : greeting;
  const chosen = style(size ?? fitting(text) ?? 8);
  const spare = GREETING.height - sheet.heightOf(text, GREETING.width, chosen);
  sheet.text("P", text, { ...GREETING, y: GREETING.y + Math.max(0, spare / 2) }, chosen);
}

/** Nothing was written: leave room for a pen. */
function drawGiftLines(sheet: Sheet, words: PrintedMessages): void {
  for (const [label, y] of [
    [words.giftTo, 107],
    [words.giftFrom, 123],
  ] as const) {
    sheet.text("P", label, { x: TEXT.x, y: y - 4.6, width: 20 }, { size: 12 });
    sheet.rule({ x: TEXT.x + 12, y }, { x: TEXT.x + TEXT.width, y });
  }
}
