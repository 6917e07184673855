import type { OfficePageEntry } from "../office-page.ts";

/** Every office ends with oneself. */
export const accountEntry: OfficePageEntry = {
  id: "account",
  title: { de: "Mein Zugang", en: "My access", simple: "Mein Zugang" },
  roles: ["operator", "owner", "staff", "helper"],
  load: async () => (await import("./account-page.ts")).tag,
};
