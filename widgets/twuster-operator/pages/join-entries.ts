import type { OfficePageEntry } from "../../shared/office/office-page.ts";

/** Joining and who takes part. */
export const joinEntries: readonly OfficePageEntry[] = [
  {
    id: "applications",
    title: { de: "Bewerbungen", en: "Applications", simple: "Bewerbungen" },
    roles: ["operator"],
    load: async () => (await import("./applications-page.ts")).tag,
  },
  {
    id: "partners",
    title: { de: "Partner", en: "Partners", simple: "Partner" },
    roles: ["operator"],
    load: async () => (await import("./partners-page.ts")).tag,
  },
];

export const teamEntry: OfficePageEntry = {
  id: "team",
  title: { de: "Team", en: "Team", simple: "Team" },
  roles: ["operator"],
  load: async () => (await import("./team-page.ts")).tag,
};
