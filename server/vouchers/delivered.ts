import type { DeliveredVoucher } from "../../sdk/wire/order.ts";
import { formatCode } from "../../sdk/wire/pass-code.ts";
import { findPassState } from "../passes/store.ts";
import { viewPass } from "../passes/view.ts";
import type { Context } from "../platform/context.ts";

/** The vouchers of an order with their codes, while the sealed copies are kept. */
export async function listDelivered(context: Context, orderId: string): Promise<DeliveredVoucher[]> {
  const { rows } = await context.database.pool.query<{ id: string; sealed: string }>({
    name: "delivered",
    text: `SELECT passes.id, sealed_codes.sealed FROM passes
      JOIN sealed_codes ON sealed_codes.network_id = passes.network_id AND sealed_codes.pass_id = passes.id
      WHERE passes.network_id = $1 AND passes.order_id = $2 ORDER BY passes.value_cents, passes.id`,
    values: [context.network.id, orderId],
  });
  return Promise.all(
    rows.map(async (row) => {
      const { code } = await context.keys.unseal<{ code: string }>(context.network.id, row.id, row.sealed);
      const pass = await findPassState(context, code);
      if (!pass) throw new Error("a sealed code belongs to no pass");
      return { ...viewPass(pass), code: formatCode(code), walletUrl: walletUrl(context, [code]) };
    }),
  );
}

/** Opens the wallet with these codes; they are in the fragment, which no server sees. */
export function walletUrl(context: Context, codes: string[]): string {
  return `${context.config.PUBLIC_URL}/${context.network.slug}/w#${codes.join(".")}`;
}
