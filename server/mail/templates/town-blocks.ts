import type { TownText } from "../../../sdk/wire/network-settings.ts";
import { textFor } from "../../networks/town-texts.ts";
import type { Language } from "../../documents/format.ts";
import type { Block } from "./block.ts";
import { mailMessages } from "./messages.ts";
import type { MailNetwork } from "./types.ts";

/** What a town adds to every mail about an order; nothing where it says nothing. */
export function orderNote({ texts }: MailNetwork, language: Language): Block[] {
  return linesOf(texts?.mailNote, language).map((text) => ({ kind: "paragraph", text }));
}

/** How the office is reached, for the foot of a mail: phone, hours, or both. */
export function officeLine({ texts }: MailNetwork, language: Language): string | undefined {
  const hours = texts && textFor(texts.officeHours, language)?.text;
  const phone = texts?.helpPhone ? mailMessages(language).phone(texts.helpPhone) : "";
  return [phone, hours ?? ""].filter(Boolean).join(", ") || undefined;
}

function linesOf(text: TownText | undefined, language: Language): string[] {
  const said = text && textFor(text, language)?.text;
  return (said ?? "").split("\n").filter(Boolean);
}
