import { html } from "hono/html";
import type { OrderedBookLine } from "../../sdk/wire/order.ts";
import { expirePasses } from "../coupons/expiry.ts";
import { couponMessages } from "../coupons/pages/messages.ts";
import { formatCents } from "../documents/format.ts";
import type { Kind } from "../kind.ts";
import type { SalePages } from "../pages/kind-pages.ts";
import { bookLine } from "./book-line.ts";
import { bookPass } from "./book-pass.ts";
import { bookDelivery } from "./delivery/delivery.ts";
import { bookLegal } from "./legal.ts";
import { bookWords } from "./pages/book-words.ts";
import { bookCard } from "./pages/card.ts";
import { choosePage } from "./pages/choose.ts";
import { bookPages } from "./pages/routes.ts";
import { couponBookRoutes } from "./routes.ts";

const pages: SalePages = {
  line: ({ language }, { quantity, title, valueCents }: OrderedBookLine) =>
    html`${bookWords[language].line(quantity, title, formatCents(valueCents, language))}`,
  awaited: ({ language }, count) => bookWords[language].awaited(count),
  buyPath: "coupon-book",
  delivered: ({ language }) => bookWords[language].delivered,
};

/** Coupon books: sold by the issuer, limited in number, each coupon once. */
export const couponBooks: Kind = {
  kind: "coupon_book",
  pass: bookPass,
  pages: {
    card: bookCard,
    keepHint: ({ language }) => bookWords[language].keepHint,
    state: ({ language }, { state }) => ({ title: couponMessages[language].states[state] }),
    found: choosePage,
  },
  sale: { line: bookLine, delivery: bookDelivery, pages, legal: bookLegal },
  routes: [couponBookRoutes],
  hosted: [bookPages],
  housekeeping: [(context) => expirePasses(context, "coupon_book")],
};
