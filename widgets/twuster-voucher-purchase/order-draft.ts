import type { VoucherLine } from "../../sdk/wire/order.ts";
import type { FieldReason } from "../../sdk/wire/errors.ts";
import type { PaymentMethod } from "../../sdk/wire/payment.ts";
import type { VoucherOffer } from "../../sdk/wire/voucher.ts";

/** What the visitor has entered so far, as entered. */
export interface Draft {
  /** `goodKey` → number of vouchers; NaN where something else than a number was typed. */
  goods: Readonly<Record<string, number>>;
  /** Vouchers that not everybody takes are shown, too. */
  hasKinds?: boolean;
  /** `handOver`: a gift that the buyer prints and gives. */
  to: "me" | "recipient" | "handOver";
  recipientEmail: string;
  greeting: string;
  isDated: boolean;
  /** `YYYY-MM-DD` */
  on: string;
  email: string;
  /** Undefined: the first one offered. */
  paymentMethod: PaymentMethod | undefined;
}

export const EMPTY_DRAFT: Draft = {
  goods: {},
  to: "me",
  recipientEmail: "",
  greeting: "",
  isDated: false,
  on: "",
  email: "",
  paymentMethod: undefined,
};

/** A place of the form that can be wrong, in the order of the form. */
export const FIELDS = ["goods", "recipientEmail", "greeting", "on", "email", "paymentMethod"] as const;
export type Field = (typeof FIELDS)[number];
export type Problems = Partial<Record<Field, FieldReason>>;

/** The value of a voucher that everybody takes, `2500`, or of a kind. */
export function goodKey(valueCents: number, kindId = ""): string {
  return valueCents + kindId;
}

export function linesOf(draft: Draft, { denominationsCents, kinds = [] }: VoucherOffer): VoucherLine[] {
  return [{ id: "", denominationsCents }, ...kinds].flatMap(({ id, denominationsCents }) =>
    denominationsCents
      .map((valueCents) => ({
        kind: "voucher" as const,
        valueCents,
        quantity: draft.goods[goodKey(valueCents, id)] || 0,
        ...(id && { voucherKindId: id }),
      }))
      .filter((line) => line.quantity > 0),
  );
}

export function countOf(draft: Draft, offer: VoucherOffer): number {
  return linesOf(draft, offer).reduce((sum, line) => sum + line.quantity, 0);
}

export function totalCentsOf(draft: Draft, offer: VoucherOffer): number {
  return linesOf(draft, offer).reduce((sum, line) => sum + line.quantity * line.valueCents, 0);
}

/** Length as the wire counts it: Unicode code points, so an emoji is one. */
export function lengthOf(text: string): number {
  return [...text.trim()].length;
}

export function methodOf(draft: Draft, offer: VoucherOffer): PaymentMethod {
  return draft.paymentMethod ?? offer.paymentMethods[0] ?? "bank_transfer";
}

/** What the wire would refuse, told before asking. The server decides; this only saves the way. */
export function problemsOf(draft: Draft, offer: VoucherOffer): Problems {
  const problems: Problems = {};
  const isWhole = Object.values(draft.goods).every((quantity) => Number.isInteger(quantity) && quantity >= 0);
  const count = countOf(draft, offer);
  if (!isWhole) problems.goods = "wrong_type";
  else if (count === 0) problems.goods = "required";
  else if (count > offer.maxVouchers) problems.goods = "too_many";
  if (draft.to === "recipient") {
    const reason = emailProblem(draft.recipientEmail);
    if (reason) problems.recipientEmail = reason;
    if (draft.isDated && !draft.on) problems.on = "required";
    else if (draft.isDated && (draft.on < offer.deliveryDays.first || draft.on > offer.deliveryDays.last))
      problems.on = "date_out_of_range";
  }
  if (draft.to !== "me" && lengthOf(draft.greeting) > offer.maxGreetingLength) problems.greeting = "too_long";
  const reason = emailProblem(draft.email);
  if (reason) problems.email = reason;
  return problems;
}

function emailProblem(input: string): FieldReason | undefined {
  const email = input.trim();
  if (!email) return "required";
  return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/.test(email) && email.length <= 254
    ? undefined
    : "email_invalid";
}

/** The server's dotted paths as places of the form; what has none is left to the general notice. */
export function problemsFromServer(fields: Record<string, FieldReason>): Problems {
  const problems: Problems = {};
  for (const [path, reason] of Object.entries(fields)) {
    const name = path.replace(/^delivery\./, "").replace(/^lines\b.*/, "goods");
    const field = FIELDS.find((known) => known === name);
    if (field) problems[field] ??= reason;
  }
  return problems;
}
