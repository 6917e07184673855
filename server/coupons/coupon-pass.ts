import type { CouponView } from "../../sdk/wire/coupon.ts";
import type { PassKind } from "../passes/pass-kind.ts";
import { findPassState, type PassState } from "../passes/store.ts";
import { alreadyUsed, refusalElsewhere, refusalOfState, refusalOfTerms } from "./counter-checks.ts";
import { statusAt, wallMoment } from "./eligibility.ts";
import { getTerms } from "./store.ts";
import { describeCoupon, givenCoupon, reverseCoupon, useCoupon } from "./use-coupon.ts";

/** A coupon that somebody took: one entitlement, by the terms of the day it was taken. */
export const couponPass: PassKind = {
  confirmedAs: "coupon",
  scan: async (context, device, pass) => {
    const promised = await getTerms(context, termsIdOf(pass));
    const elsewhere = refusalElsewhere(promised, device);
    if (elsewhere) return elsewhere;
    if (pass.use) return alreadyUsed(pass.use, device, promised.terms.title);
    const moment = wallMoment(context.clock.now(), context.network.timeZone);
    const refused = refusalOfState(pass) ?? refusalOfTerms(promised, device, moment);
    if (refused) return refused;
    return {
      outcome: "redeemable",
      kind: "coupon",
      entitlement: 1,
      terms: promised.terms,
      isTraining: pass.isTraining,
    };
  },
  view: async (context, pass): Promise<CouponView> => {
    const { couponId, partner, terms } = await getTerms(context, termsIdOf(pass));
    const isOver = statusAt(terms, wallMoment(context.clock.now(), context.network.timeZone)) === "over";
    const state = pass.storedState === "open" && isOver ? "expired" : pass.storedState;
    return {
      kind: "coupon",
      couponId,
      partner,
      terms,
      validUntil: terms.lastDay,
      state: state as CouponView["state"], // safe because no other state is ever written for a coupon
      ...(pass.use && state === "redeemed" ? { redeemedAt: pass.use.usedAt.toISOString() } : {}),
      isTraining: pass.isTraining,
    };
  },
  redeem: async (context, device, intent, redemption) => {
    const pass = await findPassState(context, redemption.code);
    return pass?.kind === "coupon"
      ? useCoupon(context, device, intent, redemption, await getTerms(context, termsIdOf(pass)))
      : undefined;
  },
  given: givenCoupon,
  describe: describeCoupon,
  reverse: reverseCoupon,
};

function termsIdOf(pass: PassState): string {
  return pass.couponTermsId!; // safe because a CHECK asks for it
}
