import { saleOf } from "../orders/line-kind.ts";
import { partiesOf, plainText } from "../legal/legal-texts.ts";
import { findContact } from "../orders/lifecycle.ts";
import type { Contact, Order } from "../orders/order.ts";
import { findOrder } from "../orders/store.ts";
import { orderPageUrl } from "../orders/token.ts";
import { lastDayToPay } from "../payments/deadlines.ts";
import { findPayment } from "../payments/store.ts";
import { findSignInLetter, linkMinutes } from "../people/sign-in-links.ts";
import { dayOf } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { faceOf } from "../vouchers/offer.ts";
import type { Mailer } from "./mailer.ts";
import { signInMail } from "./templates/sign-in-mail.ts";
import { orderConfirmationMail } from "./templates/order-confirmation-mail.ts";
import { paidMail } from "./templates/paid-mail.ts";
import type { BuyerLinks } from "./templates/types.ts";

/** What every mail job reads first; undefined once the contact is erased: then there is nobody to write to. */
export async function findAddressed(
  context: Context,
  orderId: string,
): Promise<{ order: Order; contact: Contact; buyer: BuyerLinks } | undefined> {
  const order = await findOrder(context, orderId);
  const contact = order && (await findContact(context, order));
  if (!order || !contact) return undefined;
  return {
    order,
    contact,
    buyer: {
      orderUrl: orderPageUrl(context, order.id),
      withdrawalUrl: `${faceOf(context).pages.withdrawal}#${order.lines[0]?.kind}`,
    },
  };
}

/** The order with what to transfer (§ 312i Abs. 1 Nr. 3 BGB: its arrival is confirmed at once). */
export async function mailOrder(context: Context, mailer: Mailer, orderId: string): Promise<undefined> {
  const found = await findAddressed(context, orderId);
  if (found?.order.state !== "placed") return;
  const { order, contact, buyer } = found;
  const payment = await findPayment(context, { orderId });
  const instruction = payment && context.providers.get(payment.method)?.instruct(context, payment);
  if (!instruction) return;
  const { number, lines, totalCents, language } = order;
  const placedOn = dayOf(order.placedAt, context.network.timeZone);
  const { line, delivery, legal } = saleOf(context, order);
  const letter = orderConfirmationMail({
    network: context.network,
    order: {
      number,
      placedOn,
      totalCents,
      ...(order.deliverOn ? { deliverOn: order.deliverOn } : {}),
    },
    goods: delivery.confirm(context.network, await line.nameLines(context, lines), language),
    payment: instruction,
    payBy: lastDayToPay(context, order),
    buyer,
    withdrawalInformation: plainText(legal(partiesOf(context), language).withdrawal),
    termsUrl: `${faceOf(context).pages.terms}#${lines[0]?.kind}`,
    language,
  });
  await mailer.send({ id: `order-${orderId}`, to: contact.email, attachments: [], ...letter });
}

/** Thanks, where the goods go to somebody else or on a later day; else their own mail says it. */
export async function mailPaid(context: Context, mailer: Mailer, orderId: string): Promise<undefined> {
  const found = await findAddressed(context, orderId);
  if (!found) return;
  const { order, contact, buyer } = found;
  const { recipientEmail } = contact.delivery;
  if (recipientEmail === undefined && order.deliverOn === undefined) return;
  const { number, totalCents, deliverOn, language } = order;
  const letter = paidMail({
    network: context.network,
    order: { number, totalCents, ...(deliverOn ? { deliverOn } : {}) },
    goods: saleOf(context, order).delivery.paid(context.network, order.lines, language),
    ...(recipientEmail ? { recipientEmail } : {}),
    receipt: (await saleOf(context, order).delivery.receipt?.(context, order)) ?? [],
    buyer,
    language,
  });
  await mailer.send({ id: `paid-${orderId}`, to: contact.email, attachments: [], ...letter });
}

/** The link to sign in with; nothing where it is used or old by now. */
export async function mailSignIn(
  context: Context,
  mailer: Mailer,
  linkId: string,
  language: "de" | "en",
): Promise<undefined> {
  const found = await findSignInLetter(context, linkId);
  if (!found) return;
  const letter = signInMail({ network: context.network, url: found.url, minutes: linkMinutes, language });
  await mailer.send({ id: `sign-in-${linkId}`, to: found.email, attachments: [], ...letter });
}
