import { uuidv7 } from "uuidv7";
import { checkCharacter } from "../../sdk/wire/pass-code.ts";
import type { OrderLine } from "../../sdk/wire/order.ts";
import { book } from "../ledger/ledger.ts";
import { sealedDays } from "../orders/lifecycle.ts";
import type { LineKind } from "../orders/line-kind.ts";
import type { Order } from "../orders/order.ts";
import { dayOf, dayToColumn } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { randomCharacters } from "../platform/crypto/random.ts";
import type { Store } from "../platform/database/database.ts";
import { invalidField } from "../platform/errors.ts";
import { hmacOfCode } from "../passes/store.ts";
import { listDelivered } from "./delivered.ts";
import { validUntil } from "./validity.ts";

/** A fresh code: 75 bits from the CSPRNG and the check character. */
export function newCode(): string {
  const body = randomCharacters(15);
  return body + checkCharacter(body);
}

/** Vouchers as a thing to order: what may be sold, and what a paid order makes. */
export const voucherKind: LineKind = {
  kind: "voucher",
  check: ({ network }: Context, lines: OrderLine[]) => {
    const wrong = lines.findIndex((line) => !network.denominationsCents.includes(line.valueCents));
    if (wrong >= 0) throw invalidField(`lines.${wrong}.valueCents`, "value_not_offered");
    const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
    if (quantity > network.maxVouchers) throw invalidField("lines", "too_many");
  },
  listDelivered,
  fulfil: async (context: Context, store: Store, order: Order) => {
    const values = order.lines.flatMap((line) => Array.from({ length: line.quantity }, () => line.valueCents));
    // The year of purchase counts, not the day of delivery.
    await mint(context, store, values, {
      orderId: order.id,
      boughtOn: dayOf(order.paidAt ?? order.placedAt, context.network.timeZone),
    });
  },
};

/** Issues vouchers: pass, sealed copy of the code and booking, all in the caller's transaction. */
export async function mint(
  context: Context,
  store: Store,
  valuesCents: number[],
  from: { orderId: string; boughtOn: string },
): Promise<void> {
  const { network, keys } = context;
  const issuedAt = context.clock.now();
  const eraseAfter = new Date(issuedAt.getTime() + sealedDays * 86_400_000);
  const passes = await Promise.all(
    valuesCents.map(async (valueCents) => {
      const id = uuidv7();
      const code = newCode();
      return { id, valueCents, code, sealed: await keys.seal(network.id, id, { code }) };
    }),
  );
  await store.pass.createMany({
    data: passes.map(({ id, code, valueCents }) => ({
      networkId: network.id,
      id,
      kind: "voucher",
      codeHmac: new Uint8Array(hmacOfCode(context, code)),
      codeLast4: code.slice(-4),
      state: "open",
      valueCents,
      validUntil: dayToColumn(validUntil(from.boughtOn)),
      orderId: from.orderId,
      issuedAt,
    })),
  });
  await store.sealedCode.createMany({
    data: passes.map(({ id, sealed }) => ({ networkId: network.id, passId: id, sealed, eraseAfter })),
  });
  await book(
    context,
    store,
    passes.map(({ id, valueCents }) => ({
      kind: "issue" as const,
      source: id,
      entries: [
        { account: "prepaid_orders" as const, amountCents: valueCents },
        { account: "voucher_liability" as const, amountCents: -valueCents },
      ],
    })),
  );
}

/** A voucher to practise with: no money, never used up. */
export async function mintTraining(context: Context, code: string, valueCents: number): Promise<void> {
  const { network } = context;
  const issuedAt = context.clock.now();
  await context.database.prisma.pass.create({
    data: {
      networkId: network.id,
      id: uuidv7(),
      kind: "voucher",
      codeHmac: new Uint8Array(hmacOfCode(context, code)),
      codeLast4: code.slice(-4),
      state: "open",
      valueCents,
      validUntil: dayToColumn(validUntil(dayOf(issuedAt, network.timeZone))),
      isTraining: true,
      issuedAt,
    },
  });
}
