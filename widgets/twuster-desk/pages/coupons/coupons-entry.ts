import type { OfficePageEntry } from "../../../shared/office/office-page.ts";

/** Coupons: made, put out, and what they brought. */
export const couponsEntry: OfficePageEntry = {
  id: "coupons",
  title: { de: "Coupons", en: "Coupons", simple: "Coupons" },
  roles: ["owner", "staff"],
  load: async () => (await import("./coupons-page.ts")).tag,
};
