import type { Language } from "../../shared/language.ts";

const german = {
  book: "Couponbuch",
  text: "{count} Coupons, gültig bis {date}",
  left: "noch {count} Bücher",
  buy: "Für {price} kaufen",
  soldOut: "Ausverkauft",
};

/** Where no book is on sale nobody loads them; one small file for all languages. */
export const bookMessages: Record<Language, typeof german> = {
  de: german,
  en: {
    book: "Coupon book",
    text: "{count} coupons, good until {date}",
    left: "{count} books left",
    buy: "Buy for {price}",
    soldOut: "Sold out",
  },
  simple: { ...german, book: "Heft mit Coupons" },
};
