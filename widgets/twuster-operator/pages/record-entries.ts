import type { OfficePageEntry } from "../../shared/office/office-page.ts";

/** What did not go out, and who did what. */
export const recordEntries: readonly OfficePageEntry[] = [
  {
    id: "deliveries",
    title: { de: "Zustellung", en: "Delivery", simple: "Zustellung" },
    roles: ["operator"],
    load: async () => (await import("./deliveries-page.ts")).tag,
  },
  {
    id: "audit",
    title: { de: "Protokoll", en: "Audit", simple: "Protokoll" },
    roles: ["operator"],
    load: async () => (await import("./audit-page.ts")).tag,
  },
];
