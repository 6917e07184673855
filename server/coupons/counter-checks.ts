import { lastGoodDay } from "../../sdk/wire/coupon-days.ts";
import type { RefusedOutcome } from "../../sdk/wire/scan.ts";
import type { Device } from "../devices/device.ts";
import type { PassState } from "../passes/store.ts";
import { statusAt, type WallMoment } from "./eligibility.ts";
import type { TermsOfPartner } from "./store.ts";

/** Why the pass itself is good for nothing any more; undefined where it is open. */
export function refusalOfState(pass: PassState): RefusedOutcome | undefined {
  switch (pass.state) {
    case "open":
    case "redeemed":
    case "expired":
      return undefined;
    case "locked":
    case "held":
      return { outcome: pass.state };
    default:
      return { outcome: "void" };
  }
}

/** That another partner takes it. To be said before anything else: what happened there is not this counter's business. */
export function refusalElsewhere({ terms, partner }: TermsOfPartner, device: Device): RefusedOutcome | undefined {
  return partner.id === device.partnerId
    ? undefined
    : { outcome: "other_partner", coupon: terms.title, partner: partner.name };
}

/** Why a coupon is not taken at this counter at this moment; undefined where it is. */
export function refusalOfTerms(
  promised: TermsOfPartner,
  device: Device,
  moment: WallMoment,
): RefusedOutcome | undefined {
  const { terms } = promised;
  const elsewhere = refusalElsewhere(promised, device);
  if (elsewhere) return elsewhere;
  const status = statusAt(terms, moment);
  if (status === "over")
    return { outcome: "expired", kind: "coupon", validUntil: lastGoodDay(terms), valueCents: 0, title: terms.title };
  return status === "usable" ? undefined : { outcome: "not_now", reason: status, terms };
}

/** That an entitlement is used already, told to a counter: when, and where only if it was here. */
export function alreadyUsed(
  use: { usedAt: Date; receiptNumber: string; partnerId: string },
  device: Device,
  title: string,
): RefusedOutcome {
  return {
    outcome: "already_redeemed",
    kind: "coupon",
    redeemedAt: use.usedAt.toISOString(),
    receiptNumber: use.receiptNumber,
    isHere: use.partnerId === device.partnerId,
    valueCents: 0,
    title,
  };
}
