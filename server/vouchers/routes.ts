import { createRoute } from "@hono/zod-openapi";
import type { VoucherOffer } from "../../sdk/wire/voucher.ts";
import { getSite } from "../partners/sites.ts";
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
const network = z.object({
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
    network,
    isOpen: z.boolean(),
    denominationsCents: z.array(z.int()),
    maxVouchers: z.int(),
    paymentMethods: z.array(z.enum(["test", "bank_transfer"])),
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
    await getSite(c.var.context, c.req.valid("query").site, c.req.header("Origin"));
    c.header("Cache-Control", "private, max-age=60");
    return c.json(getVoucherOffer(c.var.context), 200);
  },
);
