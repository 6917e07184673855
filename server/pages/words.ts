import type { Language } from "../documents/format.ts";
import { pagesDe, type PageMessages } from "./messages.de.ts";
import { pagesEn } from "./messages.en.ts";

export function pageMessages(language: Language): PageMessages {
  return language === "en" ? pagesEn : pagesDe;
}
