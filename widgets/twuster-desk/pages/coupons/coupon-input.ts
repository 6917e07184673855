import type { CouponDraft, DeskCoupon } from "../../../../sdk/wire/coupon-desk.ts";
import type { CouponBenefit, CouponTerms } from "../../../../sdk/wire/coupon.ts";
import { readEuro, writeEuro } from "../../../shared/euro.ts";
import { spoken, type Language } from "../../../shared/language.ts";

export type BenefitKind = CouponBenefit["kind"];
export const benefitKinds: readonly BenefitKind[] = ["percent", "amount", "two_for_one", "extra"];
const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** What is typed into the form, as it is typed. */
export interface CouponInput {
  /** Absent: not kept by the server yet. */
  id?: string;
  kind: BenefitKind | undefined;
  /** Per cent, euros, or the thing. */
  value: string;
  /** As typed; undefined: suggested from the benefit. */
  title: string | undefined;
  conditions: string;
  firstDay: string;
  lastDay: string;
  weekdays: readonly number[];
  from: string;
  until: string;
  totalLimit: string;
  dailyLimit: string;
  minimum: string;
  /** Empty: free for everybody. */
  bookId: string;
  pictureId: string;
}

/** Good for everybody, from today until the end of next month. @param today `YYYY-MM-DD` */
export function emptyInput(today: string): CouponInput {
  const [year = 0, month = 0] = today.split("-").map(Number);
  // The day before the first of the month after next.
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
  return {
    kind: undefined,
    value: "",
    title: undefined,
    conditions: "",
    firstDay: today,
    lastDay,
    weekdays: EVERY_DAY,
    from: "",
    until: "",
    totalLimit: "",
    dailyLimit: "",
    minimum: "",
    bookId: "",
    pictureId: "",
  };
}

/** A coupon to be changed, as it would have been typed. */
export function inputOf({ id, terms, audience, pictureId = "" }: DeskCoupon, language: Language): CouponInput {
  const { title, benefit, conditions, firstDay, lastDay, weekdays, hours, minimumCents } = terms;
  const limits: { totalLimit?: number; dailyLimit?: number } = audience.kind === "all" ? audience : {};
  return {
    id,
    kind: benefit.kind,
    value: valueOf(benefit, language),
    title,
    conditions,
    firstDay,
    lastDay,
    weekdays,
    from: hours?.from ?? "",
    // A field for times knows midnight as 00:00 alone.
    until: hours?.until === "24:00" ? "00:00" : (hours?.until ?? ""),
    totalLimit: String(limits.totalLimit ?? ""),
    dailyLimit: String(limits.dailyLimit ?? ""),
    minimum: minimumCents === undefined ? "" : writeEuro(minimumCents, spoken(language)),
    bookId: audience.kind === "book" ? audience.bookId : "",
    pictureId,
  };
}

function valueOf(benefit: CouponBenefit, language: Language): string {
  if (benefit.kind === "percent") return String(benefit.percent);
  return benefit.kind === "amount" ? writeEuro(benefit.amountCents, spoken(language)) : benefit.thing;
}

/** What the coupon gives, as far as it is typed; undefined where it can't be read yet. */
export function benefitOf({ kind, value }: CouponInput): CouponBenefit | undefined {
  const thing = value.trim();
  switch (kind) {
    case "percent": {
      const percent = readWhole(value.replace("%", ""));
      return percent && percent <= 100 ? { kind, percent } : undefined;
    }
    case "amount": {
      const amountCents = readEuro(value);
      return amountCents ? { kind, amountCents } : undefined;
    }
    case "two_for_one":
    case "extra":
      return thing ? { kind, thing } : undefined;
    case undefined:
      return undefined;
  }
}

/** Path of a field, as the server names it → a stable reason. */
export type Problems = Record<string, string>;

/**
 * What is sent, or what is missing. The server checks it all again and knows more.
 * @param title suggested, where none was typed
 */
export function toDraft(input: CouponInput, title: string): { draft: CouponDraft } | { problems: Problems } {
  const problems: Problems = {};
  const benefit = benefitOf(input);
  if (!benefit) problems["terms.benefit"] = `benefit_${input.kind ?? "none"}`;
  // A suggestion waits for the benefit.
  if (!title.trim() && (benefit || input.title !== undefined)) problems["terms.title"] = "required";
  if (input.weekdays.length === 0) problems["terms.weekdays"] = "weekdays_required";
  for (const field of ["firstDay", "lastDay"] as const) if (!input[field]) problems[`terms.${field}`] = "date_invalid";
  if ((input.from === "") !== (input.until === "")) problems["terms.hours.until"] = "hours_incomplete";
  const minimumCents = input.minimum.trim() ? readEuro(input.minimum) : undefined;
  if (input.minimum.trim() && !minimumCents) problems["terms.minimumCents"] = "amount_invalid";
  const isFree = input.bookId === "";
  const limits = { totalLimit: readWhole(input.totalLimit), dailyLimit: readWhole(input.dailyLimit) };
  for (const field of ["totalLimit", "dailyLimit"] as const)
    if (isFree && input[field].trim() && !limits[field]) problems[`audience.${field}`] = "number_invalid";
  if (!benefit || Object.keys(problems).length > 0) return { problems };
  const { totalLimit, dailyLimit } = limits;
  return {
    draft: {
      terms: termsOf(input, benefit, title.trim()),
      audience: isFree
        ? { kind: "all", ...(totalLimit ? { totalLimit } : {}), ...(dailyLimit ? { dailyLimit } : {}) }
        : { kind: "book", bookId: input.bookId },
      ...(input.pictureId ? { pictureId: input.pictureId } : {}),
    },
  };
}

/** The terms as far as they can be read: for the preview too. */
export function termsOf(input: CouponInput, benefit: CouponBenefit, title: string): CouponTerms {
  const minimumCents = readEuro(input.minimum);
  const { from, until } = input;
  return {
    title,
    benefit,
    conditions: input.conditions.trim(),
    ...(minimumCents ? { minimumCents } : {}),
    firstDay: input.firstDay,
    lastDay: input.lastDay,
    weekdays: [...input.weekdays],
    ...(from && until ? { hours: { from, until: until === "00:00" ? "24:00" : until } } : {}),
  };
}

/** True where something beside the defaults limits it. */
export function isLimited(input: CouponInput): boolean {
  const { weekdays, from, until, totalLimit, dailyLimit, minimum } = input;
  return weekdays.length < 7 || [from, until, totalLimit, dailyLimit, minimum].some((typed) => typed !== "");
}

function readWhole(typed: string): number | undefined {
  return /^\s*[1-9]\d{0,6}\s*$/.test(typed) ? Number(typed) : undefined;
}
