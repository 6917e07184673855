import { formatCents, formatDay } from "../../documents/format.ts";
import type { Block } from "./block.ts";
import { composeMail } from "./compose-mail.ts";
import { mailMessages } from "./messages.ts";
import type { Mail, PaidMailInput } from "./types.ts";

/** To the buyer, when the vouchers go to somebody else or on a later day. It holds no code. */
export function paidMail(input: PaidMailInput): Mail {
  const { network, order, recipientEmail, buyer, language } = input;
  const words = mailMessages(language);
  const thanks = words.paid.thanks(formatCents(order.totalCents, language));
  const day = order.deliverOn === undefined ? undefined : formatDay(order.deliverOn, language);
  const toRecipient = (email: string): string =>
    day ? words.paid.toRecipientOn(email, day) : words.paid.toRecipient(email);
  const toBuyer = day ? words.paid.toBuyerOn(day) : words.paid.toBuyer;

  const blocks: Block[] = [
    { kind: "paragraph", text: thanks },
    { kind: "paragraph", text: recipientEmail ? toRecipient(recipientEmail) : toBuyer, isStrong: true },
  ];
  if (recipientEmail) blocks.push({ kind: "paragraph", text: words.paid.recipientHint });
  blocks.push(
    { kind: "facts", rows: [[words.fields.order, order.number]] },
    { kind: "button", label: words.openOrder, url: buyer.orderUrl },
    { kind: "paragraph", text: words.spam(network.issuer.email) },
    { kind: "links", links: [{ label: words.withdraw, url: buyer.withdrawalUrl }] },
  );
  return composeMail({
    network,
    language,
    subject: words.paid.subject(order.number),
    title: words.paid.title,
    preview: thanks,
    blocks,
  });
}
