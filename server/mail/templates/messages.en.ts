import { joinMailEn } from "./join-messages.en.ts";
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
  onlyAt: (group) => `only taken by: ${group}`,
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
    whereKind: (name) => `Where it is taken: ${name}`,
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
  phone: (number) => `Phone ${number}`,
  settingsTest: {
    subject: (voucherName) => `Test mail: ${voucherName}`,
    title: "The mail has arrived",
    text: "You asked for this mail in the settings. This is how your town's mails look.",
    sender: "Sender",
  },
  join: joinMailEn,
  signIn: {
    subject: "Your link to sign in",
    title: "Sign in",
    text: (minutes) => `This link signs you in. It is good for ${minutes} minutes and only once.`,
    button: "Sign in now",
    notYou: "You did not want to sign in? Then there is nothing to do. Nobody gets in without this mail.",
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
  dayEnd: {
    subject: (day, sum) => `${sum} on ${day}`,
    title: (partner) => `Your day: ${partner}`,
    text: (day) => `This was redeemed at your place on ${day}.`,
    sum: "Sum",
    count: "Redemptions",
    button: "See it at the desk",
    off: "You can switch this mail off on the page “Today”.",
  },
  invitation: {
    subject: (partner) => `${partner}: you are on the team`,
    title: (partner) => `You are on the team of ${partner}`,
    text: (partner, town) =>
      `${partner} has invited you. You can now take vouchers of ${town} there. You need no password.`,
    button: "Sign in now",
    later: (days, url) =>
      `The link is good for ${days} days and once. After that, sign in with this e-mail address: ${url}`,
    notYou: "You do not know this business? Then there is nothing you need to do.",
  },
};
