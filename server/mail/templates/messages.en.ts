import type { MailMessages } from "./messages.de.ts";

/** Every word of the mails to buyers and recipients. */
export const mailEn: MailMessages = {
  // German stays in front: such a mail may be shown at a counter in Germany.
  testSubject: (subject) => `[Testbetrieb / test] ${subject}`,
  testNotice: "Testbetrieb – kein echter Gutschein. This is a test: not a real voucher, no money moves.",
  testFace: "Testbetrieb – kein echter Gutschein",
  footer: (name) => `${name} issues and sells the voucher.`,
  fields: {
    code: "Code",
    order: "Order",
    total: "Total",
    amount: "Amount",
    accountHolder: "Account holder",
    iban: "IBAN",
    bic: "BIC",
    reference: "Reference",
    seller: "Seller",
    placedOn: "Ordered on",
  },
  validUntil: (day) => `valid until ${day}`,
  openOrder: "View the order",
  withdraw: "Withdraw from the contract",
  terms: "Terms",
  spam: (email) =>
    `Is a mail missing? Look in your spam folder. Some mailboxes accept mail only after three quarters of an hour. Questions: ${email}`,
  voucher: {
    subject: (voucherName, count) =>
      count === 1 ? `Your voucher: ${voucherName}` : `Your ${count} vouchers: ${voucherName}`,
    title: (count) => (count === 1 ? "Your voucher" : `Your ${count} vouchers`),
    giftTitle: (count) => (count === 1 ? "A voucher for you" : `${count} vouchers for you`),
    keep: (count) =>
      count === 1 ? "This mail is your voucher: please keep it." : "This mail holds your vouchers: please keep it.",
    attached: "A PDF to print and give away is attached.",
    greeting: "With a greeting",
    open: "Put the voucher on your phone",
    openAll: (count) => `Put all ${count} vouchers on your phone`,
    how: "Show the voucher at the till, on your phone or on paper. It is redeemed whole and never paid out in cash. Whoever has the code can redeem it: treat it like cash.",
    where: "Where the voucher is taken",
  },
  placed: {
    subject: (orderNumber) => `Your order ${orderNumber}`,
    title: "We have your order",
    transfer: "Please transfer exactly this amount with exactly this reference.",
    giroCode: "The page of the order also shows a GiroCode for your banking app.",
    payOnPage: "Pay on the page of the order.",
    arrival: "The vouchers come by mail as soon as the payment has arrived.",
    arrivalOn: (day) => `The vouchers come by mail on ${day}, if the payment has arrived by then.`,
    pay: "Pay now",
    payBy: (day) => `Without payment by ${day} the order lapses.`,
    line: (quantity, voucherName, value) => `${quantity} × ${voucherName}, ${value} each`,
    withdrawal:
      "As long as a voucher is not redeemed, you may withdraw from the purchase within 14 days. It is then locked at once.",
    withdrawalInformation: "Instructions on withdrawal",
  },
  paid: {
    subject: (orderNumber) => `Payment received, order ${orderNumber}`,
    title: "Your payment has arrived",
    thanks: (total) => `We have received ${total}. Thank you.`,
    toBuyerOn: (day) => `The vouchers come to your e-mail address on ${day}.`,
    toBuyer: "The vouchers come in a mail of their own in a moment.",
    toRecipientOn: (email, day) => `The vouchers go to ${email} on ${day}.`,
    toRecipient: (email) => `The vouchers now go to ${email}.`,
    recipientHint: "Is the address wrong? Write to us at once.",
  },
};
