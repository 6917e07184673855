import type { VoucherView } from "../../sdk/wire/voucher.ts";
import type { PassState } from "../passes/store.ts";

/** A voucher as its holder sees it: never where it was redeemed. */
export function viewVoucher(pass: PassState): VoucherView {
  return {
    kind: "voucher",
    valueCents: pass.valueCents,
    validUntil: pass.validUntil,
    state: pass.state,
    ...(pass.use && pass.state === "redeemed" ? { redeemedAt: pass.use.usedAt.toISOString() } : {}),
    isTraining: pass.isTraining,
    ...(pass.group ? { voucherKind: pass.group.kind } : {}),
  };
}
