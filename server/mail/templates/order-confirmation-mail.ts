import { formatCents, formatDay } from "../../documents/format.ts";
import type { Block } from "./block.ts";
import { composeMail } from "./compose-mail.ts";
import { mailMessages } from "./messages.ts";
import { orderNote } from "./town-blocks.ts";
import type { Mail, OrderConfirmationMailInput } from "./types.ts";

/** IBAN and RF reference as they are printed: groups of four. */
export function groupFours(text: string): string {
  return text.replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ");
}

/** The order was placed: what was bought, how to pay, how to withdraw (§ 312f BGB). No tax is named. */
export function orderConfirmationMail(input: OrderConfirmationMailInput): Mail {
  const { network, order, goods, payment, language, buyer } = input;
  const words = mailMessages(language);
  const total = formatCents(order.totalCents, language);
  const { name, street, postalCode, city } = network.issuer;

  const rows: [string, string][] = [
    [words.fields.order, order.number],
    [words.fields.placedOn, formatDay(order.placedOn, language)],
    [words.fields.total, total],
    [words.fields.seller, `${name}, ${street}, ${postalCode} ${city}`],
  ];
  const arrival = order.deliverOn ? goods.arrivalOn(formatDay(order.deliverOn, language)) : goods.arrival;
  const blocks: Block[] = [
    { kind: "list", items: goods.items },
    { kind: "facts", rows },
    ...paymentBlocks(input),
    { kind: "paragraph", text: arrival },
  ];
  if (input.payBy) blocks.push({ kind: "paragraph", text: words.placed.payBy(formatDay(input.payBy, language)) });
  blocks.push(
    ...orderNote(network, language),
    { kind: "paragraph", text: words.spam(network.issuer.email) },
    { kind: "paragraph", text: goods.withdrawal },
    {
      kind: "links",
      links: [
        { label: words.withdraw, url: buyer.withdrawalUrl },
        { label: words.terms, url: input.termsUrl },
      ],
    },
  );
  if (input.withdrawalInformation) {
    blocks.push({ kind: "small", title: words.placed.withdrawalInformation, text: input.withdrawalInformation });
  }
  const how = payment.method === "bank_transfer" ? words.placed.transfer : words.placed.payOnPage;
  return composeMail({
    network,
    language,
    subject: words.placed.subject(order.number),
    title: words.placed.title,
    preview: `${total}. ${how}`,
    blocks,
    ...(goods.seller ? { seller: goods.seller } : {}),
  });
}

function paymentBlocks({ payment, buyer, language }: OrderConfirmationMailInput): Block[] {
  const words = mailMessages(language);
  if ("redirectUrl" in payment) {
    return [
      { kind: "paragraph", text: words.placed.payOnPage },
      { kind: "button", label: words.placed.pay, url: buyer.orderUrl },
    ];
  }
  const rows: [string, string][] = [
    [words.fields.amount, formatCents(payment.amountCents, language)],
    [words.fields.accountHolder, payment.accountHolder],
    [words.fields.iban, groupFours(payment.iban)],
    [words.fields.bic, payment.bic],
    [words.fields.reference, groupFours(payment.reference)],
  ];
  return [
    { kind: "paragraph", text: words.placed.transfer, isStrong: true },
    { kind: "facts", rows },
    { kind: "paragraph", text: words.placed.giroCode },
    { kind: "button", label: words.openOrder, url: buyer.orderUrl },
  ];
}
