import { book } from "../ledger/ledger.ts";
import { dayOf, dayToColumn } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";

const batch = 500;

/** Moves vouchers past their last day to `expired` and books them. The redeem statement refuses them anyway. */
export async function expireVouchers(context: Context): Promise<number> {
  const networkId = context.network.id;
  const today = dayToColumn(dayOf(context.clock.now(), context.network.timeZone));
  return context.database.transaction(async (store) => {
    const due = await store.pass.findMany({
      where: { networkId, kind: "voucher", state: "open", isTraining: false, validUntil: { lt: today } },
      take: batch,
      select: { id: true },
    });
    if (due.length === 0) return 0;
    // Only what is still open moves; the rows that moved are the ones booked.
    const moved = await store.pass.updateManyAndReturn({
      where: { networkId, id: { in: due.map((pass) => pass.id) }, state: "open" },
      data: { state: "expired" },
      select: { id: true, valueCents: true },
    });
    await book(
      context,
      store,
      moved.map(({ id, valueCents }) => ({
        kind: "expiry" as const,
        source: id,
        entries: [
          { account: "voucher_liability" as const, amountCents: valueCents },
          { account: "expired_vouchers" as const, amountCents: -valueCents },
        ],
      })),
    );
    return moved.length;
  });
}
