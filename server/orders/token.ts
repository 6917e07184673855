import { timingSafeEqual } from "node:crypto";
import type { Context } from "../platform/context.ts";

/** `opens` shows everything of an order, its vouchers too; `progress` only how far it is. */
export type TokenUse = "opens" | "progress";

const purposes = { opens: "order-token", progress: "order-progress" } as const;

/** For one order and one use: derived from its id, so it is stored nowhere. 128 bits, base64url. */
export function orderToken(context: Context, orderId: string, use: TokenUse = "opens"): string {
  return context.keys.hmac(purposes[use], context.network.id, orderId).subarray(0, 16).toString("base64url");
}

export function isOrderToken(context: Context, orderId: string, token: string, use: TokenUse = "opens"): boolean {
  const expected = Buffer.from(orderToken(context, orderId, use));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The hosted page of an order. */
export function orderPageUrl(context: Context, orderId: string): string {
  return `${context.config.PUBLIC_URL}/${context.network.slug}/o/${orderId}/${orderToken(context, orderId)}`;
}
