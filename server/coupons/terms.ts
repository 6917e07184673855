import type { CouponBenefit, CouponTerms } from "../../sdk/wire/coupon.ts";
import { dayFromColumn, dayToColumn } from "../platform/calendar.ts";
import type { CouponTerms as TermsRow } from "../platform/generated/client.ts";

/** A row of terms as everybody sees it. */
export function toTerms(row: TermsRow): CouponTerms {
  return {
    title: row.title,
    benefit: benefitOf(row),
    conditions: row.conditions,
    ...(row.minimumCents === null ? {} : { minimumCents: row.minimumCents }),
    firstDay: dayFromColumn(row.firstDay),
    lastDay: dayFromColumn(row.lastDay),
    weekdays: row.weekdays,
    ...(row.fromTime === null || row.untilTime === null ? {} : { hours: { from: row.fromTime, until: row.untilTime } }),
  };
}

/** What is stored of terms, beside ids and time. */
export function termsToRow(terms: CouponTerms): Omit<TermsRow, "networkId" | "id" | "couponId" | "createdAt"> {
  const { benefit } = terms;
  return {
    title: terms.title,
    benefit: benefit.kind,
    percent: benefit.kind === "percent" ? benefit.percent : null,
    amountCents: benefit.kind === "amount" ? benefit.amountCents : null,
    thing: "thing" in benefit ? benefit.thing : "",
    conditions: terms.conditions,
    minimumCents: terms.minimumCents ?? null,
    firstDay: dayToColumn(terms.firstDay),
    lastDay: dayToColumn(terms.lastDay),
    weekdays: [...new Set(terms.weekdays)].toSorted((a, b) => a - b),
    fromTime: terms.hours?.from ?? null,
    untilTime: terms.hours?.until ?? null,
  };
}

function benefitOf({ benefit, percent, amountCents, thing }: TermsRow): CouponBenefit {
  switch (benefit) {
    case "percent":
      return { kind: "percent", percent: percent! }; // safe because a CHECK asks for it
    case "amount":
      return { kind: "amount", amountCents: amountCents! }; // safe for the same reason
    case "two_for_one":
      return { kind: "two_for_one", thing };
    default:
      return { kind: "extra", thing };
  }
}
