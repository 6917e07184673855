import { createRoute } from "@hono/zod-openapi";
import { parseCode } from "../../sdk/wire/pass-code.ts";
import type {
  NoteRequest,
  NoteResponse,
  RedeemOutcome,
  RedeemRequest,
  ReverseOutcome,
  ReverseRequest,
  ScanOutcome,
  ScanRequest,
} from "../../sdk/wire/scan.ts";
import type { FindPassRequest, FindPassResponse } from "../../sdk/wire/pass.ts";
import { getSigningDevice } from "../devices/signed-request.ts";
import { limited404 } from "../platform/http/failure-limiter.ts";
import { answers, createRouter, idempotencyHeader, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { nameInput } from "../platform/http/text-input.ts";
import { couponBookView, couponTerms, couponView, voucherView } from "./pass-schema.ts";
import { notePartnerReceipt, redeemPass, reverseRedemption, scan } from "./counter.ts";
import { findPassView } from "./view.ts";

const cents = z.int().min(1).max(100_000_000);
/** A coupon has no money value. */
const centsOrNone = z.int().min(0).max(100_000_000);
const entitlement = z.int().min(1).max(100_000);
const givenKind = z.enum(["voucher", "coupon"]);
const notNowReason = z.enum(["too_early", "other_weekday", "other_hours"]);
const codeInput = z.string().min(1).max(100);
const partnerReceipt = nameInput(40);

const refused = [
  z.object({
    outcome: z.literal("already_redeemed"),
    kind: givenKind,
    redeemedAt: z.string(),
    receiptNumber: z.string(),
    isHere: z.boolean(),
    valueCents: centsOrNone,
    title: z.string().optional(),
  }),
  z.object({
    outcome: z.literal("expired"),
    kind: givenKind,
    validUntil: z.string(),
    valueCents: centsOrNone,
    title: z.string().optional(),
  }),
  z.object({ outcome: z.literal("wrong_place"), groupName: z.string(), valueCents: cents }),
  z.object({ outcome: z.literal("locked") }),
  z.object({ outcome: z.literal("held") }),
  z.object({ outcome: z.literal("void") }),
  z.object({ outcome: z.literal("embedded_limit"), limitCents: z.int().min(0) }),
  z.object({ outcome: z.literal("other_partner"), coupon: z.string(), partner: z.string() }),
  z.object({ outcome: z.literal("not_now"), reason: notNowReason, terms: couponTerms }),
  z.object({ outcome: z.literal("below_minimum"), minimumCents: cents, terms: couponTerms }),
  z.object({ outcome: z.literal("nothing_here"), book: z.string() }),
  z.object({ outcome: z.literal("book_over"), book: z.string(), validUntil: z.string() }),
  z.object({ outcome: z.literal("unknown") }),
] as const;
const redeemable = z.discriminatedUnion("kind", [
  z.object({
    outcome: z.literal("redeemable"),
    kind: z.literal("voucher"),
    valueCents: cents,
    validUntil: z.string(),
    isTraining: z.boolean(),
  }),
  z.object({
    outcome: z.literal("redeemable"),
    kind: z.literal("coupon"),
    entitlement,
    terms: couponTerms,
    book: z.string().optional(),
    isTraining: z.boolean(),
  }),
]);
const choose = z.object({
  outcome: z.literal("choose"),
  kind: z.literal("coupon_book"),
  book: z.string(),
  coupons: z.array(
    z.object({
      entitlement,
      terms: couponTerms,
      status: z.enum(["usable", "used", "over", ...notNowReason.options]),
      usedAt: z.string().optional(),
    }),
  ),
});
const taken = {
  outcome: z.literal("redeemed"),
  receiptNumber: z.string(),
  redeemedAt: z.string(),
  undoUntil: z.string().optional(),
  reversedAt: z.string().optional(),
  isTraining: z.boolean(),
};
const redeemed = z.discriminatedUnion("kind", [
  z.object({ ...taken, kind: z.literal("voucher"), valueCents: cents }),
  z.object({ ...taken, kind: z.literal("coupon"), valueCents: z.literal(0), terms: couponTerms }),
]);
const reversed = z.object({
  outcome: z.literal("reversed"),
  kind: givenKind,
  receiptNumber: z.string(),
  valueCents: centsOrNone,
  reversedAt: z.string(),
});
const tooLate = z.object({ outcome: z.literal("too_late"), undoUntil: z.string() });

const scanOutcome = wire<ScanOutcome>()(z.union([redeemable, choose, ...refused]));
const redeemOutcome = wire<RedeemOutcome>()(z.discriminatedUnion("outcome", [redeemed, ...refused]));
const reverseOutcome = wire<ReverseOutcome>()(z.discriminatedUnion("outcome", [reversed, tooLate]));
const scanRequest = wire<ScanRequest>()(z.strictObject({ code: codeInput, entitlement: entitlement.optional() }));
const redeemVoucher = z.strictObject({
  kind: z.literal("voucher").optional(),
  code: codeInput,
  valueCents: cents,
  partnerReceipt: partnerReceipt.optional(),
});
const redeemCoupon = z.strictObject({
  kind: z.literal("coupon"),
  code: codeInput,
  entitlement,
  isMinimumReached: z.literal(true).optional(),
  partnerReceipt: partnerReceipt.optional(),
});
export const redeemRequest = wire<RedeemRequest>()(z.discriminatedUnion("kind", [redeemVoucher, redeemCoupon]));
const reverseRequest = wire<ReverseRequest>()(z.strictObject({ reason: z.enum(["mistake", "customer_changed_mind"]) }));
const noteRequest = wire<NoteRequest>()(z.strictObject({ partnerReceipt }));
const noteResponse = wire<NoteResponse>()(z.object({ receiptNumber: z.string(), partnerReceipt: z.string() }));
const findRequest = wire<FindPassRequest>()(z.strictObject({ code: codeInput }));
const findResponse = wire<FindPassResponse>()(
  z.object({ pass: z.discriminatedUnion("kind", [voucherView, couponView, couponBookView]) }),
);
const receiptParam = networkParam.extend({ receiptNumber: z.string().regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/) });

