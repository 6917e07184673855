import type { OrderView } from "../../sdk/wire/order.ts";
import { findPayment } from "../payments/store.ts";
import type { Context } from "../platform/context.ts";
import type { Order } from "./order.ts";
import { orderPageUrl, orderToken } from "./token.ts";

/** What the buyer sees of an order. */
export async function viewOrder(context: Context, order: Order): Promise<OrderView> {
  const payment = order.state === "placed" ? await findPayment(context, { orderId: order.id }) : undefined;
  const instruction =
    payment?.state === "open" ? context.providers.get(payment.method)?.instruct(context, payment) : undefined;
  const kinds = [...new Set(order.lines.map((line) => line.kind))];
  const delivered =
    order.state === "fulfilled"
      ? await Promise.all(kinds.map((kind) => context.lineKinds.get(kind)!.listDelivered(context, order.id)))
      : undefined; // safe because placing checked the kinds
  return {
    id: order.id,
    number: order.number,
    token: orderToken(context, order.id),
    state: order.state,
    totalCents: order.totalCents,
    lines: order.lines,
    seller: { name: context.network.issuer.name },
    ...(order.deliverOn ? { deliverOn: order.deliverOn } : {}),
    pageUrl: orderPageUrl(context, order.id),
    ...(instruction ? { payment: instruction } : {}),
    ...(delivered ? { vouchers: delivered.flat() } : {}),
  };
}
