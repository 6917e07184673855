import type { Language } from "../../shared/language.ts";
import { german, type SitesMessages } from "./messages.de.ts";
import { english } from "./messages.en.ts";

export const sitesMessages: Record<Language, SitesMessages> = { de: german, simple: german, en: english };

/** `{name}` → value. */
export function insert(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}
