import { formatCents, formatDay } from "../../documents/format.ts";
import type { Block } from "./block.ts";
import { composeMail } from "./compose-mail.ts";
import { mailMessages } from "./messages.ts";
import { orderNote } from "./town-blocks.ts";
import type { Mail, PaidMailInput } from "./types.ts";

/** To the buyer, when the goods go to somebody else or on a later day. It holds no code. */
export function paidMail(input: PaidMailInput): Mail {
  const { network, order, goods, recipientEmail, buyer, language } = input;
  const words = mailMessages(language);
  const thanks = words.paid.thanks(formatCents(order.totalCents, language));
  const day = order.deliverOn === undefined ? undefined : formatDay(order.deliverOn, language);
  const toRecipient = (email: string): string => (day ? goods.toRecipientOn(email, day) : goods.toRecipient(email));
  const toBuyer = day ? goods.toBuyerOn(day) : goods.toBuyer;

  const blocks: Block[] = [
    { kind: "paragraph", text: thanks },
    { kind: "paragraph", text: recipientEmail ? toRecipient(recipientEmail) : toBuyer, isStrong: true },
  ];
  if (recipientEmail) blocks.push({ kind: "paragraph", text: words.paid.recipientHint });
  blocks.push(
    { kind: "facts", rows: [[words.fields.order, order.number], ...input.receipt] },
    { kind: "button", label: words.openOrder, url: buyer.orderUrl },
    ...orderNote(network, language),
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
    ...(goods.seller ? { seller: goods.seller } : {}),
  });
}
