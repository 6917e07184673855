import type { Kind } from "../kind.ts";
import { legalMessages } from "../legal/legal-texts.ts";
import { buyPages } from "../pages/buy-routes.ts";
import type { SalePages } from "../pages/kind-pages.ts";
import { goodsText } from "../pages/review-page.ts";
import { foundPage } from "../pages/scan-pages.ts";
import { voucherCard } from "../pages/voucher-card.ts";
import { voucherGiven } from "./given.ts";
import { voucherDelivery } from "./delivery.ts";
import { expireVouchers } from "./expiry.ts";
import { voucherRoutes } from "./routes.ts";
import { voucherLine } from "./voucher-line.ts";
import { voucherPass } from "./voucher-pass.ts";

const pages: SalePages = {
  line: goodsText,
  awaited: ({ words: { order } }) => ({
    waiting: order.instant.waiting,
    transfer: order.transfer.text,
    soon: order.paid.soon,
    onDay: order.paid.onDay,
    erased: order.fulfilled.erased,
  }),
  buyPath: "buy",
  delivered: ({ words }) => {
    const { title, phone, pdf, cash } = words.order.fulfilled;
    return { title, phone, pdf, hint: cash };
  },
};

/** Vouchers: money, sold in values, taken whole. */
export const vouchers: Kind = {
  kind: "voucher",
  pass: voucherPass,
  pages: {
    card: voucherCard,
    keepHint: ({ words }) => words.wallet.keepHint,
    state: ({ words }, { state }) => ({ title: words.voucher.states[state], text: words.voucher.stateTexts[state] }),
    found: foundPage,
    given: voucherGiven,
  },
  sale: {
    line: voucherLine,
    delivery: voucherDelivery,
    pages,
    legal: (parties, language) => {
      const { withdrawal, terms } = legalMessages(language);
      return { withdrawal: withdrawal(parties), terms: terms(parties) };
    },
  },
  routes: [voucherRoutes],
  hosted: [buyPages],
  housekeeping: [
    async (context) => {
      while ((await expireVouchers(context)) > 0);
    },
  ],
};
