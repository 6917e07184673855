import { createRoute } from "@hono/zod-openapi";
import type { ConfirmTransferRequest, ConfirmTransferResponse, PaymentNotice } from "../../sdk/wire/payment.ts";
import { getOperator } from "../partners/operator-keys.ts";
import { Refusal } from "../platform/errors.ts";
import { hasten } from "../platform/outbox/outbox.ts";
import { answers, createRouter, idempotencyHeader, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { nameInput } from "../platform/http/text-input.ts";
import { findPayment } from "./store.ts";
import { confirmTransfer } from "./transfers.ts";

const notice = wire<PaymentNotice>()(z.object({ id: z.string().min(1).max(100) }));
const providerParam = networkParam.extend({ provider: z.string().max(40).openapi({ example: "test" }) });
export const transferRequest = wire<ConfirmTransferRequest>()(
  z.strictObject({
    reference: nameInput(40),
    amountCents: z.int().min(1).max(100_000_000),
    bankReference: nameInput(80)
      // What banks write where there is no number (ISO 20022, EndToEndId): it names no booking.
      .refine((text) => !/^(NOT ?PROVIDED|NON ?REF|N\/?A|-+)$/i.test(text), "reference_not_unique"),
    acceptReview: z.boolean().optional(),
  }),
);
const transferResponse = wire<ConfirmTransferResponse>()(
  z.object({
    outcome: z.enum(["paid", "already_recorded", "review", "mismatch", "other_booking"]),
    orderNumber: z.string().optional(),
  }),
);

export const paymentRoutes = createRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/payment-notices/{provider}",
      summary: "A provider hints that a payment changed; the answer is always the same",
      request: { params: providerParam, body: jsonBody(notice) },
      responses: answers(200, z.object({ received: z.literal(true) }), "Heard; the provider is asked itself"),
    }),
    async (c) => {
      const { context } = c.var;
      const provider = context.providers.get(c.req.valid("param").provider);
      if (!provider?.read) throw new Refusal("not_found");
      const providerPaymentId = c.req.valid("json").id;
      const payment = await findPayment(context, { method: provider.method, providerPaymentId });
      if (payment) await hasten(context, "payment.read", payment.id);
      return c.json({ received: true as const }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/transfers",
      summary: "The issuer confirms a bank transfer by hand",
      request: { params: networkParam, headers: idempotencyHeader, body: jsonBody(transferRequest) },
      responses: answers(200, transferResponse, "Paid, known before, or put on the review list"),
    }),
    async (c) => {
      const { context } = c.var;
      const operator = await getOperator(
        context,
        (c.req.header("Authorization") ?? "").replace(/^Bearer /, ""),
        c.var.address,
      );
      const answer = await confirmTransfer(
        context,
        operator,
        c.req.valid("header")["idempotency-key"],
        c.req.valid("json"),
      );
      return c.json(answer, 200);
    },
  );
