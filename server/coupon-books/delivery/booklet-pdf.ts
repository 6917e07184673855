import type { BookCouponView } from "../../../sdk/wire/coupon.ts";
import { formatCode } from "../../../sdk/wire/pass-code.ts";
import { benefitText, limitLines } from "../../coupons/coupon-words.ts";
import { formatDay, type Language } from "../../documents/format.ts";
import { tidyGreeting } from "../../documents/greeting.ts";
import { bookletMessages, type BookletMessages } from "./booklet-messages.ts";
import { drawQr } from "../../documents/qr.ts";
import { Sheet } from "../../documents/sheet.ts";
import { strawHat, strawPlait } from "../../documents/straw-drawing.ts";
import type { VoucherDocument } from "../../documents/voucher-document.ts";

/** The books of an order as they are printed, one behind the other. */
export interface BookletDocument {
  network: VoucherDocument["network"];
  order: VoucherDocument["order"];
  books: PrintedBook[];
  greeting?: string;
  language: Language;
}

export interface PrintedBook {
  title: string;
  /** First and last day of the season, `YYYY-MM-DD`. */
  firstDay: string;
  validUntil: string;
  /** The bare 16 characters. */
  code: string;
  walletUrl: string;
  coupons: BookCouponView[];
}

/** A4 in millimetres: two columns of four coupons, to be cut along the lines. */
const CELL = { width: 93, height: 66 };
const LEFT = 12;
const TOP = 16;
const PER_PAGE = 8;
const PADDING = 4.5;
const QR_SIDE = 30;

/**
 * A coupon book for printing: a cover with the code of the whole book, then every coupon of the season with a QR code of its
 * own, eight to a page. What partners add later is on the phone only, and the cover says so.
 */
export async function renderBooklet(input: BookletDocument): Promise<Uint8Array> {
  const words = bookletMessages[input.language];
  const { books, network, order } = input;
  const sheet = new Sheet({
    title: words.documentTitle(books[0]?.title ?? "", order.number),
    author: network.issuer.name,
    language: input.language,
    createdAt: new Date(`${order.boughtOn}T12:00:00Z`),
  });
  for (const book of books) drawBook(sheet, input, book, words);
  return sheet.bytes();
}

function drawBook(sheet: Sheet, input: BookletDocument, book: PrintedBook, words: BookletMessages): void {
  sheet.addPage(words.cover);
  drawCover(sheet, input, book, words);
  const coupons = book.coupons.filter(({ usedAt, partner }) => usedAt === undefined && partner.isTakingPart);
  coupons.forEach((coupon, index) => {
    const place = index % PER_PAGE;
    if (place === 0) sheet.addPage(words.page(Math.floor(index / PER_PAGE) + 1));
    const x = LEFT + (place % 2) * CELL.width;
    const y = TOP + Math.floor(place / 2) * CELL.height;
    drawCoupon(sheet, input, { book, coupon }, { x, y }, words);
  });
}

function drawCover(
  sheet: Sheet,
  { network, order, greeting, language }: BookletDocument,
  book: PrintedBook,
  words: BookletMessages,
): void {
  const column = { x: 22, width: 166 };
  sheet.ornament(strawHat(network.brandColor), { x: 118, y: 22, scale: 0.27 });
  let y = 30;
  if (network.mode === "test") y = sheet.text("P", words.test, { ...column, y }, { size: 13.5, font: "bold" }) + 6;
  y = sheet.text("P", words.cover, { ...column, y, width: 90 }, { size: 14 }) + 2;
  y = sheet.text("H1", book.title, { ...column, y, width: 92 }, { size: 34, font: "bold" }) + 5;
  y = sheet.text(
    "P",
    words.season(formatDay(book.firstDay, language), formatDay(book.validUntil, language)),
    { ...column, y, width: 92 },
    { size: 13 },
  );
  y = Math.max(y, 82) + 4;
  sheet.ornament(strawPlait(column.width * 2), { x: column.x, y, scale: 0.5 });
  y += 12;
  const text = sheet.drawable(tidyGreeting(greeting ?? ""));
  if (text !== "") y = sheet.text("P", text, { ...column, y }, { size: 13, lineGap: 2.4 }) + 10;

  const qr = drawQr(book.walletUrl, "Q");
  const side = 56;
  sheet.figure(words.bookQr, [{ path: qr.path, fill: "#000000" }], { x: column.x - 5, y, scale: side / qr.size });
  const right = { x: column.x + side, width: column.width - side };
  let at = y + 5;
  at = sheet.text("P", words.code, { ...right, y: at }, { size: 10 });
  at = sheet.text("P", formatCode(book.code), { ...right, y: at + 0.5 }, { size: 20, font: "bold", spacing: 0.5 }) + 4;
  at = sheet.text("P", words.onPhone, { ...right, y: at }, { size: 11, lineGap: 1.2 }) + 3;
  sheet.text("P", words.once, { ...right, y: at }, { size: 11, lineGap: 1.2 });

  const { issuer } = network;
  const foot = [
    // No price: it is given away. The buyer's mail is the receipt.
    words.order(order.number, formatDay(order.boughtOn, language)),
    `${issuer.name}, ${issuer.street}, ${issuer.postalCode} ${issuer.city}, ${issuer.email}`,
  ];
  sheet.rule({ x: column.x, y: 264 }, { x: column.x + column.width, y: 264 });
  foot.forEach((line, index) => {
    const size = sheet.sizeForLine(line, column.width, "regular", [9.5, 8.5, 7.5, 6.5]);
    sheet.text("P", line, { ...column, y: 267 + index * 4.6 }, { size });
  });
}

