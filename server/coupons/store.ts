import type { CouponPartner, CouponTerms } from "../../sdk/wire/coupon.ts";
import type { Context } from "../platform/context.ts";
import type { Partner as PartnerRow } from "../platform/generated/client.ts";
import { partnerUrl } from "../profiles/profile.ts";
import { toTerms } from "./terms.ts";

/** What a coupon promises and where: one set of terms with the coupon and the partner behind it. */
export interface TermsOfPartner {
  termsId: string;
  couponId: string;
  /** Its number in a book; 1 for a coupon by itself. */
  entitlement: number;
  terms: CouponTerms;
  partner: CouponPartner;
}

/** The terms behind an id. @throws where there are none: ids come from our own rows */
export async function getTerms(context: Context, termsId: string): Promise<TermsOfPartner> {
  const networkId = context.network.id;
  const { prisma } = context.database;
  const row = await prisma.couponTerms.findUniqueOrThrow({ where: { networkId_id: { networkId, id: termsId } } });
  const coupon = await prisma.coupon.findUniqueOrThrow({
    where: { networkId_id: { networkId, id: row.couponId } },
  });
  const partner = await prisma.partner.findUniqueOrThrow({
    where: { networkId_id: { networkId, id: coupon.partnerId } },
  });
  return {
    termsId,
    couponId: coupon.id,
    entitlement: coupon.number ?? 1,
    terms: toTerms(row),
    partner: toCouponPartner(context, partner),
  };
}

/** Every coupon of a book that went live, in the order of their numbers; a draft is nobody's yet. */
export async function listBookTerms(context: Context, bookId: string): Promise<TermsOfPartner[]> {
  const networkId = context.network.id;
  const { prisma } = context.database;
  const coupons = await prisma.coupon.findMany({
    where: { networkId, bookId, number: { not: null }, termsId: { not: null } },
    orderBy: { number: "asc" },
  });
  const rows = await prisma.couponTerms.findMany({
    where: { networkId, id: { in: coupons.map(({ termsId }) => termsId!) } }, // safe because of the condition above
  });
  const partners = await prisma.partner.findMany({
    where: { networkId, id: { in: [...new Set(coupons.map(({ partnerId }) => partnerId))] } },
  });
  return coupons.map((coupon) => ({
    termsId: coupon.termsId!, // safe for the same reason, as what follows
    couponId: coupon.id,
    entitlement: coupon.number!,
    terms: toTerms(rows.find(({ id }) => id === coupon.termsId)!),
    partner: toCouponPartner(
      context,
      partners.find(({ id }) => id === coupon.partnerId)!,
    ),
  }));
}

export function toCouponPartner(context: Context, row: PartnerRow): CouponPartner {
  const { id, name, street, city, categories, slug, isListed, state } = row;
  return {
    id,
    name,
    street,
    city,
    categories,
    ...(slug && isListed && state === "active" ? { pageUrl: partnerUrl(context, slug) } : {}),
    isTakingPart: state === "active",
  };
}

/** Which entitlements of a pass are used now, and since when. */
export async function listStandingUses(
  context: Context,
  passId: string,
): Promise<{ entitlement: number; usedAt: Date; receiptNumber: string; partnerId: string }[]> {
  const { rows } = await context.database.pool.query<{
    entitlement: number;
    used_at: Date;
    receipt_number: string;
    partner_id: string;
  }>({
    name: "standing-uses",
    text: `SELECT uses.entitlement, uses.used_at, uses.receipt_number, uses.partner_id FROM uses
      LEFT JOIN use_reversals USING (network_id, pass_id, entitlement, cycle)
      WHERE uses.network_id = $1 AND uses.pass_id = $2 AND use_reversals.reversed_at IS NULL`,
    values: [context.network.id, passId],
  });
  return rows.map((row) => ({
    entitlement: row.entitlement,
    usedAt: row.used_at,
    receiptNumber: row.receipt_number,
    partnerId: row.partner_id,
  }));
}
