import { listDelivered } from "../orders/delivered.ts";
import { saleOf } from "../orders/line-kind.ts";
import type { Order } from "../orders/order.ts";
import type { Context } from "../platform/context.ts";
import type { Delivery } from "./delivery-kind.ts";
import { findAddressed } from "./jobs.ts";
import type { Attachment, Mailer } from "./mailer.ts";

/** What was bought: text, HTML and a PDF for printing, to the buyer or the recipient. */
export async function mailDelivery(context: Context, mailer: Mailer, orderId: string): Promise<undefined> {
  const found = await findAddressed(context, orderId);
  if (!found) return;
  const { order, contact, buyer } = found;
  const sale = saleOf(context, order);
  const delivered = await listDelivered(context, orderId);
  if (delivered.length === 0) return;
  const { greeting, recipientEmail } = contact.delivery;
  const delivery: Delivery = {
    order,
    delivered,
    ...(greeting ? { greeting } : {}),
    ...(recipientEmail === undefined ? { buyer } : {}),
  };
  const attachments = [await sale.delivery.print(context, delivery)];
  const letter = await sale.delivery.letter(context, delivery);
  await mailer.send({ id: `delivery-${orderId}`, to: recipientEmail ?? contact.email, attachments, ...letter });
}

/** The same on paper, for the order's own page; undefined once the sealed copies are erased. */
export async function printOrder(context: Context, order: Order, greeting?: string): Promise<Attachment | undefined> {
  if (order.state !== "fulfilled") return undefined;
  const sale = saleOf(context, order);
  const delivered = await listDelivered(context, order.id);
  if (delivered.length === 0) return undefined;
  return sale.delivery.print(context, { order, delivered, ...(greeting ? { greeting } : {}) });
}
