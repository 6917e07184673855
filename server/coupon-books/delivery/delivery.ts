import type { DeliveredBook, OrderedBookLine } from "../../../sdk/wire/order.ts";
import { parseCode } from "../../../sdk/wire/pass-code.ts";
import { vatIncluded } from "../vat.ts";
import { statusAt, wallMoment } from "../../coupons/eligibility.ts";
import { renderBooklet, type PrintedBook } from "./booklet-pdf.ts";
import type { Order } from "../../orders/order.ts";
import { dayOf } from "../../platform/calendar.ts";
import type { Context } from "../../platform/context.ts";
import type { DeliveryKind } from "../../mail/delivery-kind.ts";
import { formatCents } from "../../documents/format.ts";
import { bookMail, receiptRows } from "./book-mail.ts";
import { bookMessages } from "./book-messages.ts";

/** Coupon books as a mail and as booklets to be printed and cut. */
export const bookDelivery: DeliveryKind<DeliveredBook> = {
  confirm: ({ issuer }, lines: OrderedBookLine[], language) => {
    const { line, arrival, arrivalOn, withdrawal, seller } = bookMessages[language];
    const items = lines.map(({ quantity, title, valueCents }) =>
      line(quantity, title, formatCents(valueCents, language)),
    );
    return { items, arrival, arrivalOn, withdrawal, seller: seller(issuer.name) };
  },
  receipt: receiptOf,
  paid: ({ issuer }, lines, language) => {
    const { paid, seller } = bookMessages[language];
    const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    return { ...paid(count), seller: seller(issuer.name) };
  },
  letter: async (context, { order, delivered, greeting, buyer }) =>
    bookMail({
      network: context.network,
      order: { number: order.number },
      books: delivered.map((each) => toPrinted(context, each)),
      receipt: await receiptOf(context, order),
      ...(greeting ? { greeting } : {}),
      ...(buyer ? { buyer } : {}),
      language: order.language,
    }),
  print: async (context, { order, delivered, greeting }) => ({
    filename: `Couponbuch-${order.number}.pdf`,
    content: await renderBooklet({
      network: context.network,
      order: { number: order.number, boughtOn: dayOf(order.paidAt ?? order.placedAt, context.network.timeZone) },
      books: delivered.map((each) => toPrinted(context, each)),
      ...(greeting ? { greeting } : {}),
      language: order.language,
    }),
    contentType: "application/pdf",
  }),
};

/** What was paid, and the tax in it: rounded by the piece, as it is booked. */
async function receiptOf(context: Context, order: Order): ReturnType<NonNullable<DeliveryKind["receipt"]>> {
  const line = order.lines.find((each) => each.kind === "coupon_book");
  if (!line) throw new Error("an order of books has no line of one");
  const { bookId, quantity, valueCents } = line;
  const { vatPercent } = await context.database.prisma.couponBook.findUniqueOrThrow({
    where: { networkId_id: { networkId: context.network.id, id: bookId } },
    select: { vatPercent: true },
  });
  const vatCents = vatIncluded(valueCents, vatPercent) * quantity;
  return receiptRows({ cents: valueCents, vatPercent, vatCents, count: quantity }, order.language);
}

/** A coupon that is over, or whose partner is away, is good for nothing: it is neither counted nor printed. */
function toPrinted(context: Context, book: DeliveredBook): PrintedBook {
  const { title, firstDay, validUntil, code, walletUrl } = book;
  const moment = wallMoment(context.clock.now(), context.network.timeZone);
  const coupons = book.coupons.filter(
    ({ terms, partner }) => statusAt(terms, moment) !== "over" && partner.isTakingPart,
  );
  return { title, firstDay, validUntil, code: parseCode(code)!, walletUrl, coupons }; // safe because listDelivered wrote the code
}
