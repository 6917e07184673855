import type { VoucherView } from "../../sdk/wire/voucher.ts";
import type { Context } from "../platform/context.ts";
import { findPassState, type PassState } from "./store.ts";

/** What the holder of a code may know: never where it was redeemed. */
export async function findPassView(context: Context, code: string): Promise<VoucherView | undefined> {
  const pass = await findPassState(context, code);
  return pass && viewPass(pass);
}

export function viewPass(pass: PassState): VoucherView {
  return {
    kind: "voucher",
    valueCents: pass.valueCents,
    validUntil: pass.validUntil,
    state: pass.state,
    ...(pass.use && pass.state === "redeemed" ? { redeemedAt: pass.use.usedAt.toISOString() } : {}),
    isTraining: pass.isTraining,
  };
}
