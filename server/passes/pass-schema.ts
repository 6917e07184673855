import type { VoucherView } from "../../sdk/wire/voucher.ts";
import type { BookCouponView, CouponBookView, CouponPartner, CouponTerms, CouponView } from "../../sdk/wire/coupon.ts";
import { voucherKindFace } from "../acceptance/kind-schema.ts";
import { wire, z } from "../platform/http/openapi.ts";
import { nameInput, paragraphsInput } from "../platform/http/text-input.ts";

/** What is carried, as schemas: for every route that answers with it. */
const cents = z.int().min(1).max(100_000_000);
const thing = nameInput(60);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "date_invalid");

export const couponTerms = wire<CouponTerms>()(
  z.object({
    title: nameInput(80),
    benefit: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("percent"), percent: z.int().min(1).max(100) }),
      z.object({ kind: z.literal("amount"), amountCents: cents }),
      z.object({ kind: z.literal("two_for_one"), thing }),
      z.object({ kind: z.literal("extra"), thing }),
    ]),
    conditions: paragraphsInput(500),
    minimumCents: cents.optional(),
    firstDay: day,
    lastDay: day,
    weekdays: z.array(z.int().min(1).max(7)).min(1, "required").max(7),
    hours: z
      .object({
        from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "wrong_type"),
        until: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "wrong_type"),
      })
      .optional(),
  }),
);

export const couponPartner = wire<CouponPartner>()(
  z.object({
    id: z.string(),
    name: z.string(),
    street: z.string(),
    city: z.string(),
    categories: z.array(z.string()),
    pageUrl: z.string().optional(),
    isTakingPart: z.boolean(),
  }),
);

export const couponView = wire<CouponView>()(
  z.object({
    kind: z.literal("coupon"),
    couponId: z.string(),
    partner: couponPartner,
    terms: couponTerms,
    validUntil: z.string(),
    state: z.enum(["open", "redeemed", "locked", "void", "expired"]),
    redeemedAt: z.string().optional(),
    isTraining: z.boolean(),
  }),
);

const bookCoupon = wire<BookCouponView>()(
  z.object({ entitlement: z.int(), partner: couponPartner, terms: couponTerms, usedAt: z.string().optional() }),
);
export const couponBookFields = {
  kind: z.literal("coupon_book"),
  bookId: z.string(),
  title: z.string(),
  firstDay: z.string(),
  validUntil: z.string(),
  state: z.enum(["open", "locked", "void", "expired", "refunded", "replaced"]),
  coupons: z.array(bookCoupon),
  isTraining: z.boolean(),
};
export const couponBookView = wire<CouponBookView>()(z.object(couponBookFields));

export const voucherFields = {
  kind: z.literal("voucher"),
  valueCents: cents,
  validUntil: z.string(),
  state: z.enum(["open", "held", "redeemed", "locked", "void", "replaced", "refunded", "expired"]),
  redeemedAt: z.string().optional(),
  isTraining: z.boolean(),
  voucherKind: voucherKindFace.optional(),
};
export const voucherView = wire<VoucherView>()(z.object(voucherFields));
