import type { Language } from "../../documents/format.ts";
import { mailDe, type MailMessages } from "./messages.de.ts";
import { mailEn } from "./messages.en.ts";

export function mailMessages(language: Language): MailMessages {
  return language === "de" ? mailDe : mailEn;
}
