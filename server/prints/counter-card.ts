import { drawQr } from "../documents/qr.ts";
import { Sheet } from "../documents/sheet.ts";
import { strawHat, strawPlait } from "../documents/straw-drawing.ts";
import { printMessages } from "./messages.ts";
import type { PrintInput } from "./print-input.ts";

/** A6 upright, in millimetres. */
const CARD = { x: 5, y: 5, width: 95, height: 138 };
const TEXT = { x: 10, width: 85 };
const QR_SIDE = 40;

/** For the counter: how a voucher is taken, in three steps, for whoever stands there the first time. */
export async function renderCounterCard(input: PrintInput & { scannerUrl: string }): Promise<Uint8Array> {
  const { network, language, partnerName } = input;
  const words = printMessages[language];
  const title = words.cardTitle(partnerName);
  const sheet = new Sheet({
    title,
    author: network.issuer.name,
    language,
    createdAt: input.createdAt,
    size: "A6",
  });
  sheet.addPage(title);
  sheet.frame(CARD, 1.2, 4);
  sheet.ornament(strawHat(network.brandColor), { x: 72, y: 8, scale: 0.08 });
  const nameSize = sheet.sizeForLine(network.voucherName, 58, "regular", [10, 9, 8, 7, 6]);
  sheet.text("P", network.voucherName, { ...TEXT, width: 60, y: 9.5 }, { size: nameSize });
  const howSize = sheet.sizeForLine(words.how, 60, "bold", [17, 16, 15, 13]);
  sheet.text("H1", words.how, { ...TEXT, width: 62, y: 14.5 }, { size: howSize, font: "bold" });
  sheet.ornament(strawPlait(CARD.width * 3), { x: CARD.x, y: 26, scale: 1 / 3 });
  let y = 34;
  const heightOf = (size: number): number =>
    words.steps.reduce((sum, step) => sum + sheet.heightOf(step, TEXT.width - 10, { size, lineGap: 1 }) + 4, 0);
  const size = [14.5, 13.5, 12.5].find((one) => heightOf(one) <= 50) ?? 11.5;
  words.steps.forEach((step, index) => {
    sheet.text("P", `${index + 1}`, { x: TEXT.x, y: y - 1.3, width: 9 }, { size: 22, font: "bold" });
    y = sheet.text("P", step, { x: TEXT.x + 10, y, width: TEXT.width - 10 }, { size, lineGap: 1 }) + 4;
  });
  sheet.text("P", words.wholeOnly, { ...TEXT, y: y + 0.5 }, { size: 9.5, lineGap: 1 });
  const qr = drawQr(input.scannerUrl, "Q");
  sheet.figure(words.scannerQr, [{ path: qr.path, fill: "#000000" }], {
    x: TEXT.x - 4,
    y: CARD.y + CARD.height - QR_SIDE - 4,
    scale: QR_SIDE / qr.size,
  });
  const side = { x: TEXT.x + QR_SIDE - 1, width: TEXT.width - QR_SIDE - 1 };
  sheet.text("P", words.open, { ...side, y: 112 }, { size: 12, font: "bold" });
  const sizePartner = [11, 10, 9, 8].find((size) => sheet.heightOf(partnerName, side.width, { size }) <= 14) ?? 7;
  sheet.text("P", partnerName, { ...side, y: 119 }, { size: sizePartner });
  if (network.mode === "test") sheet.text("P", words.test, { ...side, y: 136 }, { size: 9, font: "bold" });
  return sheet.bytes();
}
