import type { PassView } from "../../sdk/wire/pass.ts";
import type { VoucherView } from "../../sdk/wire/voucher.ts";
import { statusNow } from "./coupons/coupon-clock.ts";
import { townDay } from "./town-clock.ts";

/** What the holder may expect of a voucher, coupon or book: its state, or that nobody could ask yet. */
export type Standing = VoucherView["state"] | "unchecked";

/** A voucher's code with what is known of it. */
export interface KnownVoucher {
  code: string;
  view?: VoucherView | undefined;
}

/** A voucher's code or that of anything else. */
export interface KnownPass {
  code: string;
  view?: PassView | undefined;
}

/** The server's word, save that what is over by the clock is over without asking. */
export function standingOf(view: PassView | undefined, now: Date): Standing {
  if (!view) return "unchecked";
  return view.state === "open" && isOver(view, now) ? "expired" : view.state;
}

/** Coupons by their own terms: a night that began on the last day goes on after midnight. */
function isOver(view: PassView, now: Date): boolean {
  if (view.kind === "coupon") return statusNow(view.terms, now) === "over";
  if (view.validUntil >= townDay(now)) return false;
  return view.kind === "voucher" || view.coupons.every(({ terms }) => statusNow(terms, now) !== "usable");
}

/** True where it makes sense to show the code at a counter. */
export function isShowable(standing: Standing): boolean {
  return standing === "open" || standing === "held" || standing === "unchecked";
}

/** True where no answer of the server can change it any more; a redemption may still be undone for minutes. */
export function isFinal(view: PassView | undefined, now: Date): boolean {
  if (!view) return false;
  if (view.state === "redeemed") return now.getTime() - Date.parse(view.redeemedAt ?? "") > 60 * 60_000;
  return view.state === "void" || view.state === "replaced" || view.state === "refunded";
}

/** What can be used first: soonest end of validity, then the smaller value; what is used up comes last. */
export function inOrderOfUse<T extends KnownVoucher>(vouchers: readonly T[], now: Date): T[] {
  const rank = (voucher: T): string => {
    const isUsable = isShowable(standingOf(voucher.view, now));
    const cents = String(voucher.view?.valueCents ?? 0).padStart(9, "0");
    return `${isUsable ? 0 : 1} ${voucher.view?.validUntil ?? "9999-12-31"} ${cents} ${voucher.code}`;
  };
  return [...vouchers].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** Cents that can be spent: open vouchers, none to practise with. */
export function totalCents(vouchers: readonly KnownVoucher[], now: Date): number {
  return vouchers
    .filter(({ view }) => standingOf(view, now) === "open" && view?.isTraining === false)
    .reduce((sum, { view }) => sum + (view?.valueCents ?? 0), 0);
}