export const passRoutes = createRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/passes/find",
      summary: "What is behind a code, for its holder",
      request: { params: networkParam, body: jsonBody(findRequest) },
      responses: answers(200, findResponse, "The pass"),
    }),
    async (c) => {
      const code = parseCode(c.req.valid("json").code);
      const pass = await limited404(c.var.context, `find ${c.var.address}`, async () =>
        code === undefined ? undefined : findPassView(c.var.context, code),
      );
      return c.json({ pass }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/scans",
      summary: "Look at a pass at the counter; books nothing",
      request: { params: networkParam, body: jsonBody(scanRequest) },
      responses: answers(200, scanOutcome, "What the counter may do"),
    }),
    async (c) => c.json(await scan(c.var.context, await getSigningDevice(c), c.req.valid("json")), 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/redemptions",
      summary: "Take a pass, whole, once",
      request: { params: networkParam, headers: idempotencyHeader, body: jsonBody(redeemRequest) },
      responses: answers(200, redeemOutcome, "Redeemed, or why not"),
    }),
    async (c) => {
      const device = await getSigningDevice(c);
      return c.json(
        await redeemPass(c.var.context, device, c.req.valid("header")["idempotency-key"], c.req.valid("json")),
        200,
      );
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/redemptions/{receiptNumber}/reversal",
      summary: "Undo a redemption of the same partner within 15 minutes",
      request: { params: receiptParam, headers: idempotencyHeader, body: jsonBody(reverseRequest) },
      responses: answers(200, reverseOutcome, "Undone, or too late"),
    }),
    async (c) => {
      const device = await getSigningDevice(c);
      const { receiptNumber } = c.req.valid("param");
      return c.json(
        await reverseRedemption(
          c.var.context,
          device,
          c.req.valid("header")["idempotency-key"],
          receiptNumber,
          c.req.valid("json"),
        ),
        200,
      );
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/redemptions/{receiptNumber}/note",
      summary: "Add the shop's own receipt number, once",
      request: { params: receiptParam, headers: idempotencyHeader, body: jsonBody(noteRequest) },
      responses: answers(200, noteResponse, "Noted"),
    }),
    async (c) => {
      const device = await getSigningDevice(c);
      return c.json(
        await notePartnerReceipt(
          c.var.context,
          device,
          c.req.valid("param").receiptNumber,
          c.req.valid("json").partnerReceipt,
        ),
        200,
      );
    },
  );
