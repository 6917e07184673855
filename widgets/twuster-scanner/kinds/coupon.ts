import { html, nothing } from "lit";
import type { CouponTerms } from "../../../sdk/wire/coupon.ts";
import { benefitWords, termsWords } from "../../shared/coupon-words.ts";
import { fill } from "../counter-view.ts";
import type { CouponRedeemedDetail } from "../events.ts";
import type { Beside, CounterKind } from "./counter-kind.ts";

/** A coupon lowers the price; no money moves. */
export const coupon: CounterKind<"coupon"> = {
  card: (view, { terms, book, isTraining }) => {
    const { messages } = view;
    return html`<div class="voucher coupon" part="voucher">
      <p class="voucher-name">${book ? fill(messages.couponOfBook, { book }) : messages.coupon}</p>
      <div class="coupon-body">
        <h2 tabindex="-1" class=${benefitClass(terms)}>${benefitWords(view, terms.benefit)}</h2>
        <p class="coupon-title">${terms.title}</p>
        ${terms.conditions ? html`<p class="coupon-conditions">${terms.conditions}</p>` : nothing}
        ${isTraining ? html`<p><span class="stamp">${messages.trainingBadge}</span></p>` : nothing}
      </div>
      <p class="voucher-validity">
        ${termsWords(view, terms).map((words) => html`<span class="coupon-limit">${words}</span>`)}
      </p>
    </div>`;
  },
  announce: (view, { terms, isTraining }) => {
    const words = [terms.title, terms.conditions, termsWords(view, terms).join(", ")];
    return [...words, isTraining ? view.messages.trainingCouponFound : ""].filter(Boolean).join(". ");
  },
  isNotedFirst: false,
  minimum: ({ terms }) =>
    terms.minimumCents === undefined
      ? undefined
      : { outcome: "below_minimum", minimumCents: terms.minimumCents, terms },
  request: ({ entitlement, terms }) => ({
    kind: "coupon",
    entitlement,
    ...(terms.minimumCents === undefined ? {} : { isMinimumReached: true as const }),
  }),
  given: ({ terms }) => ({ kind: "coupon", valueCents: 0, terms }),
  lines: (view, { terms }) =>
    html`<p class=${benefitClass(terms)}>${benefitWords(view, terms.benefit)}</p>
      <p class="coupon-title">${terms.title}</p>`,
  worth: (view, { terms }) => benefitWords(view, terms.benefit),
  names: (_view, { terms }) => ({ title: terms.title }),
  till: ({ messages }, { terms }) => (terms.benefit.kind === "extra" ? messages.couponBookExtra : messages.couponBook),
  words: (messages) => ({
    training: messages.trainingCouponFound,
    pending: messages.couponFoundPending,
    undoTitle: messages.couponUndoTitle,
    undoText: messages.couponUndoText,
    changedMind: messages.couponUndoChangedMind,
    reversed: messages.couponReversedText,
    unresolvedRedeem: messages.couponUnresolvedRedeem,
    unresolvedReverse: messages.couponUnresolvedReverse,
  }),
  event: ({ terms }) => {
    const detail: Beside<CouponRedeemedDetail> = { title: terms.title };
    return { name: "twuster-coupon-redeemed", detail };
  },
  refused: ({ messages }, refused) => {
    if (refused.outcome === "expired") return { text: messages.coupon_expiredText, tell: messages.coupon_expiredTell };
    const text = refused.isHere ? messages.coupon_already_redeemedHere : messages.coupon_already_redeemedText;
    return { text, tell: messages.coupon_already_redeemedTell };
  },
};

/** A number is short and stands larger than words. */
function benefitClass({ benefit }: CouponTerms): string {
  return "thing" in benefit ? "benefit" : "benefit short";
}
