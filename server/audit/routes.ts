import { createRoute } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import type { AuditPlacesResponse, AuditResponse } from "../../sdk/wire/audit.ts";
import { getOperatorMember } from "../people/session-cookie.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { languageOf } from "../platform/http/messages.ts";
import { answers, createRouter, errorSchema, networkParam, wire, z } from "../platform/http/openapi.ts";
import type { Reader } from "./describe.ts";
import { exportAudit } from "./export.ts";
import { listAudit, listPlaces } from "./list.ts";

const filter = {
  group: z
    .enum([
      "vouchers",
      "payments",
      "partners",
      "people",
      "scanners",
      "sites",
      "profiles",
      "coupons",
      "settings",
      "mail",
    ])
    .optional(),
  partner: z.uuid().optional(),
  device: z.uuid().optional(),
};
const auditResponse = wire<AuditResponse>()(
  z.object({
    entries: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        action: z.string(),
        sentence: z.string(),
        actor: z.string(),
        subject: z.string().optional(),
        seal: z.int().optional(),
      }),
    ),
    hasMore: z.boolean(),
    head: z.object({ number: z.int(), digest: z.string(), sealedAt: z.string() }).optional(),
  }),
);
const placesResponse = wire<AuditPlacesResponse>()(
  z.object({
    partners: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        devices: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
    ),
  }),
);

/** Only operators read the audit. @throws {Refusal} unauthorized, forbidden */
async function getReader(c: HonoContext<ApiEnv>): Promise<Reader> {
  const { personId } = await getOperatorMember(c);
  return { personId, language: languageOf(c.req.header("Accept-Language")) };
}

/** Who did what when, for the issuer's office. */
export const auditRoutes = createRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/audit",
      summary: "Who did what when, newest first",
      request: { params: networkParam, query: z.object({ ...filter, before: z.uuid().optional() }) },
      responses: answers(200, auditResponse, "A page of the audit, and its newest seal"),
    }),
    async (c) => {
      const reader = await getReader(c);
      const { before, ...chosen } = c.req.valid("query");
      return c.json(await listAudit(c.var.context, reader, chosen, before), 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/audit/places",
      summary: "Partners and scanners the audit can be narrowed to",
      request: { params: networkParam },
      responses: answers(200, placesResponse, "Every partner with its scanners"),
    }),
    async (c) => {
      await getReader(c);
      return c.json({ partners: await listPlaces(c.var.context) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/audit.csv",
      summary: "A month of the audit for a spreadsheet",
      // A link says no language of its own.
      request: {
        params: networkParam,
        query: z.object({ ...filter, month: z.string().max(20), language: z.enum(["de", "en"]).optional() }),
      },
      responses: {
        200: {
          description: "Semicolons, CRLF, byte order mark",
          content: { "text/csv": { schema: z.string() } },
        },
        default: {
          description: "Refused; see the error codes",
          content: { "application/json": { schema: errorSchema } },
        },
      },
    }),
    async (c) => {
      const reader = await getReader(c);
      const { month, language = reader.language, ...chosen } = c.req.valid("query");
      const file = await exportAudit(c.var.context, { ...reader, language }, chosen, month);
      return c.body(file.text, 200, {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${file.name}"`,
      });
    },
  );