function drawCoupon(
  sheet: Sheet,
  { network, language }: BookletDocument,
  { book, coupon: { entitlement, partner, terms } }: { book: PrintedBook; coupon: BookCouponView },
  { x, y }: { x: number; y: number },
  words: BookletMessages,
): void {
  sheet.frame({ x, y, width: CELL.width, height: CELL.height }, 0.6, 0);
  const left = { x: x + PADDING, width: CELL.width - 2 * PADDING - QR_SIDE };
  const benefit = benefitText(terms.benefit, language);
  let at = y + PADDING;
  at = sheet.text(
    "H2",
    fitted(sheet, partner.name, left.width, 10.5, 10.4, "bold"),
    { ...left, y: at },
    { size: 10.5, font: "bold" },
  );
  at = sheet.text("P", partner.street, { ...left, y: at }, { size: 8.5 }) + 2;
  const size =
    [19, 16, 13.5, 11.5, 10].find(
      (points) => sheet.heightOf(benefit, left.width, { size: points, font: "bold" }) <= 16,
    ) ?? 10;
  at =
    sheet.text("P", fitted(sheet, benefit, left.width, size, 16, "bold"), { ...left, y: at }, { size, font: "bold" }) +
    1.4;
  const wide = { x: x + PADDING, width: CELL.width - 2 * PADDING };
  at = sheet.text("P", fitted(sheet, terms.title, left.width, 9.5, 4.8), { ...left, y: at }, { size: 9.5 });
  at = Math.max(at, y + PADDING + QR_SIDE) + 1;
  const limits = limitLines(terms, language).join(" · ");
  const room = (): number => y + CELL.height - PADDING - 3.6 - at;
  at =
    sheet.text("P", fitted(sheet, limits, wide.width, 8.5, Math.min(8.6, room())), { ...wide, y: at }, { size: 8.5 }) +
    0.6;
  if (terms.conditions !== "" && room() > 3)
    sheet.text("P", fitted(sheet, terms.conditions, wide.width, 7.5, room()), { ...wide, y: at }, { size: 7.5 });
  const mark = words.number(entitlement) + (network.mode === "test" ? ` · ${words.testShort}` : "");
  sheet.text("P", mark, { ...wide, y: y + CELL.height - PADDING - 2.4 }, { size: 7.5 });

  const qr = drawQr(`${book.walletUrl}~${entitlement}`, "M");
  const corner = { x: x + CELL.width - PADDING - QR_SIDE + 2, y: y + 2 };
  sheet.figure(words.couponQr(partner.name), [{ path: qr.path, fill: "#000000" }], {
    ...corner,
    scale: QR_SIDE / qr.size,
  });
}

/** As much of a text as the room has, ended by an ellipsis; the phone has all of it. */
function fitted(
  sheet: Sheet,
  text: string,
  width: number,
  size: number,
  height: number,
  font: "regular" | "bold" = "regular",
): string {
  const isFitting = (line: string): boolean => sheet.heightOf(line, width, { size, font }) <= height;
  if (isFitting(text)) return text;
  const words = text.split(/\s+/);
  while (words.length > 1 && !isFitting(`${words.join(" ")} …`)) words.pop();
  return `${words.join(" ")} …`;
}
