import type { Context } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import type { Store } from "../platform/database/database.ts";
import { isWithin } from "../platform/http/failure-limiter.ts";
import { saleOf } from "./line-kind.ts";
import type { Order } from "./order.ts";

/** A market hall shares one router, so this is wide; it stops a script, not a queue of people. */
const maxOrdersPerHour = 600;
const hourMs = 3_600_000;

/**
 * How many orders one caller's address may place: on a test network, where paying costs nothing, and of what is limited in
 * number, which an order sets aside before it is paid. Counted with the order: a repeat and a refusal cost nothing.
 * @throws {Refusal} rate_limited
 */
export async function assertFewOrders(
  context: Context,
  store: Store,
  address: string,
  order: Pick<Order, "lines">,
): Promise<void> {
  const { line } = saleOf(context, order);
  const kind = order.lines[0]!.kind; // safe because an order has a line
  const isFew =
    (context.network.mode !== "test" ||
      (await isWithin(context, `orders from ${address}`, maxOrdersPerHour, hourMs, store))) &&
    (line.ordersPerHour === undefined ||
      (await isWithin(context, `${kind} orders from ${address}`, line.ordersPerHour, hourMs, store)));
  if (!isFew) throw new Refusal("rate_limited", { retryAfterSeconds: 3_600 });
}
