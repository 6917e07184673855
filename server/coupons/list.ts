import { lastGoodDay } from "../../sdk/wire/coupon-days.ts";
import type { CouponOffer } from "../../sdk/wire/coupon.ts";
import { dayOf, dayToColumn } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { inOrderOfTheDay } from "./day-order.ts";
import { statusAt, wallMoment } from "./eligibility.ts";
import { toCouponPartner } from "./store.ts";
import { toTerms } from "./terms.ts";

/** What anybody can take today, in the order of the day. A book's coupons are shown, not given away. */
export async function listCoupons(
  context: Context,
  filter: { partnerId?: string; category?: string } = {},
): Promise<CouponOffer[]> {
  const day = dayOf(context.clock.now(), context.network.timeZone);
  const offers = (await listOffers(context, day)).filter(
    ({ partner }) =>
      (filter.partnerId === undefined || partner.id === filter.partnerId) &&
      (filter.category === undefined || partner.categories.includes(filter.category)),
  );
  return inOrderOfTheDay(offers, day);
}

/** One coupon as anybody sees it; undefined where it is a draft, over, paused or its partner away. */
export async function findCouponOffer(context: Context, id: string): Promise<CouponOffer | undefined> {
  const day = dayOf(context.clock.now(), context.network.timeZone);
  return (await listOffers(context, day)).find((offer) => offer.id === id);
}

async function listOffers(context: Context, day: string): Promise<CouponOffer[]> {
  const networkId = context.network.id;
  const { prisma } = context.database;
  const coupons = await prisma.coupon.findMany({ where: { networkId, state: "live", termsId: { not: null } } });
  const [terms, partners, pictures, days, books] = await Promise.all([
    prisma.couponTerms.findMany({
      where: { networkId, id: { in: coupons.map(({ termsId }) => termsId!) }, lastDay: { gte: dayToColumn(day) } }, // safe because of the condition above
    }),
    prisma.partner.findMany({
      where: { networkId, state: "active", id: { in: [...new Set(coupons.map(({ partnerId }) => partnerId))] } },
    }),
    prisma.partnerPicture.findMany({
      where: { networkId, id: { in: coupons.flatMap(({ pictureId }) => pictureId ?? []) } },
      select: { id: true, alt: true },
    }),
    prisma.couponDay.findMany({ where: { networkId, day: dayToColumn(day) } }),
    prisma.couponBook.findMany({ where: { networkId, state: { not: "draft" } }, select: { id: true } }),
  ]);
  const moment = wallMoment(context.clock.now(), context.network.timeZone);
  const page = `${context.config.PUBLIC_URL}/${context.network.slug}/coupons`;
  return coupons.flatMap((coupon): CouponOffer[] => {
    const row = terms.find(({ id }) => id === coupon.termsId);
    const partner = partners.find(({ id }) => id === coupon.partnerId);
    const known = row && toTerms(row);
    if (!known || statusAt(known, moment) === "over") return [];
    if (!partner || (coupon.bookId !== null && !books.some(({ id }) => id === coupon.bookId))) return [];
    const picture = pictures.find(({ id }) => id === coupon.pictureId);
    const takenToday = days.find(({ couponId }) => couponId === coupon.id)?.taken ?? 0;
    return [
      {
        id: coupon.id,
        partner: toCouponPartner(context, partner),
        terms: known,
        audience: coupon.bookId === null ? "all" : "book",
        ...(coupon.totalLimit === null ? {} : { left: Math.max(0, coupon.totalLimit - coupon.taken) }),
        ...(coupon.dailyLimit === null ? {} : { leftToday: Math.max(0, coupon.dailyLimit - takenToday) }),
        ...(coupon.dailyLimit !== null && lastGoodDay(known) > day ? { moreTomorrow: true } : {}),
        ...(picture
          ? {
              pictureUrl: `${context.config.PUBLIC_URL}/v1/${context.network.slug}/coupons/${coupon.id}/picture.webp`,
              pictureAlt: picture.alt,
            }
          : {}),
        pageUrl: `${page}/${coupon.id}`,
      },
    ];
  });
}

/** The small picture of a coupon that is out, WebP as we drew it; undefined where there is none to be shown. */
export async function findCouponPicture(context: Context, id: string): Promise<Uint8Array | undefined> {
  const networkId = context.network.id;
  const { prisma } = context.database;
  const coupon = await prisma.coupon.findUnique({ where: { networkId_id: { networkId, id } } });
  if (!coupon?.pictureId || !["live", "paused"].includes(coupon.state)) return undefined;
  const partner = await prisma.partner.findUnique({ where: { networkId_id: { networkId, id: coupon.partnerId } } });
  if (partner?.state !== "active") return undefined;
  const picture = await prisma.partnerPicture.findUnique({
    where: { networkId_id: { networkId, id: coupon.pictureId } },
    select: { small: true },
  });
  return picture?.small;
}
