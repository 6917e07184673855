import { parseCode } from "../../sdk/wire/pass-code.ts";
import type { Context } from "../../server/platform/context.ts";
import { sold } from "./sold.ts";

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
  const lines = [...new Set(valuesCents)].map((valueCents) => ({
    kind: "voucher" as const,
    valueCents,
    quantity: valuesCents.filter((value) => value === valueCents).length,
    ...(voucherKindId ? { voucherKindId } : {}),
  }));
  return (await sold(context, siteKey, lines)).map(({ code }) => parseCode(code)!); // safe because the server wrote it
}
