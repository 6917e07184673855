import { formatDay } from "../../documents/format.ts";
import { formatInstant } from "../../pages/format-instant.ts";
import type { GivenPages } from "../../pages/kind-pages.ts";
import { benefitText } from "../coupon-words.ts";
import { counterMessages } from "./counter-messages.ts";

/** A coupon at the plain counter: it lowers the price, no money moves. */
export const couponGiven: GivenPages<"coupon"> = {
  worth: ({ language }, { terms }) => ({
    text: benefitText(terms.benefit, language),
    isAmount: false,
    title: terms.title,
  }),
  till: ({ language }, { terms }) => counterMessages[language][terms.benefit.kind === "extra" ? "tillExtra" : "till"],
  undo: ({ language }) => {
    const { undoUntil, undoChangedMind, reversed } = counterMessages[language];
    return { until: undoUntil, changedMind: undoChangedMind, done: reversed };
  },
  refused: ({ context, language }, refused) => {
    const { already_redeemed, expired } = counterMessages[language].refusals;
    const { title = "" } = refused;
    if (refused.outcome === "expired")
      return { ...expired, text: expired.text(title, formatDay(refused.validUntil, language)) };
    const when = formatInstant(refused.redeemedAt, language, context.network.timeZone);
    return { ...already_redeemed, text: already_redeemed.text(title, when, refused.receiptNumber, refused.isHere) };
  },
};
