import { createRoute } from "@hono/zod-openapi";
import type { DeliveriesResponse, DropDeliveryRequest } from "../../sdk/wire/deliveries.ts";
import { actorOf } from "../people/person.ts";
import { getOperatorMember } from "../people/session-cookie.ts";
import { languageOf } from "../platform/http/messages.ts";
import { answers, createRouter, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { dropDelivery, listDeliveries, retryDelivery } from "./deliveries.ts";

const deliveriesResponse = wire<DeliveriesResponse>()(
  z.object({
    deliveries: z.array(
      z.object({
        id: z.string(),
        isMail: z.boolean(),
        title: z.string(),
        orderNumber: z.string().optional(),
        recipient: z.string().optional(),
        state: z.enum(["dead", "waiting", "trying"]),
        reason: z.enum([
          "recipient_refused",
          "recipient_deferred",
          "sender_refused",
          "message_refused",
          "server_busy",
          "server_away",
          "server_login",
          "other",
        ]),
        attempts: z.int(),
        queuedAt: z.string(),
        lastTryAt: z.string().optional(),
        nextTryAt: z.string().optional(),
      }),
    ),
    hasMore: z.boolean(),
  }),
);
const dropRequest = wire<DropDeliveryRequest>()(
  z.strictObject({ reason: z.enum(["address_wrong", "told_otherwise", "no_longer_needed"]) }),
);
const jobParam = networkParam.extend({ jobId: z.uuid() });

/** Mail that was not delivered and work that was left lying, for the issuer's office. */
export const deliveryRoutes = createRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/deliveries",
      summary: "Undelivered mail and jobs that were given up",
      request: { params: networkParam },
      responses: answers(200, deliveriesResponse, "What did not go out"),
    }),
    async (c) => {
      await getOperatorMember(c);
      return c.json(await listDeliveries(c.var.context, languageOf(c.req.header("Accept-Language"))), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/deliveries/{jobId}/retry",
      summary: "Have a job tried again now; once, however often it is asked",
      request: { params: jobParam },
      responses: answers(200, deliveriesResponse, "Tried again soon, or it went out already"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      await retryDelivery(c.var.context, actorOf(person), c.req.valid("param").jobId);
      return c.json(await listDeliveries(c.var.context, languageOf(c.req.header("Accept-Language"))), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/deliveries/{jobId}/drop",
      summary: "Give a mail up for good",
      request: { params: jobParam, body: jsonBody(dropRequest) },
      responses: answers(200, deliveriesResponse, "Given up"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      const { jobId } = c.req.valid("param");
      await dropDelivery(c.var.context, actorOf(person), jobId, c.req.valid("json").reason);
      return c.json(await listDeliveries(c.var.context, languageOf(c.req.header("Accept-Language"))), 200);
    },
  );
