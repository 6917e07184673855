import { html, type TemplateResult } from "lit";
import { fill } from "../../shared/fill.ts";
import { formatDay } from "../../shared/language.ts";
import type { Messages } from "../messages.de.ts";
import { dayText } from "../room/pass-facts.ts";
import type { PassFrame } from "../room/pass-frame.ts";
import type { OtherPass, RoomPorts, WalletKind } from "../room/wallet-kind.ts";
import { bookContents } from "./book-view.ts";
import { counterPaper, type CounterCoupon } from "./counter-view.ts";
import { countOpen, seenNow } from "./coupon-facts.ts";

type Book = OtherPass<"coupon_book">;
type BookCoupon = Book["view"]["coupons"][number];

/** A book on the phone: its front, and one coupon of it at the counter. */
export const bookKind = (ports: RoomPorts): WalletKind<"coupon_book"> => {
  let search = "";
  /** Which coupon of the shown book is open. */
  let opened: number | undefined;

  const front = (frame: PassFrame, book: Book, words: Messages): TemplateResult => {
    const { messages, language } = frame.speech;
    const actions = {
      search: (text: string): void => {
        search = text;
        ports.changed();
      },
      open: (entitlement: number): void => {
        opened = entitlement;
        ports.changed();
        ports.focus("#pass-title");
      },
    };
    return html`${frame.bar(`${messages.book} ${book.view.title}`, words.close, () => ports.close())}
      <div class="book-contents">
        <p class="until">${words.validUntil} <strong>${formatDay(book.view.validUntil, language)}</strong></p>
        ${frame.marks(book)}
        <div role="status">${frame.why(book)}</div>
        ${bookContents({ book, search }, frame.speech, actions)}
      </div>
      ${frame.below(book, words)}`;
  };

  const coupon = (frame: PassFrame, book: Book, shown: BookCoupon, words: Messages): TemplateResult => {
    const { messages, language } = frame.speech;
    const { entitlement, terms, partner, usedAt } = shown;
    const back = (): void => {
      opened = undefined;
      ports.changed();
      ports.focus(`[data-entitlement="${entitlement}"]`);
    };
    const over = usedAt
      ? { word: messages.usedOn(dayText(usedAt, language)), sentence: messages.standing.redeemed }
      : frame.whyNot(book);
    const link = ports.linkTo(book.code, entitlement);
    const paper: CounterCoupon = { terms, partner, code: book.code, link, over, marks: frame.marks(book) };
    return html`${frame.bar(partner.name, messages.toBook, back)} ${counterPaper(paper, frame.speech, words)}
      <div class="below">${frame.age(book, words)}</div>`;
  };

  return {
    look: "book",
    words: (messages) => ({
      group: messages.groups.coupon_book,
      training: messages.trainings.coupon_book,
      keep: messages.keepBook,
      stays: messages.bookStays,
      open: messages.openBook,
      removeTitle: messages.removeBookTitle,
      removeText: messages.removeBookText,
    }),
    arrivalTitle: (messages, { view }) => messages.bookArrival(view.title),
    brief: ({ messages, language }, { view }) => {
      const until = fill(messages.untilDay, { last: formatDay(view.validUntil, language) });
      return html`<span class="amount value">${view.title}</span>
        <span class="title">${messages.left(countOpen(seenNow(view)))} ${messages.ofAll(view.coupons.length)}</span>
        <span class="until">${messages.book}, ${until}</span>`;
    },
    isGone: () => false,
    usedAt: () => undefined,
    pass: (frame, book, words) => {
      const shown = book.view.coupons.find(({ entitlement }) => entitlement === opened);
      return shown ? coupon(frame, book, shown, words) : front(frame, book, words);
    },
    leave: () => {
      opened = undefined;
      search = "";
    },
  };
};
