import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { CouponAudience } from "../../sdk/wire/coupon-desk.ts";
import type { CouponTerms } from "../../sdk/wire/coupon.ts";
import { parseCode } from "../../sdk/wire/pass-code.ts";
import { createCoupon, setCouponState } from "../../server/coupons/desk.ts";
import { takeCoupon } from "../../server/coupons/take.ts";
import { dayToColumn } from "../../server/platform/calendar.ts";
import type { Context } from "../../server/platform/context.ts";
import { sold } from "./sold.ts";

/** 10 % off, any day of two years around the test clock. */
export const anyTime: CouponTerms = {
  title: "10 % auf alles",
  benefit: { kind: "percent", percent: 10 },
  conditions: "",
  firstDay: "2026-01-01",
  lastDay: "2027-12-31",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
};

/** A coupon that is out, made as its partner's desk makes it. @returns its id */
export async function liveCoupon(
  context: Context,
  partnerId: string,
  terms: Partial<CouponTerms> = {},
  audience: CouponAudience = { kind: "all" },
): Promise<string> {
  const at = { partnerId, actor: "test" };
  const id = await createCoupon(context, at, { terms: { ...anyTime, ...terms }, audience });
  await setCouponState(context, { ...at, id }, "live");
  return id;
}

/** Takes one as a phone does. @returns the bare code */
export async function takenCoupon(context: Context, couponId: string): Promise<string> {
  const outcome = await takeCoupon(context, { couponId, key: randomUUID(), address: randomUUID() });
  if (outcome.outcome !== "taken") throw new Error(`not taken: ${outcome.outcome}`);
  return outcome.code.replaceAll("-", "");
}

/** Price of every book made here. */
export const bookCents = 1_990;

/** A book that is on sale, of two years around the test clock where nothing else is said. @returns its id */
export async function bookOnSale(
  context: Context,
  { numberLimit = 100, firstDay = anyTime.firstDay, lastDay = anyTime.lastDay } = {},
): Promise<string> {
  const id = uuidv7();
  await context.database.prisma.couponBook.create({
    data: {
      networkId: context.network.id,
      id,
      title: "Twistringen 2027",
      state: "on_sale",
      firstDay: dayToColumn(firstDay),
      lastDay: dayToColumn(lastDay),
      priceCents: bookCents,
      vatPercent: 19,
      numberLimit,
      createdAt: context.clock.now(),
    },
  });
  return id;
}

/** Books, ordered, paid and delivered. @returns bare codes */
export async function openBooks(context: Context, site: string, bookId: string, count = 1): Promise<string[]> {
  const delivered = await sold(context, site, [
    { kind: "coupon_book", bookId, valueCents: bookCents, quantity: count },
  ]);
  return delivered.map(({ code }) => parseCode(code)!); // safe because the server wrote it
}
