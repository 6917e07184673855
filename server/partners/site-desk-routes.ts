import { createRoute } from "@hono/zod-openapi";
import type {
  ListSitesResponse,
  ReplaceSiteKeyRequest,
  SiteCheckResponse,
  SiteRequest,
  SiteResponse,
} from "../../sdk/wire/sites.ts";
import { actorOf } from "../people/person.ts";
import { getMember } from "../people/session-cookie.ts";
import { answers, createRouter, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { nameInput } from "../platform/http/text-input.ts";
import { checkSite } from "./site-check.ts";
import { changeSite, createSite, endSite, listSites, replaceKey } from "./site-desk.ts";

const siteView = z.object({
  id: z.string(),
  name: z.string(),
  key: z.string(),
  origins: z.array(z.object({ origin: z.string(), label: z.string() })),
  state: z.enum(["active", "revoked"]),
  createdAt: z.string(),
  lastSeenAt: z.string().optional(),
  oldKeys: z.array(z.object({ key: z.string(), expiresAt: z.string() })),
});
const listResponse = wire<ListSitesResponse>()(
  z.object({ sites: z.array(siteView), mode: z.enum(["test", "live"]), brandColor: z.string() }),
);
const siteResponse = wire<SiteResponse>()(z.object({ site: siteView }));
const siteRequest = wire<SiteRequest>()(
  z.strictObject({
    name: nameInput(60),
    // A DNS name has 253 characters at most; what hangs behind it is cut off.
    origins: z.array(z.string().max(2_000)).min(1, "required").max(10),
  }),
);
const keyRequest = wire<ReplaceSiteKeyRequest>()(z.strictObject({ key: z.string().max(100) }));
const checkResponse = wire<SiteCheckResponse>()(
  z.object({
    check: z.object({
      key: z.enum(["good", "old", "revoked", "unknown"]),
      until: z.string().optional(),
      isOriginAllowed: z.boolean().optional(),
    }),
  }),
);
const partnerParam = networkParam.extend({ partnerId: z.uuid() });
const siteParam = partnerParam.extend({ siteId: z.uuid() });

/** A partner's websites, at its desk; and the one question that a page asks about itself. */
export const siteDeskRoutes = createRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/desk/{partnerId}/sites",
      summary: "A partner's websites",
      request: { params: partnerParam },
      responses: answers(200, listResponse, "The sites"),
    }),
    async (c) => {
      const { context } = c.var;
      const { partnerId } = c.req.valid("param");
      await getMember(c, partnerId);
      const { mode, brandColor } = context.network;
      return c.json({ sites: await listSites(context, partnerId), mode, brandColor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/sites",
      summary: "Add a website",
      request: { params: partnerParam, body: jsonBody(siteRequest) },
      responses: answers(201, siteResponse, "Added, with its key"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      const { person } = await getMember(c, partnerId, ["owner"]);
      const site = await createSite(c.var.context, actorOf(person), partnerId, c.req.valid("json"));
      return c.json({ site }, 201);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/sites/{siteId}",
      summary: "Rename a website or change its origins",
      request: { params: siteParam, body: jsonBody(siteRequest) },
      responses: answers(200, siteResponse, "Changed"),
    }),
    async (c) => {
      const place = c.req.valid("param");
      const { person } = await getMember(c, place.partnerId, ["owner"]);
      const site = await changeSite(c.var.context, actorOf(person), place, c.req.valid("json"));
      return c.json({ site }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/sites/{siteId}/key",
      summary: "Replace a website's key; the old one works for seven days more",
      request: { params: siteParam, body: jsonBody(keyRequest) },
      responses: answers(200, siteResponse, "Replaced"),
    }),
    async (c) => {
      const place = c.req.valid("param");
      const { person } = await getMember(c, place.partnerId, ["owner"]);
      const site = await replaceKey(c.var.context, actorOf(person), place, c.req.valid("json").key);
      return c.json({ site }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/sites/{siteId}/revocation",
      summary: "Revoke a website with all its keys",
      request: { params: siteParam },
      responses: answers(200, siteResponse, "Revoked"),
    }),
    async (c) => {
      const place = c.req.valid("param");
      const { person } = await getMember(c, place.partnerId, ["owner"]);
      return c.json({ site: await endSite(c.var.context, actorOf(person), place) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/site-check",
      summary: "Whether a key may be used on the asking page",
      request: { params: networkParam, query: z.object({ site: z.string().max(100) }) },
      responses: answers(200, checkResponse, "What the key is good for"),
    }),
    async (c) => {
      const check = await checkSite(c.var.context, c.req.valid("query").site, c.req.header("Origin"));
      return c.json({ check }, 200);
    },
  );
