import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { CouponAudience } from "../../sdk/wire/coupon-desk.ts";
import type { CouponTerms } from "../../sdk/wire/coupon.ts";
import { createCoupon, setCouponState } from "../../server/coupons/desk.ts";
import { takeCoupon } from "../../server/coupons/take.ts";
import { fulfilOrder } from "../../server/orders/lifecycle.ts";
import { listDelivered } from "../../server/orders/delivered.ts";
import { placeOrder } from "../../server/orders/place.ts";
import { getSite } from "../../server/partners/sites.ts";
import { findPayment } from "../../server/payments/store.ts";
import { confirmTransfer } from "../../server/payments/transfers.ts";
import { dayToColumn } from "../../server/platform/calendar.ts";
import type { Context } from "../../server/platform/context.ts";

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

/** Orders books, pays them by transfer and delivers them, through the real services. @returns bare codes */
export async function openBooks(context: Context, site: string, bookId: string, count = 1): Promise<string[]> {
  const from = { site: await getSite(context, site, undefined), address: randomUUID() };
  const order = await placeOrder(context, from, randomUUID(), {
    site,
    lines: [{ kind: "coupon_book", bookId, valueCents: bookCents, quantity: count }],
    email: "kaeuferin@example.org",
    delivery: { to: "buyer" },
    paymentMethod: "bank_transfer",
    language: "de",
  });
  const payment = await findPayment(context, { orderId: order.id });
  const { outcome } = await confirmTransfer(context, "operator:test", randomUUID(), {
    reference: payment!.reference,
    amountCents: order.totalCents,
    bankReference: randomUUID(),
  }); // safe because placing prepares the payment
  if (outcome !== "paid") throw new Error(`the transfer was not taken: ${outcome}`);
  await fulfilOrder(context, order.id);
  return (await listDelivered(context, order.id)).map(({ code }) => code.replaceAll("-", ""));
}
