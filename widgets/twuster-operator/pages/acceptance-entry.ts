import type { OfficePageEntry } from "../../shared/office/office-page.ts";

/** Groups of partners and the vouchers that only they take. */
export const acceptanceEntry: OfficePageEntry = {
  id: "voucher-kinds",
  title: { de: "Gutscheinarten", en: "Voucher kinds", simple: "Gutschein-Arten" },
  roles: ["operator"],
  load: async () => (await import("./acceptance-page.ts")).tag,
};
