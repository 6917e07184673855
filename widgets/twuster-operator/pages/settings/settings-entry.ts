import type { OfficePageEntry } from "../../../shared/office/office-page.ts";

/** The network's settings. */
export const settingsEntry: OfficePageEntry = {
  id: "settings",
  title: { de: "Einstellungen", en: "Settings", simple: "Einstellungen" },
  roles: ["operator"],
  load: async () => (await import("./settings-page.ts")).tag,
};
