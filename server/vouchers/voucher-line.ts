import type { OrderLine, VoucherLine } from "../../sdk/wire/order.ts";
import { listOfferedKinds, nameLines } from "../acceptance/kinds.ts";
import { book } from "../ledger/ledger.ts";
import { sealedMs } from "../orders/lifecycle.ts";
import type { LineKind } from "../orders/line-kind.ts";
import type { Order } from "../orders/order.ts";
import { dayOf, dayToColumn } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import { invalidField } from "../platform/errors.ts";
import { issuePasses } from "../passes/issue.ts";
import { validUntil } from "./validity.ts";

/** Vouchers as a thing to order: what may be sold, and what a paid order makes. */
export const voucherLine: LineKind = {
  check: async (context: Context, all: OrderLine[]) => {
    const { network } = context;
    const lines = vouchersOf(all);
    const kinds = lines.some((line) => line.voucherKindId) ? await listOfferedKinds(context) : [];
    const valuesOf = ({ voucherKindId }: VoucherLine): number[] =>
      voucherKindId
        ? (kinds.find(({ id }) => id === voucherKindId)?.denominationsCents ?? [])
        : network.denominationsCents;
    const wrong = lines.findIndex((line) => !valuesOf(line).includes(line.valueCents));
    if (wrong >= 0) throw invalidField(`lines.${wrong}.valueCents`, "value_not_offered");
    const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
    if (quantity > network.maxVouchers) throw invalidField("lines", "too_many");
  },
  nameLines: (context, lines) => nameLines(context, vouchersOf(lines)),
  fulfil: async (context: Context, store: Store, order: Order) => {
    const networkId = context.network.id;
    const lines = vouchersOf(order.lines);
    const ids = lines.flatMap(({ voucherKindId }) => voucherKindId ?? []);
    const kinds = ids.length ? await store.voucherKind.findMany({ where: { networkId, id: { in: ids } } }) : [];
    const goods = lines.flatMap(({ quantity, valueCents, voucherKindId }) => {
      const kind = kinds.find(({ id }) => id === voucherKindId);
      // The key of the lines says it is there; a voucher that came out without its rule would be taken everywhere.
      if (voucherKindId && !kind) throw new Error("an order line's voucher kind is gone");
      return Array.from({ length: quantity }, () => ({ valueCents, kind }));
    });
    // The year of purchase counts, not the day of delivery.
    await mint(context, store, goods, {
      orderId: order.id,
      boughtOn: dayOf(order.paidAt ?? order.placedAt, context.network.timeZone),
    });
  },
};

function vouchersOf(lines: OrderLine[]): VoucherLine[] {
  return lines.filter((line) => line.kind === "voucher");
}

/** One voucher to be issued; `kind`: where only a group takes it. */
interface Good {
  valueCents: number;
  kind: { id: string; groupId: string } | undefined;
}

/** Issues vouchers and books what is owed for them, in the caller's transaction. */
async function mint(
  context: Context,
  store: Store,
  goods: Good[],
  from: { orderId: string; boughtOn: string },
): Promise<void> {
  const passes = goods.map(({ valueCents, kind }) => ({
    kind: "voucher",
    valueCents,
    validUntil: dayToColumn(validUntil(from.boughtOn)),
    orderId: from.orderId,
    voucherKindId: kind?.id ?? null,
    groupId: kind?.groupId ?? null,
  }));
  const ids = await issuePasses(context, store, passes, sealedMs);
  await book(
    context,
    store,
    ids.map((id, index) => {
      const { valueCents } = passes[index]!; // safe because there is an id for each
      return {
        kind: "issue" as const,
        source: id,
        entries: [
          { account: "prepaid_orders" as const, amountCents: valueCents },
          { account: "voucher_liability" as const, amountCents: -valueCents },
        ],
      };
    }),
  );
}

/** A voucher to practise with: no money, never used up. */
export async function mintTraining(context: Context, code: string, valueCents: number): Promise<void> {
  const boughtOn = dayOf(context.clock.now(), context.network.timeZone);
  const pass = { kind: "voucher", valueCents, validUntil: dayToColumn(validUntil(boughtOn)), isTraining: true, code };
  await issuePasses(context, context.database.prisma, [pass], 0);
}
