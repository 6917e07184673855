import { notNowWords } from "../../shared/coupon-not-now.ts";
import { termsWords } from "../../shared/coupon-words.ts";
import { formatDay, formatInstant } from "../../shared/language.ts";
import type { Refusal } from "../counter-state.ts";
import { money } from "../counter-view.ts";
import type { Speech } from "../kinds/counter-kind.ts";

type Values = Record<string, string>;
type Of<Outcome> = Extract<Refusal, { outcome: Outcome }>;
type Fillers = {
  [Outcome in Refusal["outcome"]]?: (speech: Speech, refusal: Of<Outcome>) => Values;
};

/** What fills the names in a refusal's sentences, one entry for each that has names. */
const fillers: Fillers = {
  already_redeemed: ({ language }, { redeemedAt, receiptNumber, title = "" }) => ({
    when: formatInstant(redeemedAt, language),
    receipt: receiptNumber,
    title,
  }),
  expired: (speech, { valueCents, validUntil, title = "" }) => ({
    value: money(speech, valueCents),
    date: formatDay(validUntil, speech.language),
    title,
  }),
  wrong_place: (speech, { valueCents, groupName }) => ({ value: money(speech, valueCents), group: groupName }),
  embedded_limit: (speech, { limitCents }) => ({ value: money(speech, limitCents) }),
  foreign_network: (_speech, { network }) => ({ network }),
  other_partner: (_speech, { coupon, partner }) => ({ title: coupon, partner }),
  not_now: (speech, { reason, terms }) => ({
    reason: notNowWords(speech, reason, terms),
    title: terms.title,
    terms: termsWords(speech, terms, reason === "too_early" ? "" : terms.firstDay).join(", "),
  }),
  below_minimum: (speech, { minimumCents, terms }) => ({ amount: money(speech, minimumCents), title: terms.title }),
  nothing_here: (_speech, { book }) => ({ book }),
  book_over: ({ language }, { book, validUntil }) => ({ book, date: formatDay(validUntil, language) }),
};

export function valuesOf(speech: Speech, refusal: Refusal): Values {
  const filler = fillers[refusal.outcome] as ((speech: Speech, refusal: Refusal) => Values) | undefined; // safe because the table pairs each outcome with its own
  return filler?.(speech, refusal) ?? {};
}
