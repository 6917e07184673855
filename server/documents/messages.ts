import type { Language } from "./format.ts";
import { printedDe, type PrintedMessages } from "./messages.de.ts";
import { printedEn } from "./messages.en.ts";

export function printedMessages(language: Language): PrintedMessages {
  return language === "de" ? printedDe : printedEn;
}
