import type { CouponBookOffer } from "../../sdk/wire/coupon.ts";
import { dayFromColumn, dayOf, dayToColumn } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import type { CouponBook as BookRow } from "../platform/generated/client.ts";
import { coverUrl } from "./cover.ts";
import { countUsable } from "./usable.ts";

/** The book on sale, the nearest season that has some left first; undefined where none is on sale. */
export async function findBookOnSale(context: Context): Promise<CouponBookOffer | undefined> {
  const books = await listOnSale(context);
  const book = books.find(({ sold, numberLimit }) => sold < numberLimit) ?? books[0];
  return book && toOffer(context, book);
}

/** This book, whether some are left or not; undefined where it is not on sale. */
export async function findBookOffer(context: Context, id: string): Promise<CouponBookOffer | undefined> {
  const book = (await listOnSale(context)).find((each) => each.id === id);
  return book && toOffer(context, book);
}

async function listOnSale({ network, clock, database: { prisma } }: Context): Promise<Omit<BookRow, "cover">[]> {
  const day = dayOf(clock.now(), network.timeZone);
  return prisma.couponBook.findMany({
    where: { networkId: network.id, state: "on_sale", lastDay: { gte: dayToColumn(day) } },
    orderBy: { firstDay: "asc" },
    omit: { cover: true },
  });
}

async function toOffer(context: Context, book: Omit<BookRow, "cover">): Promise<CouponBookOffer> {
  const { id, title, story, priceCents, vatPercent, coverAlt } = book;
  const cover = coverUrl(context, book, "everybody");
  const base = `${context.config.PUBLIC_URL}/${context.network.slug}`;
  return {
    id,
    title,
    story,
    firstDay: dayFromColumn(book.firstDay),
    lastDay: dayFromColumn(book.lastDay),
    priceCents,
    vatPercent,
    left: Math.max(0, book.numberLimit - book.sold),
    couponCount: (await countUsable(context, id)).coupons,
    ...(cover ? { coverUrl: cover } : {}),
    coverAlt,
    buyUrl: `${base}/coupon-book`,
  };
}
