import { createRoute } from "@hono/zod-openapi";
import type { VoucherOffer } from "../../sdk/wire/voucher.ts";
import { getSite, noteSeen } from "../partners/sites.ts";
import { paymentMethod } from "../payments/methods.ts";
import { voucherKindFace } from "../acceptance/kind-schema.ts";
import { answers, createRouter, networkParam, wire, z } from "../platform/http/openapi.ts";
import { getVoucherOffer } from "./offer.ts";

const issuer = z.object({
  name: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  email: z.string(),
});
const pages = z.object({
  buy: z.string(),
  wallet: z.string(),
  scanner: z.string(),
  withdrawal: z.string(),
  terms: z.string(),
  privacy: z.string(),
});
export const networkFace = z.object({
  slug: z.string(),
  town: z.string(),
  voucherName: z.string(),
  mode: z.enum(["test", "live"]),
  brandColor: z.string(),
  issuer,
  pages,
});
const offer = wire<VoucherOffer>()(
  z.object({
    network: networkFace,
    isOpen: z.boolean(),
    denominationsCents: z.array(z.int()),
    kinds: z.array(voucherKindFace.extend({ id: z.string(), denominationsCents: z.array(z.int()) })).optional(),
    maxVouchers: z.int(),
    paymentMethods: z.array(paymentMethod),
    validUntil: z.string(),
    deliveryDays: z.object({ first: z.string(), last: z.string() }),
    maxGreetingLength: z.int(),
  }),
);

export const voucherRoutes = createRouter().openapi(
  createRoute({
    method: "get",
    path: "/voucher-offer",
    summary: "What a site may sell today",
    request: { params: networkParam, query: z.object({ site: z.string().max(100) }) },
    responses: answers(200, offer, "The offer"),
  }),
  async (c) => {
    const origin = c.req.header("Origin");
    await noteSeen(c.var.context, await getSite(c.var.context, c.req.valid("query").site, origin), origin);
    c.header("Cache-Control", "private, max-age=60");
    return c.json(await getVoucherOffer(c.var.context), 200);
  },
);
