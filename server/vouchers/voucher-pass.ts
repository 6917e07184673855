import type { RedeemVoucherRequest, RefusedOutcome, ScanOutcome } from "../../sdk/wire/scan.ts";
import { isInGroup } from "../acceptance/groups.ts";
import type { Device } from "../devices/device.ts";
import type { PassKind } from "../passes/pass-kind.ts";
import { redeem, reverse, type PassState } from "../passes/store.ts";
import type { Context } from "../platform/context.ts";
import { viewVoucher } from "./voucher-view.ts";

/** Vouchers as a thing to carry and scan: money, taken whole. */
export const voucherPass: PassKind = {
  confirmedAs: "voucher",
  scan: async (context, device, pass) =>
    refusalOf(pass, device) ??
    (await findWrongPlace(context, device, pass)) ?? {
      outcome: "redeemable",
      kind: "voucher",
      valueCents: pass.valueCents,
      validUntil: pass.validUntil,
      isTraining: pass.isTraining,
    },
  view: async (_context, pass) => viewVoucher(pass),
  redeem: async (context, device, intent, { code, request, receiptNumber, now }) => {
    const { valueCents, partnerReceipt } = request as RedeemVoucherRequest; // safe because only requests with a value come here
    const wish = { code, valueCents, receiptNumber, partnerReceipt: partnerReceipt ?? null, now };
    const done = await redeem(context, device, intent, wish);
    if (typeof done === "object") return { outcome: "embedded_limit", limitCents: done.limitCents };
    return done ? { given: { kind: "voucher", valueCents } } : undefined;
  },
  given: ({ valueCents }: VoucherAtCounter) => ({ kind: "voucher", valueCents }),
  describe: async (_context, { valueCents }) => ({ kind: "voucher", valueCents }),
  reverse,
};

/** Why a voucher is refused at this counter; undefined where it is open. */
function refusalOf(pass: PassState, device: Device): RefusedOutcome | undefined {
  if (pass.state === "redeemed" && !pass.use) return { outcome: "unknown" };
  switch (pass.state) {
    case "open":
      return undefined;
    case "redeemed":
      return {
        outcome: "already_redeemed",
        kind: "voucher",
        redeemedAt: pass.use!.usedAt.toISOString(), // safe because a redeemed pass without use was refused above
        receiptNumber: pass.use!.receiptNumber,
        isHere: pass.use!.partnerId === device.partnerId,
        valueCents: pass.valueCents,
      };
    case "expired":
      return { outcome: "expired", kind: "voucher", validUntil: pass.validUntil, valueCents: pass.valueCents };
    case "locked":
      return { outcome: "locked" };
    case "held":
      return { outcome: "held" };
    default:
      return { outcome: "void" };
  }
}

type VoucherAtCounter = Extract<ScanOutcome, { outcome: "redeemable"; kind: "voucher" }>;

/** An open voucher that only others take. */
async function findWrongPlace(
  context: Context,
  device: Device,
  { group, valueCents }: PassState,
): Promise<RefusedOutcome | undefined> {
  if (!group || (await isInGroup(context, group.id, device.partnerId))) return undefined;
  return { outcome: "wrong_place", groupName: group.kind.groupName, valueCents };
}
