import { randomUUID } from "node:crypto";
import type { DeliveredPass } from "../../sdk/wire/order.ts";
import { parseCode } from "../../sdk/wire/pass-code.ts";
import { fulfilOrder } from "../../server/orders/lifecycle.ts";
import { listDelivered } from "../../server/orders/delivered.ts";
import { placeOrder } from "../../server/orders/place.ts";
import { getSite } from "../../server/partners/sites.ts";
import { findPayment } from "../../server/payments/store.ts";
import { confirmTransfer } from "../../server/payments/transfers.ts";
import type { Context } from "../../server/platform/context.ts";

/**
 * Orders vouchers, pays them by transfer and delivers them, through the real services; their bare codes.
 * @param voucherKindId where only a group takes them
 */
export async function openVouchers(
  context: Context,
  site: string,
  valuesCents: number[],
  voucherKindId?: string,
): Promise<string[]> {
  const codes: string[] = [];
  for (let begin = 0; begin < valuesCents.length; begin += context.network.maxVouchers) {
    const batch = valuesCents.slice(begin, begin + context.network.maxVouchers);
    codes.push(...(await openBatch(context, site, batch, voucherKindId)));
  }
  return codes;
}

async function openBatch(
  context: Context,
  siteKey: string,
  valuesCents: number[],
  voucherKindId?: string,
): Promise<string[]> {
  // Every order from an address of its own: a market hall's limit is not what is tested with them.
  const from = { site: await getSite(context, siteKey, undefined), address: randomUUID() };
  const order = await placeOrder(context, from, randomUUID(), {
    site: siteKey,
    lines: [...new Set(valuesCents)].map((valueCents) => ({
      kind: "voucher",
      valueCents,
      quantity: valuesCents.filter((value) => value === valueCents).length,
      ...(voucherKindId ? { voucherKindId } : {}),
    })),
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
  const delivered = await waitForDelivered(context, order.id, valuesCents.length);
  return delivered.map((voucher) => parseCode(voucher.code)!); // safe because the server wrote it
}

/** The worker may have taken the same job: then it delivers. */
async function waitForDelivered(context: Context, orderId: string, count: number): Promise<DeliveredPass[]> {
  for (let tries = 0; tries < 200; tries++) {
    const delivered = await listDelivered(context, orderId);
    if (delivered.length === count) return delivered;
    await new Promise((later) => setTimeout(later, 25));
  }
  throw new Error("the order was not delivered within five seconds");
}
