import type { OfficePageEntry } from "../../shared/office/office-page.ts";

/** Coupon books: made, given a cover, put on sale. */
export const couponBookEntry: OfficePageEntry = {
  id: "coupon-books",
  title: { de: "Couponbuch", en: "Coupon book", simple: "Couponbuch" },
  roles: ["operator"],
  load: async () => (await import("./coupon-book-page.ts")).tag,
};
