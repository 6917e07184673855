import { parseCode } from "../../sdk/wire/pass-code.ts";
import type { DeliveredVoucher } from "../../sdk/wire/order.ts";
import { renderVoucherPdf } from "../documents/voucher-pdf.ts";
import { withdrawalInformation } from "../legal/legal-texts.ts";
import { findContact } from "../orders/lifecycle.ts";
import type { Contact, Order } from "../orders/order.ts";
import { unpaidDays } from "../orders/place.ts";
import { findOrder } from "../orders/store.ts";
import { orderPageUrl } from "../orders/token.ts";
import { findPayment } from "../payments/store.ts";
import { addDays, dayOf } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { listDelivered, walletUrl } from "../vouchers/delivered.ts";
import { faceOf } from "../vouchers/offer.ts";
import type { Mailer } from "./mailer.ts";
import { orderConfirmationMail } from "./templates/order-confirmation-mail.ts";
import { paidMail } from "./templates/paid-mail.ts";
import type { BuyerLinks } from "./templates/types.ts";
import { voucherMail } from "./templates/voucher-mail.ts";

/** What every mail job reads first; undefined once the contact is erased: then there is nobody to write to. */
async function findAddressed(
  context: Context,
  orderId: string,
): Promise<{ order: Order; contact: Contact; buyer: BuyerLinks } | undefined> {
  const order = await findOrder(context, orderId);
  const contact = order && (await findContact(context, order));
  if (!order || !contact) return undefined;
  return {
    order,
    contact,
    buyer: { orderUrl: orderPageUrl(context, order.id), withdrawalUrl: faceOf(context).pages.withdrawal },
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
  const letter = orderConfirmationMail({
    network: context.network,
    order: { number, placedOn, lines, totalCents, ...(order.deliverOn ? { deliverOn: order.deliverOn } : {}) },
    payment: instruction,
    payBy: addDays(placedOn, unpaidDays[order.paymentMethod]),
    buyer,
    withdrawalInformation: withdrawalInformation(context, language),
    termsUrl: faceOf(context).pages.terms,
    language,
  });
  await mailer.send({ id: `order-${orderId}`, to: contact.email, attachments: [], ...letter });
}

/** Thanks, where the vouchers go to somebody else or on a later day; else their own mail says it. */
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
    ...(recipientEmail ? { recipientEmail } : {}),
    buyer,
    language,
  });
  await mailer.send({ id: `paid-${orderId}`, to: contact.email, attachments: [], ...letter });
}

/** The vouchers: text, HTML and a PDF for printing, to the buyer or the recipient. */
export async function mailVouchers(context: Context, mailer: Mailer, orderId: string): Promise<undefined> {
  const found = await findAddressed(context, orderId);
  if (!found) return;
  const { order, contact, buyer } = found;
  const delivered = await listDelivered(context, orderId);
  if (delivered.length === 0) return;
  const vouchers = delivered.map(toPrinted);
  const { greeting, recipientEmail } = contact.delivery;
  const letter = voucherMail({
    network: context.network,
    order: { number: order.number },
    vouchers,
    ...(vouchers.length > 1
      ? {
          allWalletUrl: walletUrl(
            context,
            vouchers.map((voucher) => voucher.code),
          ),
        }
      : {}),
    ...(greeting ? { greeting } : {}),
    whereUrl: whereUrl(context),
    ...(recipientEmail === undefined ? { buyer } : {}),
    language: order.language,
  });
  const pdf = await renderOrderPdf(context, order, delivered, greeting);
  const attachments = [{ filename: `Gutschein-${order.number}.pdf`, content: pdf, contentType: "application/pdf" }];
  await mailer.send({ id: `vouchers-${orderId}`, to: recipientEmail ?? contact.email, attachments, ...letter });
}

/** The vouchers of an order for printing: what is mailed and what the order page offers. */
export async function renderOrderPdf(
  context: Context,
  order: Order,
  delivered: DeliveredVoucher[],
  greeting: string | undefined,
): Promise<Uint8Array> {
  return renderVoucherPdf({
    network: context.network,
    order: { number: order.number, boughtOn: dayOf(order.paidAt ?? order.placedAt, context.network.timeZone) },
    vouchers: delivered.map(toPrinted),
    ...(greeting ? { greeting } : {}),
    language: order.language,
    whereUrl: whereUrl(context),
  });
}

function toPrinted({ code, valueCents, validUntil, walletUrl: url }: DeliveredVoucher): {
  code: string;
  valueCents: number;
  validUntil: string;
  walletUrl: string;
} {
  return { code: parseCode(code)!, valueCents, validUntil, walletUrl: url }; // safe because listDelivered wrote the code
}

function whereUrl(context: Context): string {
  return `${context.config.PUBLIC_URL}/${context.network.slug}/where`;
}
