import type { Language } from "../../shared/language.ts";

/** What a partner may put on its site. A new element is one entry here. */
export interface Embeddable {
  id: string;
  tag: string;
  title: Record<Language, string>;
  /** By which attribute it learns whose it is. */
  namedBy: "site" | "network";
  /** What else the tag says, e.g. that only the partner's own coupons are meant. */
  attributes?: Readonly<Record<string, string>>;
  /** The hosted page its link leads to, below `/NETWORK`; empty: the network's first page, which is the shop. */
  page: string;
  /** What the link says. */
  link: Record<"de" | "en", string>;
  load(): Promise<CustomElementConstructor>;
}

const couponList = {
  tag: "twuster-coupon-list",
  namedBy: "site",
  page: "coupons",
  load: async () => (await import("../../twuster-coupon-list/twuster-coupon-list.ts")).TwusterCouponList,
} as const;

export const embeddables: readonly Embeddable[] = [
  {
    id: "voucher-purchase",
    tag: "twuster-voucher-purchase",
    title: { de: "Gutscheine verkaufen", en: "Sell vouchers", simple: "Gutscheine verkaufen" },
    namedBy: "site",
    page: "",
    link: { de: "Gutschein kaufen", en: "Buy a voucher" },
    load: async () =>
      (await import("../../twuster-voucher-purchase/twuster-voucher-purchase.ts")).TwusterVoucherPurchase,
  },
  {
    ...couponList,
    id: "own-coupons",
    attributes: { partner: "own" },
    title: { de: "Ihre Coupons", en: "Your coupons", simple: "Ihre Coupons" },
    link: { de: "Unsere Coupons", en: "Our coupons" },
  },
  {
    ...couponList,
    id: "all-coupons",
    title: { de: "Alle Coupons der Stadt", en: "All of the town’s coupons", simple: "Alle Coupons der Stadt" },
    link: { de: "Coupons", en: "Coupons" },
  },
  {
    id: "town",
    tag: "twuster-town",
    title: { de: "Wer mitmacht: Liste und Karte", en: "Who takes part: list and map", simple: "Wer mitmacht" },
    namedBy: "site",
    page: "",
    link: { de: "Wer den Gutschein annimmt", en: "Who takes the voucher" },
    load: async () => (await import("../../twuster-town/twuster-town.ts")).TwusterTown,
  },
];
