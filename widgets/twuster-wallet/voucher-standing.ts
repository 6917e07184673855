import type { VoucherView } from "../../sdk/wire/voucher.ts";

/** What the holder may expect of a voucher: its state, or that nobody could ask yet. */
export type Standing = VoucherView["state"] | "unchecked";

/** A voucher's code with what is known of it. */
export interface KnownVoucher {
  code: string;
  view?: VoucherView | undefined;
}

/** Today in the town, `YYYY-MM-DD`: a validity ends with the day in Berlin, wherever the phone is. */
export function townDay(now: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(now);
}

/** The server's word, save that a day gone by is gone by without asking. */
export function standingOf(view: VoucherView | undefined, today: string): Standing {
  if (!view) return "unchecked";
  return view.state === "open" && view.validUntil < today ? "expired" : view.state;
}

/** True where it makes sense to show the code at a counter. */
export function isShowable(standing: Standing): boolean {
  return standing === "open" || standing === "held" || standing === "unchecked";
}

/** True where no answer of the server can change it any more; a redemption may still be undone for minutes. */
export function isFinal(view: VoucherView | undefined, now: Date): boolean {
  if (!view) return false;
  if (view.state === "redeemed") return now.getTime() - Date.parse(view.redeemedAt ?? "") > 60 * 60_000;
  return view.state === "void" || view.state === "replaced" || view.state === "refunded";
}

/** What can be used first: soonest end of validity, then the smaller value; what is used up comes last. */
export function inOrderOfUse<T extends KnownVoucher>(vouchers: readonly T[], today: string): T[] {
  const rank = (voucher: T): string => {
    const isUsable = isShowable(standingOf(voucher.view, today));
    const cents = String(voucher.view?.valueCents ?? 0).padStart(9, "0");
    return `${isUsable ? 0 : 1} ${voucher.view?.validUntil ?? "9999-12-31"} ${cents} ${voucher.code}`;
  };
  return [...vouchers].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** Cents that can be spent: open vouchers, none to practise with. */
export function totalCents(vouchers: readonly KnownVoucher[], today: string): number {
  return vouchers
    .filter(({ view }) => standingOf(view, today) === "open" && view?.isTraining === false)
    .reduce((sum, { view }) => sum + (view?.valueCents ?? 0), 0);
}
