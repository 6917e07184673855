import { z } from "zod";
import type { TownText, TownTexts } from "../../sdk/wire/network-settings.ts";

const text = z.object({ de: z.string().catch(""), en: z.string().catch("") }).catch({ de: "", en: "" });
const schema = z
  .object({ welcome: text, mailNote: text, helpPhone: z.string().catch(""), officeHours: text })
  .catch(() => emptyTexts());

/** Nothing said yet: then nothing is shown. */
export function emptyTexts(): TownTexts {
  const none = (): TownText => ({ de: "", en: "" });
  return { welcome: none(), mailNote: none(), helpPhone: "", officeHours: none() };
}

/** What is stored, with what is missing as nothing said: a text that comes later needs no migration. */
export function readTexts(stored: unknown): TownTexts {
  return schema.parse(stored);
}

/** A text for a reader: the German one, and marked as such, where there is no English one. Undefined where nothing is said. */
export function textFor(text: TownText, language: "de" | "en"): { text: string; language: "de" | "en" } | undefined {
  const said = language === "en" && text.en !== "" ? "en" : "de";
  return text[said] === "" ? undefined : { text: text[said], language: said };
}
