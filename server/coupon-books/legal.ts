import type { LegalParties } from "../legal/legal.de.ts";
import { bookLegalDe, type BookLegal } from "./legal.de.ts";
import { bookLegalEn } from "./legal.en.ts";

/** What the law wants said of a coupon book; a voucher's texts speak of money and of no tax. The German text binds. */
export function bookLegal(parties: LegalParties, language: "de" | "en"): BookLegal {
  return language === "en" ? bookLegalEn(parties) : bookLegalDe(parties);
}
