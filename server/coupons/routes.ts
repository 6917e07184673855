import { createRoute } from "@hono/zod-openapi";
import type {
  CouponBookOffer,
  CouponOffer,
  ListCouponsResponse,
  TakeCouponOutcome,
  TakeCouponRequest,
} from "../../sdk/wire/coupon.ts";
import { dayOf } from "../platform/calendar.ts";
import { getSite, noteSeen } from "../partners/sites.ts";
import { couponPartner, couponTerms, couponView } from "../passes/pass-schema.ts";
import { invalidField, Refusal } from "../platform/errors.ts";
import { pictureAnswers, pictureHeaders } from "../platform/http/picture-answer.ts";
import { answers, createRouter, idempotencyHeader, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { findBookOnSale } from "../coupon-books/offer.ts";
import { faceOf } from "../vouchers/offer.ts";
import { networkFace } from "../vouchers/routes.ts";
import { findCouponPicture, listCoupons } from "./list.ts";
import { takeCoupon } from "./take.ts";

const offer = wire<CouponOffer>()(
  z.object({
    id: z.string(),
    partner: couponPartner,
    terms: couponTerms,
    audience: z.enum(["all", "book"]),
    left: z.int().optional(),
    leftToday: z.int().optional(),
    moreTomorrow: z.literal(true).optional(),
    pictureUrl: z.string().optional(),
    pictureAlt: z.string().optional(),
    pageUrl: z.string(),
  }),
);
const book = wire<CouponBookOffer>()(
  z.object({
    id: z.string(),
    title: z.string(),
    story: z.string(),
    firstDay: z.string(),
    lastDay: z.string(),
    priceCents: z.int(),
    vatPercent: z.int(),
    left: z.int(),
    couponCount: z.int(),
    coverUrl: z.string().optional(),
    coverAlt: z.string(),
    buyUrl: z.string(),
  }),
);
const list = wire<ListCouponsResponse>()(
  z.object({ network: networkFace, day: z.string(), coupons: z.array(offer), book: book.optional() }),
);
const takeRequest = wire<TakeCouponRequest>()(z.strictObject({ site: z.string().max(100).optional() }));
const takeOutcome = wire<TakeCouponOutcome>()(
  z.discriminatedUnion("outcome", [
    z.object({ outcome: z.literal("taken"), pass: couponView, code: z.string(), walletUrl: z.string() }),
    z.object({ outcome: z.literal("none_left") }),
    z.object({ outcome: z.literal("none_left_today"), moreTomorrow: z.literal(true).optional() }),
    z.object({ outcome: z.literal("not_offered") }),
  ]),
);
const siteKey = z.string().max(100);

export const couponRoutes = createRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/coupons",
      summary: "What can be taken today, in the order of the day",
      request: {
        params: networkParam,
        query: z.object({
          site: siteKey.optional(),
          /** Of whom; `own`: of the partner whose site asks. */
          partner: z.union([z.literal("own"), z.uuid()]).optional(),
          category: z.string().max(40).optional(),
        }),
      },
      responses: answers(200, list, "The coupons, and the book on sale"),
    }),
    async (c) => {
      const { site, partner, category } = c.req.valid("query");
      const origin = c.req.header("Origin");
      // Without a key nothing is named: the town's own pages show the same to everybody.
      const asking = site === undefined ? undefined : await getSite(c.var.context, site, origin);
      if (asking) await noteSeen(c.var.context, asking, origin);
      const partnerId = partner === "own" ? asking?.partnerId : partner;
      if (partner !== undefined && partnerId === undefined) throw invalidField("site", "required");
      // What is left is the truth of this moment.
      c.header("Cache-Control", "no-store");
      const filter = { ...(partnerId ? { partnerId } : {}), ...(category ? { category } : {}) };
      const { context } = c.var;
      const book = await findBookOnSale(context);
      const coupons = await listCoupons(context, filter);
      const day = dayOf(context.clock.now(), context.network.timeZone);
      return c.json({ network: faceOf(context), day, coupons, ...(book ? { book } : {}) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/coupons/{couponId}/picture.webp",
      summary: "A coupon's picture; from here, so that a strict policy has one host to allow",
      request: { params: networkParam.extend({ couponId: z.uuid() }) },
      responses: pictureAnswers,
    }),
    async (c) => {
      const picture = await findCouponPicture(c.var.context, c.req.valid("param").couponId);
      if (!picture) throw new Refusal("not_found");
      return c.body(new Uint8Array(picture), 200, pictureHeaders);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/coupons/{couponId}/passes",
      summary: "Take a coupon to a phone, once per key",
      request: {
        params: networkParam.extend({ couponId: z.uuid() }),
        headers: idempotencyHeader,
        body: jsonBody(takeRequest),
      },
      responses: answers(200, takeOutcome, "Taken, or why not"),
    }),
    async (c) => {
      const { context, address } = c.var;
      const { site: key } = c.req.valid("json");
      const site = key === undefined ? undefined : await getSite(context, key, c.req.header("Origin"));
      const outcome = await takeCoupon(context, {
        couponId: c.req.valid("param").couponId,
        key: c.req.valid("header")["idempotency-key"],
        address,
        ...(site ? { siteId: site.id } : {}),
      });
      return c.json(outcome, 200);
    },
  );
