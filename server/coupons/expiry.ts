import { addDays, dayOf, dayToColumn } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";

/**
 * Closes coupons or books past their last day; nothing is booked. A night that began on the last day is let end: the
 * counter judges the hours by the terms.
 */
export async function expirePasses(context: Context, kind: "coupon" | "coupon_book"): Promise<void> {
  const yesterday = addDays(dayOf(context.clock.now(), context.network.timeZone), -1);
  await context.database.prisma.pass.updateMany({
    where: {
      networkId: context.network.id,
      kind,
      state: "open",
      isTraining: false,
      validUntil: { lt: dayToColumn(yesterday) },
    },
    data: { state: "expired" },
  });
}

/** Forgets the sealed copies of coupons that were taken long enough ago: they were kept for a repeat of the same press. */
export async function forgetTakenCodes(context: Context): Promise<void> {
  await context.database.pool.query({
    name: "forget-taken-codes",
    text: `DELETE FROM sealed_codes USING passes WHERE sealed_codes.network_id = $1 AND sealed_codes.erase_after < $2
      AND passes.network_id = sealed_codes.network_id AND passes.id = sealed_codes.pass_id AND passes.kind = 'coupon'`,
    values: [context.network.id, context.clock.now()],
  });
}
