import { createRoute } from "@hono/zod-openapi";
import type {
  EmbeddingRequest,
  HelperLinkRequest,
  HelperLinkResponse,
  PairingCodeResponse,
  RenameScannerRequest,
  ScannersResponse,
} from "../../sdk/wire/scanners.ts";
import { createHelperCode, createPairingCode, pairingMs } from "../devices/pairing.ts";
import { actorOf } from "../people/person.ts";
import { getMember } from "../people/session-cookie.ts";
import type { Context } from "../platform/context.ts";
import { invalidField } from "../platform/errors.ts";
import { answers, createRouter, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { nameInput } from "../platform/http/text-input.ts";
import { endHelperLink, listScanners, renameScanner, revokeScanner, setEmbedding } from "./scanners.ts";

const longestHelperMs = 31 * 86_400_000;

const desk = networkParam.extend({ partnerId: z.uuid() });
const scannerParam = desk.extend({ scannerId: z.uuid() });
const linkParam = desk.extend({ linkId: z.string().regex(/^[0-9a-f]{64}$/) });
const cents = z.int().min(0).max(100_000_000);
const embedding = z.strictObject({ origins: z.array(z.string().max(200)).max(10), limitCents: cents });
const pairingCodeResponse = wire<PairingCodeResponse>()(
  z.object({ code: z.string(), url: z.string(), expiresAt: z.string() }),
);
const scannersResponse = wire<ScannersResponse>()(
  z.object({
    scanners: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        pairedAt: z.string(),
        lastUsedAt: z.string().optional(),
        expiresAt: z.string().optional(),
        hasPairerLeft: z.literal(true).optional(),
      }),
    ),
    helperLinks: z.array(z.object({ id: z.string(), until: z.string(), phonesLeft: z.int() })),
    embedding: z.object({ origins: z.array(z.string()), limitCents: cents }),
  }),
);
const renameRequest = wire<RenameScannerRequest>()(z.strictObject({ name: nameInput(40) }));
const helperLinkRequest = wire<HelperLinkRequest>()(
  z.strictObject({ until: z.iso.datetime({ offset: true, error: "date_invalid" }), phones: z.int().min(1).max(50) }),
);
const helperLinkResponse = wire<HelperLinkResponse>()(
  z.object({ url: z.string(), until: z.string(), phones: z.int() }),
);
const embeddingRequest = wire<EmbeddingRequest>()(embedding);

/** The code rides in the fragment: neither log nor referrer sees it. */
function pairingUrl({ config, network }: Context, code: string): string {
  return `${config.PUBLIC_URL}/${network.slug}/scan#pair=${code}`;
}

/** A partner's scanners: pair, see, rename, revoke. */
export const scannerRoutes = createRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/pairing-codes",
      summary: "A code that pairs one phone within 15 minutes",
      request: { params: desk },
      responses: answers(201, pairingCodeResponse, "The code and its link"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      const { person } = await getMember(c, partnerId, ["owner", "staff", "helper"]);
      const { context } = c.var;
      const code = await createPairingCode(context, partnerId, actorOf(person));
      const expiresAt = new Date(context.clock.now().getTime() + pairingMs).toISOString();
      return c.json({ code, url: pairingUrl(context, code), expiresAt }, 201);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/desk/{partnerId}/scanners",
      summary: "The partner's scanners and helpers' links",
      request: { params: desk },
      responses: answers(200, scannersResponse, "What scans, and what may still be paired"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      await getMember(c, partnerId);
      return c.json(await listScanners(c.var.context, partnerId), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/scanners/{scannerId}/name",
      summary: "Rename a scanner",
      request: { params: scannerParam, body: jsonBody(renameRequest) },
      responses: answers(200, scannersResponse, "Renamed"),
    }),
    async (c) => {
      const { partnerId, scannerId } = c.req.valid("param");
      const { person } = await getMember(c, partnerId);
      const { name } = c.req.valid("json");
      await renameScanner(c.var.context, { id: scannerId, partnerId, name, actor: actorOf(person) });
      return c.json(await listScanners(c.var.context, partnerId), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/scanners/{scannerId}/revocation",
      summary: "A scanner that is lost or done acts no more, at once",
      request: { params: scannerParam },
      responses: answers(200, scannersResponse, "Revoked"),
    }),
    async (c) => {
      const { partnerId, scannerId } = c.req.valid("param");
      const { person } = await getMember(c, partnerId);
      await revokeScanner(c.var.context, { id: scannerId, partnerId, actor: actorOf(person) });
      return c.json(await listScanners(c.var.context, partnerId), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/helper-links",
      summary: "A link for helpers' phones that all end with the event",
      request: { params: desk, body: jsonBody(helperLinkRequest) },
      responses: answers(201, helperLinkResponse, "The link; it is shown this once"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      const { person } = await getMember(c, partnerId);
      const { context } = c.var;
      const { until: text, phones } = c.req.valid("json");
      const until = new Date(text);
      const ahead = until.getTime() - context.clock.now().getTime();
      if (!(ahead > 0 && ahead <= longestHelperMs)) throw invalidField("until", "date_out_of_range");
      const code = await createHelperCode(context, { partnerId, until, phones, actor: actorOf(person) });
      return c.json({ url: pairingUrl(context, code), until: until.toISOString(), phones }, 201);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/helper-links/{linkId}/end",
      summary: "A helper's link pairs nothing any more",
      request: { params: linkParam },
      responses: answers(200, scannersResponse, "Ended"),
    }),
    async (c) => {
      const { partnerId, linkId } = c.req.valid("param");
      const { person } = await getMember(c, partnerId);
      await endHelperLink(c.var.context, { id: linkId, partnerId, actor: actorOf(person) });
      return c.json(await listScanners(c.var.context, partnerId), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/embedding",
      summary: "Pages of the partner's own on which a scanner may stand, with a daily limit",
      request: { params: desk, body: jsonBody(embeddingRequest) },
      responses: answers(200, scannersResponse, "Kept"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      const { person } = await getMember(c, partnerId, ["owner"]);
      await setEmbedding(c.var.context, partnerId, actorOf(person), c.req.valid("json"));
      return c.json(await listScanners(c.var.context, partnerId), 200);
    },
  );
