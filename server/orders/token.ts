import { timingSafeEqual } from "node:crypto";
import type { Context } from "../platform/context.ts";

/** Opens one order: derived from its id, so it is stored nowhere. 128 bits, base64url. */
export function orderToken(context: Context, orderId: string): string {
  return context.keys.hmac("order-token", context.network.id, orderId).subarray(0, 16).toString("base64url");
}

export function isOrderToken(context: Context, orderId: string, token: string): boolean {
  const expected = Buffer.from(orderToken(context, orderId));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The hosted page of an order. */
export function orderPageUrl(context: Context, orderId: string): string {
  return `${context.config.PUBLIC_URL}/${context.network.slug}/o/${orderId}/${orderToken(context, orderId)}`;
}
