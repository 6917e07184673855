import type { OfficePageEntry } from "../../shared/office/office-page.ts";

/** What a desk begins with. */
export const dayEntries: readonly OfficePageEntry[] = [
  {
    id: "today",
    title: { de: "Heute", en: "Today", simple: "Heute" },
    roles: ["owner", "staff"],
    load: async () => (await import("./today-page.ts")).tag,
  },
  {
    id: "scanners",
    title: { de: "Scanner", en: "Scanners", simple: "Scanner" },
    roles: ["owner", "staff", "helper"],
    load: async () => (await import("./scanners-page.ts")).tag,
  },
  {
    id: "team",
    title: { de: "Team", en: "Team", simple: "Team" },
    roles: ["owner"],
    load: async () => (await import("./team-page.ts")).tag,
  },
  {
    id: "prints",
    title: { de: "Zum Ausdrucken", en: "To print", simple: "Zum Ausdrucken" },
    roles: ["owner", "staff"],
    load: async () => (await import("./prints-page.ts")).tag,
  },
];
