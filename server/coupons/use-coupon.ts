import { uuidv7 } from "uuidv7";
import type { Given, RedeemCouponRequest, ScanOutcome } from "../../sdk/wire/scan.ts";
import type { Device } from "../devices/device.ts";
import type { PassKind, Redemption, Reversal } from "../passes/pass-kind.ts";
import { hmacOfCode } from "../passes/store.ts";
import type { Context } from "../platform/context.ts";
import { isUniqueViolation } from "../platform/database/database.ts";
import type { Intent } from "../platform/idempotency.ts";
import { wallMoment } from "./eligibility.ts";
import { refusalOfTerms } from "./counter-checks.ts";
import { reverseCouponStatement, useCouponStatement } from "./statements.ts";
import { getTerms, type TermsOfPartner } from "./store.ts";

/** Takes what was promised, once. Terms never change, so that they are judged before; what may change is the statement's. */
export async function useCoupon(
  context: Context,
  device: Device,
  intent: Intent,
  redemption: Redemption,
  promised: TermsOfPartner,
): ReturnType<PassKind["redeem"]> {
  const { code, receiptNumber, now } = redemption;
  const request = redemption.request as RedeemCouponRequest; // safe because only coupons and books come here
  const moment = wallMoment(now, context.network.timeZone);
  const refused = refusalOfTerms(promised, device, moment);
  if (refused) return refused;
  const { terms, termsId } = promised;
  if (terms.minimumCents !== undefined && !request.isMinimumReached)
    return { outcome: "below_minimum", minimumCents: terms.minimumCents, terms };
  const values = [
    context.network.id,
    hmacOfCode(context, code),
    device.id,
    termsId,
    // A night that began on the last day goes on after midnight; its own terms were judged above.
    terms.lastDay < moment.day ? terms.lastDay : moment.day,
    now,
    receiptNumber,
    request.partnerReceipt ?? null,
    uuidv7(),
    intent.actor,
    intent.key,
    intent.requestHmac,
  ];
  return (await ran(context, { ...useCouponStatement, values }))
    ? { given: { kind: "coupon", valueCents: 0, terms } }
    : undefined;
}

/** Counter-entry for either kind: a coupon by itself and a coupon of a book. */
export async function reverseCoupon(
  context: Context,
  device: Device,
  intent: Intent,
  { receiptNumber, reason, now, notBefore }: Reversal,
): Promise<boolean> {
  const { actor, key, requestHmac } = intent;
  const values = [
    context.network.id,
    receiptNumber,
    device.id,
    notBefore,
    now,
    reason,
    uuidv7(),
    actor,
    key,
    requestHmac,
  ];
  return ran(context, { ...reverseCouponStatement, values });
}

export function givenCoupon({ terms }: Extract<ScanOutcome, { outcome: "redeemable"; kind: "coupon" }>): Given {
  return { kind: "coupon", valueCents: 0, terms };
}

export const describeCoupon: PassKind["describe"] = async (context, use) => ({
  kind: "coupon",
  valueCents: 0,
  terms: (await getTerms(context, use.couponTermsId!)).terms, // safe because a CHECK asks for it where no money moved
});

async function ran(context: Context, statement: { name: string; text: string; values: unknown[] }): Promise<boolean> {
  try {
    return (await context.database.pool.query(statement)).rowCount === 1;
  } catch (error) {
    // Another process won: the whole statement is undone, and its answer is read there.
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
