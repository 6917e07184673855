import { printedMessages } from "./messages.ts";
import { Sheet } from "./sheet.ts";
import { drawBack } from "./voucher-back.ts";
import type { VoucherDocument } from "./voucher-document.ts";
import { drawFace } from "./voucher-face.ts";

/** Height of the middle of an A4 sheet, in millimetres. */
const FOLD_Y = 148.5;

/**
 * Vouchers for printing: A4, one to a page, folded in the middle into a card with a face (value,
 * town, validity, greeting) and a back (code, QR, how, where). Multi-purpose vouchers
 * (§ 3 Abs. 13–15 UStG): no tax is printed anywhere. The same input gives the same bytes.
 */
export async function renderVoucherPdf(input: VoucherDocument): Promise<Uint8Array> {
  const words = printedMessages(input.language);
  const sheet = new Sheet({
    title: words.title(input.network.voucherName, input.order.number),
    author: input.network.issuer.name,
    language: input.language,
    createdAt: new Date(`${input.order.boughtOn}T12:00:00Z`),
  });
  input.vouchers.forEach((voucher, index) => {
    sheet.addPage(words.position(index + 1, input.vouchers.length));
    drawFace(sheet, input, voucher, words);
    sheet.rule({ x: 5, y: FOLD_Y }, { x: 205, y: FOLD_Y }, true);
    sheet.text("P", words.fold, { x: 12, y: FOLD_Y + 1.2, width: 186 }, { size: 8, align: "center" });
    drawBack(sheet, input, index + 1, words);
  });
  return sheet.bytes();
}
