import { createRoute } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import type {
  GetOrderProgressResponse,
  GetOrderResponse,
  PlaceOrderRequest,
  PlaceOrderResponse,
} from "../../sdk/wire/order.ts";
import { getSite } from "../partners/sites.ts";
import { couponBookFields, voucherFields } from "../passes/pass-schema.ts";
import { paymentInstruction, paymentMethod } from "../payments/methods.ts";
import { retryPayment } from "../payments/payments.ts";
import { voucherKindFace } from "../acceptance/kind-schema.ts";
import { limited404 } from "../platform/http/failure-limiter.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import {
  answers,
  createRouter,
  emailInput,
  idempotencyHeader,
  jsonBody,
  networkParam,
  wire,
  z,
} from "../platform/http/openapi.ts";
import type { Order } from "./order.ts";
import { maxGreetingLength, placeOrder } from "./place.ts";
import { findOrder } from "./store.ts";
import { isOrderToken, type TokenUse } from "./token.ts";
import { progressOf, viewOrder } from "./view.ts";

const cents = z.int().min(1).max(100_000_000);
/** The town's own denominations and those of its kinds; how many vouchers it may be is the network's to say. */
const mostLines = 100;
const greeting = z.string().refine((text) => [...text].length <= maxGreetingLength, "too_long");
const quantity = z.int().min(1).max(100);
const voucherLine = z.strictObject({
  kind: z.literal("voucher"),
  valueCents: cents,
  quantity,
  voucherKindId: z.uuid().optional(),
});
const bookLine = z.strictObject({
  kind: z.literal("coupon_book"),
  bookId: z.uuid("value_not_offered"),
  valueCents: cents,
  quantity,
});
const line = z.discriminatedUnion("kind", [voucherLine, bookLine]);
/** With what it is called now. */
const orderedLine = z.discriminatedUnion("kind", [
  voucherLine.extend({ voucherKind: voucherKindFace.optional() }),
  bookLine.extend({ title: z.string() }),
]);

export const placeOrderRequest = wire<PlaceOrderRequest>()(
  z.strictObject({
    site: z.string().max(100),
    lines: z.array(line).min(1, "required").max(mostLines, "too_many"),
    email: emailInput,
    delivery: z.strictObject({
      to: z.enum(["buyer", "recipient"]),
      recipientEmail: emailInput.optional(),
      greeting: greeting.optional(),
      on: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/, "date_invalid")
        .optional(),
    }),
    paymentMethod,
    language: z.enum(["de", "en"]),
  }),
);
const opened = { code: z.string(), walletUrl: z.string() };
const delivered = z.discriminatedUnion("kind", [
  z.object({ ...voucherFields, ...opened }),
  z.object({ ...couponBookFields, ...opened }),
]);
const state = z.enum(["placed", "paid", "fulfilled", "cancelled"]);
const progressResponse = wire<GetOrderProgressResponse>()(
  z.object({ progress: z.object({ id: z.string(), number: z.string(), state, totalCents: cents }) }),
);
const orderResponse = wire<PlaceOrderResponse & GetOrderResponse>()(
  z.object({
    order: z.object({
      id: z.string(),
      number: z.string(),
      token: z.string(),
      progressToken: z.string(),
      state,
      totalCents: cents,
      lines: z.array(orderedLine),
      seller: z.object({ name: z.string() }),
      deliverOn: z.string().optional(),
      pageUrl: z.string(),
      payment: paymentInstruction.optional(),
      delivered: z.array(delivered).optional(),
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
      const from = { site, address: c.var.address };
      const order = await placeOrder(c.var.context, from, c.req.valid("header")["idempotency-key"], request);
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
      method: "get",
      path: "/orders/{orderId}/progress",
      summary: "How far an order is, for the page it was placed on",
      request: { params: orderParam },
      responses: answers(200, progressResponse, "How far it is; nothing that opens it"),
    }),
    async (c) => {
      const order = await getOrderOfToken(c, c.req.valid("param").orderId, bearerOf(c), "progress");
      return c.json({ progress: progressOf(order) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/orders/{orderId}/payment",
      summary: "Try the payment again, where it failed or its provider was away",
      request: { params: orderParam, headers: idempotencyHeader },
      responses: answers(200, orderResponse, "The order with what to do now; the same key makes no second payment"),
    }),
    async (c) => {
      const order = await getOrderOfToken(c, c.req.valid("param").orderId, bearerOf(c));
      await retryPayment(c.var.context, order, c.req.valid("header")["idempotency-key"]);
      return c.json({ order: await viewOrder(c.var.context, order) }, 200);
    },
  );

/** The order a token opens. @throws {Refusal} not_found for a wrong token, an unknown or a foreign order alike */
export async function getOrderOfToken(
  c: HonoContext<ApiEnv>,
  orderId: string,
  token: string,
  use?: TokenUse,
): Promise<Order> {
  const { context, address } = c.var;
  return limited404(context, `order ${address}`, async () =>
    isOrderToken(context, orderId, token, use) ? findOrder(context, orderId) : undefined,
  );
}

function bearerOf(c: HonoContext<ApiEnv>): string {
  return (c.req.header("Authorization") ?? "").replace(/^Bearer /, "");
}
