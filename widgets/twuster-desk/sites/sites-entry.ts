import type { OfficePageEntry } from "../../shared/office/office-page.ts";

export const sitesEntry: OfficePageEntry = {
  id: "sites",
  title: { de: "Webseiten", en: "Websites", simple: "Webseiten" },
  roles: ["owner", "staff"],
  load: async () => (await import("./sites-page.ts")).tag,
};
