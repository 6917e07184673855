import type { PlacedMessages } from "./messages.de.ts";

export const placedEnglish: PlacedMessages = {
  placedTitle: "Now the payment",
  placed: "Your order {number} is in place and waits for the payment.",
  toPayment: "Go to the payment page",
  paidTitle: "Thank you",
  paid: "Your order {number} is paid. The voucher comes by e-mail; sometimes it lands in the spam folder.",
  transferTitle: "Now the transfer",
  transfer:
    "Your order {number} is in place. Please transfer exactly this amount with exactly this reference; the voucher then comes by itself.",
  accountHolder: "Payee",
  iban: "IBAN",
  bic: "BIC",
  amount: "Amount",
  reference: "Reference",
  giroCode: "GiroCode: take a picture with your banking app and everything is filled in.",
  toOrder: "Go to the page of your order",
  orderAgain: "Order more vouchers",
};
