import type { PrintedMessages } from "./messages.de.ts";

/** Every word printed on a voucher. */
export const printedEn: PrintedMessages = {
  // German stays in front: it is read at a counter in Germany.
  test: "Testbetrieb – kein echter Gutschein · test, not a real voucher",
  onlyAt: (group) => `only taken by: ${group}`,
  validUntil: (day) => `valid until ${day}`,
  giftTo: "To",
  giftFrom: "From",
  fold: "Fold back here: greeting in front, code behind",
  code: "Code",
  value: "Value",
  validity: "Valid until",
  qr: "QR code: opens the voucher on a phone",
  qrCaption: "Show at the till or open with a phone",
  howTitle: "How to redeem it",
  how: "Show the QR code or say the code. The voucher is redeemed whole and never paid out in cash.",
  whereTitle: "Where it is taken",
  keepTitle: "Keep it safe",
  keep: "Whoever has the code can redeem it. Treat it like cash.",
  order: (number, day) => `Order ${number} of ${day}`,
  position: (position, count) => `Voucher ${position} of ${count}`,
  issuer: (name) => `Issuer: ${name}`,
  title: (voucherName, orderNumber) => `${voucherName}, order ${orderNumber}`,
};
