import { createRoute } from "@hono/zod-openapi";
import type {
  CouponDraft,
  CouponFiguresResponse,
  DeskCouponResponse,
  DeskCouponsResponse,
  SetCouponStateRequest,
} from "../../sdk/wire/coupon-desk.ts";
import { couponTerms } from "../passes/pass-schema.ts";
import { actorOf } from "../people/person.ts";
import { getMember } from "../people/session-cookie.ts";
import { languageOf } from "../platform/http/messages.ts";
import { answers, createRouter, errorSchema, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { copyCoupon, createCoupon, editCoupon, setCouponState } from "./desk.ts";
import { listDeskCoupons, viewDeskCoupon } from "./desk-view.ts";
import { exportFigures, getFigures } from "./figures.ts";

const limit = z.int().min(1).max(1_000_000).optional();
const draftFields = {
  terms: couponTerms,
  audience: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("all"), totalLimit: limit, dailyLimit: limit }),
    z.strictObject({ kind: z.literal("book"), bookId: z.uuid("value_not_offered") }),
  ]),
  pictureId: z.uuid("picture_unknown").optional(),
};
const draft = wire<CouponDraft>()(z.strictObject(draftFields));
const deskCoupon = z.object({
  ...draftFields,
  id: z.string(),
  state: z.enum(["draft", "discarded", "live", "paused", "ended"]),
  pageUrl: z.string().optional(),
  pictureUrl: z.string().optional(),
  taken: z.int(),
  redeemed: z.int(),
});
const couponResponse = wire<DeskCouponResponse>()(z.object({ coupon: deskCoupon }));
const couponsResponse = wire<DeskCouponsResponse>()(
  z.object({
    coupons: z.array(deskCoupon),
    books: z.array(z.object({ id: z.string(), title: z.string(), firstDay: z.string(), lastDay: z.string() })),
    pictures: z.array(z.object({ id: z.string(), alt: z.string(), smallUrl: z.string() })),
  }),
);
const stateRequest = wire<SetCouponStateRequest>()(
  z.strictObject({ state: z.enum(["discarded", "live", "paused", "ended"]) }),
);
const cell = { taken: z.int(), redeemed: z.int() };
const figuresResponse = wire<CouponFiguresResponse>()(
  z.object({
    figures: z.object({
      ...cell,
      byWeekdayAndHour: z.array(z.object({ weekday: z.int(), hour: z.int(), redeemed: z.int() })),
      bySite: z.array(z.object({ site: z.string().optional(), ...cell })),
      byMonth: z.array(z.object({ month: z.string(), ...cell })),
    }),
  }),
);
const desk = networkParam.extend({ partnerId: z.uuid() });
const oneCoupon = desk.extend({ couponId: z.uuid() });

/** A partner's coupons: made by owners and staff, looked at by both. */
export const couponDeskRoutes = createRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/desk/{partnerId}/coupons",
      summary: "A partner's coupons, and the books and pictures it may make some with",
      request: { params: desk },
      responses: answers(200, couponsResponse, "Newest first"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      await getMember(c, partnerId);
      return c.json(await listDeskCoupons(c.var.context, partnerId), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/coupons",
      summary: "Make a draft",
      request: { params: desk, body: jsonBody(draft) },
      responses: answers(201, couponResponse, "The draft"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      const { person } = await getMember(c, partnerId, ["owner", "staff"]);
      const { context } = c.var;
      const id = await createCoupon(context, { partnerId, actor: actorOf(person) }, c.req.valid("json"));
      return c.json({ coupon: await viewDeskCoupon(context, { id, partnerId }) }, 201);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/coupons/{couponId}",
      summary: "Change a coupon; who took it keeps what was promised",
      request: { params: oneCoupon, body: jsonBody(draft) },
      responses: answers(200, couponResponse, "As it is now"),
    }),
    async (c) => {
      const { partnerId, couponId: id } = c.req.valid("param");
      const { person } = await getMember(c, partnerId, ["owner", "staff"]);
      const { context } = c.var;
      await editCoupon(context, { partnerId, actor: actorOf(person), id }, c.req.valid("json"));
      return c.json({ coupon: await viewDeskCoupon(context, { id, partnerId }) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/coupons/{couponId}/state",
      summary: "Put it out, hold it back, end it, throw a draft away",
      request: { params: oneCoupon, body: jsonBody(stateRequest) },
      responses: answers(200, couponResponse, "As it is now"),
    }),
    async (c) => {
      const { partnerId, couponId: id } = c.req.valid("param");
      const { person } = await getMember(c, partnerId, ["owner", "staff"]);
      const { context } = c.var;
      await setCouponState(context, { partnerId, actor: actorOf(person), id }, c.req.valid("json").state);
      return c.json({ coupon: await viewDeskCoupon(context, { id, partnerId }) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/coupons/{couponId}/copy",
      summary: "A draft of the same, moved on by whole years",
      request: { params: oneCoupon },
      responses: answers(201, couponResponse, "The draft"),
    }),
    async (c) => {
      const { partnerId, couponId } = c.req.valid("param");
      const { person } = await getMember(c, partnerId, ["owner", "staff"]);
      const { context } = c.var;
      const id = await copyCoupon(context, { partnerId, actor: actorOf(person), id: couponId });
      return c.json({ coupon: await viewDeskCoupon(context, { id, partnerId }) }, 201);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/desk/{partnerId}/coupons/{couponId}/figures",
      summary: "What it brought; no person is measured",
      request: { params: oneCoupon },
      responses: answers(200, figuresResponse, "Given away and redeemed"),
    }),
    async (c) => {
      const { partnerId, couponId: id } = c.req.valid("param");
      await getMember(c, partnerId);
      return c.json({ figures: await getFigures(c.var.context, { id, partnerId }) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/desk/{partnerId}/coupons/{couponId}/figures.csv",
      summary: "The same for a spreadsheet",
      request: { params: oneCoupon },
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
      const { partnerId, couponId: id } = c.req.valid("param");
      await getMember(c, partnerId);
      const file = await exportFigures(c.var.context, { id, partnerId }, languageOf(c.req.header("Accept-Language")));
      return c.body(file.text, 200, {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${file.name}"`,
      });
    },
  );
