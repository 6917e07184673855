import { createRoute } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import type { GetOrderResponse, PlaceOrderRequest, PlaceOrderResponse } from "../../sdk/wire/order.ts";
import { getSite } from "../partners/sites.ts";
import { retryPayment } from "../payments/payments.ts";
import { limited404 } from "../platform/http/failure-limiter.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { answers, createRouter, idempotencyHeader, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import type { Order } from "./order.ts";
import { maxGreetingLength, placeOrder } from "./place.ts";
import { findOrder } from "./store.ts";
import { isOrderToken } from "./token.ts";
import { viewOrder } from "./view.ts";

const cents = z.int().min(1).max(100_000_000);
/** One address, no line break, no list, no comment: what goes into a header has to be plain (RFC 5321 length). */
const email = z
  .string({ error: "required" })
  .trim()
  .max(254, "too_long")
  .pipe(z.email({ error: "email_invalid" }));
const greeting = z.string().refine((text) => [...text].length <= maxGreetingLength, "too_long");
const line = z.strictObject({ kind: z.literal("voucher"), valueCents: cents, quantity: z.int().min(1).max(100) });

export const placeOrderRequest = wire<PlaceOrderRequest>()(
  z.strictObject({
    site: z.string().max(100),
    lines: z.array(line).min(1, "required").max(12, "too_many"),
    email,
    delivery: z.strictObject({
      to: z.enum(["buyer", "recipient"]),
      recipientEmail: email.optional(),
      greeting: greeting.optional(),
      on: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/, "date_invalid")
        .optional(),
    }),
    paymentMethod: z.enum(["test", "bank_transfer"]),
    language: z.enum(["de", "en"]),
  }),
);
const voucher = z.object({
  kind: z.literal("voucher"),
  valueCents: cents,
  validUntil: z.string(),
  redeemedAt: z.string().optional(),
  isTraining: z.boolean(),
  state: z.enum(["open", "held", "redeemed", "locked", "void", "replaced", "refunded", "expired"]),
  code: z.string(),
  walletUrl: z.string(),
});
const instruction = z.discriminatedUnion("method", [
  z.object({ method: z.literal("test"), redirectUrl: z.string() }),
  z.object({
    method: z.literal("bank_transfer"),
    accountHolder: z.string(),
    iban: z.string(),
    bic: z.string(),
    amountCents: cents,
    reference: z.string(),
    giroCode: z.string(),
  }),
]);
const orderResponse = wire<PlaceOrderResponse & GetOrderResponse>()(
  z.object({
    order: z.object({
      id: z.string(),
      number: z.string(),
      token: z.string(),
      state: z.enum(["placed", "paid", "fulfilled", "cancelled"]),
      totalCents: cents,
      lines: z.array(line),
      seller: z.object({ name: z.string() }),
      deliverOn: z.string().optional(),
      pageUrl: z.string(),
      payment: instruction.optional(),
      vouchers: z.array(voucher).optional(),
    }),
  }),
);
const orderParam = networkParam.extend({ orderId: z.uuid() });

export const orderRoutes = createRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/orders",
      summary: "Place an order, once per key",
      request: { params: networkParam, headers: idempotencyHeader, body: jsonBody(placeOrderRequest) },
      responses: answers(201, orderResponse, "Placed; the same key gives the same order"),
    }),
    async (c) => {
      const request = c.req.valid("json");
      const site = await getSite(c.var.context, request.site, c.req.header("Origin"));
      const order = await placeOrder(c.var.context, site, c.req.valid("header")["idempotency-key"], request);
      return c.json({ order: await viewOrder(c.var.context, order) }, 201);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/orders/{orderId}",
      summary: "An order, for whoever holds its token",
      request: { params: orderParam },
      responses: answers(200, orderResponse, "The order"),
    }),
    async (c) =>
      c.json(
        { order: await viewOrder(c.var.context, await getOrderOfToken(c, c.req.valid("param").orderId, bearerOf(c))) },
        200,
      ),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/orders/{orderId}/payment",
      summary: "Try the payment again, where it failed or its provider was away",
      request: { params: orderParam, headers: idempotencyHeader },
      responses: answers(200, orderResponse, "The order with what to do now"),
    }),
    async (c) => {
      const order = await getOrderOfToken(c, c.req.valid("param").orderId, bearerOf(c));
      await retryPayment(c.var.context, order);
      return c.json({ order: await viewOrder(c.var.context, order) }, 200);
    },
  );

/** The order a token opens. @throws {Refusal} not_found for a wrong token, an unknown or a foreign order alike */
export async function getOrderOfToken(c: HonoContext<ApiEnv>, orderId: string, token: string): Promise<Order> {
  const { context, address } = c.var;
  return limited404(context, `order ${address}`, async () =>
    isOrderToken(context, orderId, token) ? findOrder(context, orderId) : undefined,
  );
}

function bearerOf(c: HonoContext<ApiEnv>): string {
  return (c.req.header("Authorization") ?? "").replace(/^Bearer /, "");
}
