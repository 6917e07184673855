import type { CouponState, DeskCoupon, DeskCouponsResponse } from "../../sdk/wire/coupon-desk.ts";
import { dayFromColumn } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import type { Coupon as CouponRow } from "../platform/generated/client.ts";
import { listDeskPictures } from "../profiles/profile.ts";
import { findCoupon } from "./desk.ts";
import { isHidden } from "./gone.ts";
import { toTerms } from "./terms.ts";

/** A partner's coupons, newest first, and the books and pictures it may make some with. */
export async function listDeskCoupons(context: Context, partnerId: string): Promise<DeskCouponsResponse> {
  const networkId = context.network.id;
  const { prisma } = context.database;
  const rows = await prisma.coupon.findMany({
    where: { networkId, partnerId, state: { not: "discarded" } },
    orderBy: { id: "desc" },
  });
  const books = await prisma.couponBook.findMany({
    where: { networkId, state: { not: "ended" } },
    orderBy: { firstDay: "asc" },
    omit: { cover: true },
  });
  const pictures = await listDeskPictures(context, partnerId);
  return {
    coupons: await view(context, rows, pictures),
    books: books.map(({ id, title, firstDay, lastDay }) => ({
      id,
      title,
      firstDay: dayFromColumn(firstDay),
      lastDay: dayFromColumn(lastDay),
    })),
    pictures: pictures.map(({ id, alt, smallUrl }) => ({ id, alt, smallUrl })),
  };
}

/** @throws {Refusal} not_found for another partner's or network's */
export async function viewDeskCoupon(context: Context, at: { id: string; partnerId: string }): Promise<DeskCoupon> {
  const row = await findCoupon(context, context.database.prisma, at);
  const pictures = await listDeskPictures(context, at.partnerId);
  return (await view(context, [row], pictures))[0]!; // safe because one goes in
}

async function view(
  context: Context,
  rows: CouponRow[],
  pictures: DeskCouponsResponse["pictures"],
): Promise<DeskCoupon[]> {
  const networkId = context.network.id;
  const terms = await context.database.prisma.couponTerms.findMany({
    where: { networkId, id: { in: rows.map(({ termsId }) => termsId!) } }, // safe because every coupon is made with terms
  });
  const redeemed = await countRedeemed(
    context,
    rows.map(({ id }) => id),
  );
  const { config, network } = context;
  return rows.map((row) => {
    const { id, bookId, totalLimit, dailyLimit, pictureId, taken } = row;
    const picture = pictures.find((each) => each.id === pictureId);
    return {
      id,
      state: row.state as CouponState, // safe because a CHECK allows no other
      terms: toTerms(terms.find((each) => each.id === row.termsId)!), // safe because all were asked for
      audience:
        bookId === null
          ? {
              kind: "all",
              ...(totalLimit === null ? {} : { totalLimit }),
              ...(dailyLimit === null ? {} : { dailyLimit }),
            }
          : { kind: "book", bookId },
      ...(picture ? { pictureId: picture.id, pictureUrl: picture.smallUrl } : {}),
      ...(isHidden(row) ? {} : { pageUrl: `${config.PUBLIC_URL}/${network.slug}/coupons/${id}` }),
      taken,
      redeemed: redeemed.get(id) ?? 0,
    };
  });
}

/** How often each coupon was redeemed and not undone, by whatever terms. */
async function countRedeemed(context: Context, couponIds: string[]): Promise<Map<string, number>> {
  const { rows } = await context.database.pool.query<{ coupon_id: string; count: string }>({
    name: "coupons-redeemed",
    text: `SELECT t.coupon_id, count(*) AS count FROM coupon_terms t
      JOIN uses ON uses.network_id = t.network_id AND uses.coupon_terms_id = t.id
      LEFT JOIN use_reversals r ON r.network_id = uses.network_id AND r.pass_id = uses.pass_id
        AND r.entitlement = uses.entitlement AND r.cycle = uses.cycle
      WHERE t.network_id = $1 AND t.coupon_id = ANY ($2::uuid[]) AND r.reversed_at IS NULL GROUP BY t.coupon_id`,
    values: [context.network.id, couponIds],
  });
  return new Map(rows.map((row) => [row.coupon_id, Number(row.count)]));
}
