import { formatCode } from "../../sdk/wire/pass-code.ts";
import { formatCents, formatDay } from "./format.ts";
import type { PrintedMessages } from "./messages.de.ts";
import { drawQr } from "./qr.ts";
import type { Sheet } from "./sheet.ts";
import type { PrintedVoucher, VoucherDocument } from "./voucher-document.ts";
import { drawTestMark } from "./voucher-face.ts";

/** The lower half of the page: where, how and the code. Millimetres. */
const CARD = { x: 12, y: 160.5, width: 186, height: 124.5 };
/** Quiet zone included; the symbol itself is about 41 mm wide. */
const QR = { x: 17, y: 167, side: 52 };
const RIGHT = { x: 76, width: 112 };
const FOOT = { x: 22, width: 166 };

export function drawBack(sheet: Sheet, input: VoucherDocument, position: number, words: PrintedMessages): void {
  const { network, order, language } = input;
  const voucher = input.vouchers[position - 1] as PrintedVoucher; // safe because positions count the vouchers
  sheet.frame(CARD, 1.2, 4);
  if (network.mode === "test") drawTestMark(sheet, words, CARD.y);

  const qr = drawQr(voucher.walletUrl, "Q");
  sheet.figure(words.qr, [{ path: qr.path, fill: "#000000" }], { x: QR.x, y: QR.y, scale: QR.side / qr.size });
  sheet.text("P", words.qrCaption, { x: QR.x + 5, y: QR.y + QR.side, width: QR.side - 8 }, { size: 10 });

  sheet.text("P", words.code, { ...RIGHT, y: 170 }, { size: 10 });
  sheet.text("P", formatCode(voucher.code), { ...RIGHT, y: 174.5 }, { size: 23, font: "bold", spacing: 0.6 });
  const facts = [
    [words.value, formatCents(voucher.valueCents, language)],
    [words.validity, formatDay(voucher.validUntil, language)],
  ] as const;
  facts.forEach(([label, fact], column) => {
    const box = { x: RIGHT.x + column * 42, width: 60 };
    sheet.text("P", label, { ...box, y: 188 }, { size: 10 });
    sheet.text("P", fact, { ...box, y: 192.2 }, { size: 14, font: "bold" });
  });

  let y = 206;
  const paragraph = (title: string, text: string, link?: string): void => {
    y = sheet.text("H2", title, { ...RIGHT, y }, { size: 11, font: "bold" }) + 0.6;
    y = sheet.text(link ? "Link" : "P", text, { ...RIGHT, y }, { size: 11, lineGap: 1.2, link }) + 3;
  };
  paragraph(words.howTitle, words.how);
  const { kind } = voucher;
  if (kind)
    paragraph(words.whereTitle, `${words.onlyAt(kind.groupName)}\n${readableUrl(input.whereUrl)}`, kind.whereUrl);
  else paragraph(words.whereTitle, readableUrl(input.whereUrl), input.whereUrl);
  paragraph(words.keepTitle, words.keep);

  const { issuer } = network;
  const address = `${issuer.street}, ${issuer.postalCode} ${issuer.city}, ${issuer.email}`;
  const orderLine = words.order(order.number, formatDay(order.boughtOn, language));
  const count = input.vouchers.length;
  sheet.rule({ x: FOOT.x, y: 266 }, { x: FOOT.x + FOOT.width, y: 266 });
  const foot = [
    count > 1 ? `${orderLine} · ${words.position(position, count)}` : orderLine,
    words.issuer(issuer.name),
    address,
  ];
  foot.forEach((line, index) => {
    const size = sheet.sizeForLine(line, FOOT.width, "regular", [9.5, 8.5, 7.5, 6.5]);
    sheet.text("P", line, { ...FOOT, y: 268.5 + index * 4.4 }, { size });
  });
}

/** An address as people type it. */
function readableUrl(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}
