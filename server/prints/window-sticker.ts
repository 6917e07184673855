import { drawQr } from "../documents/qr.ts";
import { Sheet } from "../documents/sheet.ts";
import { strawHat, strawPlait } from "../documents/straw-drawing.ts";
import { printMessages } from "./messages.ts";
import type { PrintInput } from "./print-input.ts";

/** A5 upright, in millimetres. */
const PAGE = { width: 148, height: 210 };
const CARD = { x: 8, y: 8, width: 132, height: 194 };
const TEXT = { x: 16, width: 116 };
const QR_SIDE = 62;

/** For the window: what is taken here, readable from the pavement, with the way to everybody who takes it. */
export async function renderWindowSticker(
  input: PrintInput & { url: string; leadsTo: "partner" | "where" },
): Promise<Uint8Array> {
  const { network, language, partnerName } = input;
  const words = printMessages[language];
  const title = words.stickerTitle(partnerName);
  const sheet = new Sheet({
    title,
    author: network.issuer.name,
    language,
    createdAt: input.createdAt,
    size: "A5",
  });
  sheet.addPage(title);
  sheet.frame(CARD, 1.4, 5);
  sheet.ornament(strawHat(network.brandColor), { x: 41, y: 11, scale: 0.22 });
  sheet.text("P", words.we, { ...TEXT, y: 57 }, { size: 20, align: "center" });
  // A long name breaks into two lines before it gets small.
  const size =
    [44, 38, 34, 30, 26, 22].find((one) => {
      const longest = Math.max(
        ...network.voucherName.split(/\s+/).map((word) => sheet.widthOf(word, { size: one, font: "bold" })),
      );
      return (
        longest <= TEXT.width && sheet.heightOf(network.voucherName, TEXT.width, { size: one, font: "bold" }) <= 34
      );
    }) ?? 18;
  sheet.text("H1", network.voucherName, { ...TEXT, y: 66 }, { size, font: "bold", align: "center" });
  sheet.ornament(strawPlait(CARD.width * 2), { x: CARD.x, y: 103, scale: 0.5 });
  const qr = drawQr(input.url, "Q");
  const left = (PAGE.width - QR_SIDE) / 2;
  sheet.figure(words.stickerQr[input.leadsTo], [{ path: qr.path, fill: "#000000" }], {
    x: left,
    y: 110,
    scale: QR_SIDE / qr.size,
  });
  sheet.text("P", words.scan[input.leadsTo], { ...TEXT, y: 172 }, { size: 12, align: "center" });
  const nameSize = sheet.sizeForLine(partnerName, TEXT.width, "bold", [18, 16, 14, 12, 10, 8]);
  sheet.text("P", partnerName, { ...TEXT, y: 184 }, { size: nameSize, font: "bold", align: "center" });
  if (network.mode === "test")
    sheet.text("P", words.test, { ...TEXT, y: 194 }, { size: 10, font: "bold", align: "center" });
  return sheet.bytes();
}
