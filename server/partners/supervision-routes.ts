import { createRoute } from "@hono/zod-openapi";
import type { ListPartnersResponse, PartnerResponse, SuspendPartnerRequest } from "../../sdk/wire/supervision.ts";
import { actorOf } from "../people/person.ts";
import { getOperatorMember } from "../people/session-cookie.ts";
import { answers, createRouter, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { messageInput } from "../platform/http/text-input.ts";
import { listPartners, resumePartner, suspendPartner, viewPartner } from "./supervision.ts";

const summary = {
  id: z.string(),
  name: z.string(),
  kind: z.enum(["shop", "restaurant", "producer", "market_trader", "club", "service", "public_body"]),
  city: z.string(),
  state: z.enum(["active", "suspended"]),
};
const listResponse = wire<ListPartnersResponse>()(
  z.object({ partners: z.array(z.object(summary)), hasMore: z.boolean() }),
);
const partnerResponse = wire<PartnerResponse>()(
  z.object({
    partner: z.object({
      ...summary,
      legalName: z.string(),
      street: z.string(),
      postalCode: z.string(),
      phone: z.string(),
      email: z.string(),
      website: z.string(),
      registerNumber: z.string(),
      accountHolder: z.string(),
      iban: z.string().optional(),
      since: z.string(),
      owners: z.array(z.string()),
      suspendedReason: z.string().optional(),
    }),
  }),
);
const suspendRequest = wire<SuspendPartnerRequest>()(z.strictObject({ reason: messageInput(1_000) }));
const partnerParam = networkParam.extend({ partnerId: z.uuid() });

/** Who takes part, seen from the issuer's office. */
export const supervisionRoutes = createRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/partners",
      summary: "Partners, by name or place",
      request: { params: networkParam, query: z.object({ search: z.string().trim().max(80).optional() }) },
      responses: answers(200, listResponse, "The partners"),
    }),
    async (c) => {
      await getOperatorMember(c);
      return c.json(await listPartners(c.var.context, c.req.valid("query").search ?? ""), 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/partners/{partnerId}",
      summary: "One partner",
      request: { params: partnerParam },
      responses: answers(200, partnerResponse, "The partner"),
    }),
    async (c) => {
      await getOperatorMember(c);
      return c.json({ partner: await viewPartner(c.var.context, c.req.valid("param").partnerId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/partners/{partnerId}/suspension",
      summary: "Suspend a partner; its owners are told why",
      request: { params: partnerParam, body: jsonBody(suspendRequest) },
      responses: answers(200, partnerResponse, "Suspended"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      const { partnerId } = c.req.valid("param");
      await suspendPartner(c.var.context, actorOf(person), partnerId, c.req.valid("json").reason);
      return c.json({ partner: await viewPartner(c.var.context, partnerId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/partners/{partnerId}/resumption",
      summary: "Let a suspended partner go on",
      request: { params: partnerParam },
      responses: answers(200, partnerResponse, "Resumed"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      const { partnerId } = c.req.valid("param");
      await resumePartner(c.var.context, actorOf(person), partnerId);
      return c.json({ partner: await viewPartner(c.var.context, partnerId) }, 200);
    },
  );
