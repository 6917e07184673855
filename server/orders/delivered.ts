import type { DeliveredPass } from "../../sdk/wire/order.ts";
import { listSealedCodes, openedBy } from "../passes/issue.ts";
import { kindOf } from "../kind.ts";
import { findPassState } from "../passes/store.ts";
import type { Context } from "../platform/context.ts";

/** What an order delivered, with codes, while the sealed copies are kept. */
export async function listDelivered(context: Context, orderId: string): Promise<DeliveredPass[]> {
  const codes = await listSealedCodes(context, orderId);
  return Promise.all(
    codes.map(async (code) => {
      const pass = await findPassState(context, code);
      if (!pass) throw new Error("a sealed code belongs to no pass");
      const view = (await kindOf(context, pass.kind).pass.view(context, pass)) as DeliveredPass; // safe because what is ordered is delivered
      return { ...view, ...openedBy(context, code) };
    }),
  );
}
