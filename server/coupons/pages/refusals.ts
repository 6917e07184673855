import { formatCents, formatDay } from "../../documents/format.ts";
import type { RefusalTable } from "../../pages/kind-pages.ts";
import { limitLines, notNowText } from "../coupon-words.ts";
import { counterMessages } from "./counter-messages.ts";

/** Why a coupon or a book is not taken, where no other kind has that reason. */
export const couponRefusals: Pick<
  RefusalTable,
  "other_partner" | "not_now" | "below_minimum" | "nothing_here" | "book_over"
> = {
  other_partner: ({ language }, { coupon, partner }) => {
    const said = counterMessages[language].refusals.other_partner;
    return { word: said.word(partner), text: said.text(coupon), tell: said.tell(partner) };
  },
  not_now: ({ language }, { reason, terms }) => {
    const said = counterMessages[language].refusals.not_now;
    const text = said.text(terms.title, limitLines(terms, language).join(", "));
    return { word: notNowText(reason, terms, language), text, tell: said.tell };
  },
  below_minimum: ({ language }, { minimumCents, terms }) => {
    const said = counterMessages[language].refusals.below_minimum;
    const amount = formatCents(minimumCents, language);
    return { word: said.word(amount), text: said.text(terms.title, amount), tell: said.tell(amount) };
  },
  nothing_here: ({ language }, { book }) => {
    const said = counterMessages[language].refusals.nothing_here;
    return { ...said, text: said.text(book) };
  },
  book_over: ({ language }, { book, validUntil }) => {
    const said = counterMessages[language].refusals.book_over;
    return { word: said.word(formatDay(validUntil, language)), text: said.text(book), tell: said.tell };
  },
};
