import { formatCents, formatDay } from "../documents/format.ts";
import { formatInstant } from "../pages/format-instant.ts";
import type { GivenPages } from "../pages/kind-pages.ts";

/** A voucher at the plain counter: money, to be booked in the till. */
export const voucherGiven: GivenPages<"voucher"> = {
  worth: ({ language }, { valueCents }) => ({ text: formatCents(valueCents, language), isAmount: true }),
  till: ({ words, language }, { valueCents }) => words.scan.book(formatCents(valueCents, language)),
  undo: ({ words: { scan } }) => ({
    until: scan.undoUntil,
    changedMind: scan.undoChangedMind,
    done: scan.reversedText,
  }),
  refused: ({ context, words, language }, refused) => {
    const { already_redeemed, expired } = words.scan.refusals;
    const value = formatCents(refused.valueCents, language);
    if (refused.outcome === "expired")
      return { ...expired, text: expired.text(value, formatDay(refused.validUntil, language)) };
    const when = formatInstant(refused.redeemedAt, language, context.network.timeZone);
    const text = already_redeemed.text(when, refused.receiptNumber, refused.isHere);
    return { ...already_redeemed, text, worth: value };
  },
};
