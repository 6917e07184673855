import type { CouponInput } from "./coupon-input.ts";

/** Forms that were left while something was typed, by partner: another page of the desk throws nothing away. */
const kept = new Map<string, CouponInput>();

export function keepInput(partnerId: string, input: CouponInput | undefined): void {
  if (input) kept.set(partnerId, input);
  else kept.delete(partnerId);
}

export function keptInput(partnerId: string): CouponInput | undefined {
  return kept.get(partnerId);
}
