import type { BookCouponView } from "../../../sdk/wire/coupon.ts";
import { formatCode } from "../../../sdk/wire/pass-code.ts";
import { formatCents, formatDay, type Language } from "../../documents/format.ts";
import { tidyGreeting } from "../../documents/greeting.ts";
import type { Block } from "../../mail/templates/block.ts";
import { bookMessages } from "./book-messages.ts";
import { composeMail } from "../../mail/templates/compose-mail.ts";
import { mailMessages } from "../../mail/templates/messages.ts";
import type { BuyerLinks, Mail, MailNetwork } from "../../mail/templates/types.ts";

type Row = readonly [label: string, value: string];

/** Up to 250 € a letter with the seller, the day, the goods, the price and the rate is a receipt (§ 33 UStDV). */
export function receiptRows(
  { cents, vatPercent, vatCents, count }: { cents: number; vatPercent: number; vatCents: number; count: number },
  language: Language,
): Row[] {
  const words = bookMessages[language];
  return [
    [words.price, formatCents(cents, language)],
    [words.total, formatCents(cents * count, language)],
    vatCents > 0 ? [words.vat(vatPercent), formatCents(vatCents, language)] : [words.vatLabel, words.noVat],
  ];
}

export interface BookMailInput {
  network: MailNetwork;
  order: { number: string };
  /** At least one, all of one title. */
  books: {
    title: string;
    firstDay: string;
    validUntil: string;
    code: string;
    walletUrl: string;
    coupons: BookCouponView[];
  }[];
  /** What they were sold for (`receiptRows`); told to the buyer alone. */
  receipt: readonly Row[];
  greeting?: string;
  /** Present where the buyer is the reader. */
  buyer?: BuyerLinks;
  language: Language;
}

/** The mail that is the book: a card each, the greeting, and for the buyer what a receipt has to say. */
export function bookMail(input: BookMailInput): Mail {
  const { network, books, language, buyer } = input;
  const words = bookMessages[language];
  const common = mailMessages(language);
  const count = books.length;
  const title = books[0]?.title ?? "";
  const greeting = tidyGreeting(input.greeting ?? "");
  const blocks: Block[] = [];
  if (greeting !== "") blocks.push({ kind: "quote", label: words.greeting, text: greeting });
  for (const book of books) {
    const face = {
      testMark: network.mode === "test" ? common.testFace : undefined,
      name: network.town,
      value: book.title,
      validity: words.season(formatDay(book.firstDay, language), formatDay(book.validUntil, language)),
      codeLabel: common.fields.code,
      code: formatCode(book.code),
      button: { label: words.open, url: book.walletUrl },
    };
    blocks.push({ kind: "voucher", face });
  }
  const coupons = books[0]?.coupons ?? [];
  const partners = new Set(coupons.map(({ partner }) => partner.id)).size;
  blocks.push(
    { kind: "paragraph", text: words.keep(count), isStrong: true },
    { kind: "paragraph", text: words.attached },
    { kind: "paragraph", text: words.how },
    {
      kind: "facts",
      rows: [
        ...(coupons.length > 0 ? [[words.coupons, words.count(coupons.length, partners)] as const] : []),
        [common.fields.order, input.order.number],
        ...(buyer ? input.receipt : []),
      ],
    },
  );
  if (buyer)
    blocks.push({
      kind: "links",
      links: [
        { label: common.openOrder, url: buyer.orderUrl },
        { label: common.withdraw, url: buyer.withdrawalUrl },
      ],
    });
  return composeMail({
    network,
    language,
    subject: words.subject(title, count),
    title: buyer ? words.title(count) : words.giftTitle(count),
    preview: words.keep(count),
    blocks,
    seller: words.seller(network.issuer.name),
  });
}
