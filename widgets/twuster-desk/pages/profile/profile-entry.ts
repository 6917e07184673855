import type { OfficePageEntry } from "../../../shared/office/office-page.ts";

export const profileEntry: OfficePageEntry = {
  id: "profile",
  title: { de: "Profil", en: "Profile", simple: "Profil" },
  roles: ["owner"],
  load: async () => (await import("./profile-page.ts")).tag,
};
