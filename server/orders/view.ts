import type { OrderProgress, OrderView } from "../../sdk/wire/order.ts";
import { findPayment } from "../payments/store.ts";
import type { Context } from "../platform/context.ts";
import { listDelivered } from "./delivered.ts";
import { saleOf } from "./line-kind.ts";
import type { Order } from "./order.ts";
import { orderPageUrl, orderToken } from "./token.ts";

/** What the buyer sees of an order. */
export async function viewOrder(context: Context, order: Order): Promise<OrderView> {
  const payment = order.state === "placed" ? await findPayment(context, { orderId: order.id }) : undefined;
  const instruction =
    payment?.state === "open" ? context.providers.get(payment.method)?.instruct(context, payment) : undefined;
  const delivered = order.state === "fulfilled" ? await listDelivered(context, order.id) : undefined;
  return {
    id: order.id,
    number: order.number,
    token: orderToken(context, order.id),
    progressToken: orderToken(context, order.id, "progress"),
    state: order.state,
    totalCents: order.totalCents,
    lines: await saleOf(context, order).line.nameLines(context, order.lines),
    seller: { name: context.network.issuer.name },
    ...(order.deliverOn ? { deliverOn: order.deliverOn } : {}),
    pageUrl: orderPageUrl(context, order.id),
    ...(instruction ? { payment: instruction } : {}),
    ...(delivered ? { delivered } : {}),
  };
}

/** What a page that embeds us may know of an order. */
export function progressOf({ id, number, state, totalCents }: Order): OrderProgress {
  return { id, number, state, totalCents };
}
