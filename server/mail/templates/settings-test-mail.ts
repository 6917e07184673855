import type { Language } from "../../documents/format.ts";
import { composeMail } from "./compose-mail.ts";
import { mailMessages } from "./messages.ts";
import { orderNote } from "./town-blocks.ts";
import type { Mail, MailNetwork } from "./types.ts";

/** To the operator who asked for it: it came, and this is how the town's mails look. */
export function settingsTestMail(input: { network: MailNetwork; sender: string; language: Language }): Mail {
  const { network, sender, language } = input;
  const words = mailMessages(language).settingsTest;
  return composeMail({
    network,
    language,
    subject: words.subject(network.voucherName),
    title: words.title,
    preview: words.text,
    blocks: [
      { kind: "paragraph", text: words.text },
      { kind: "facts", rows: [[words.sender, sender]] },
      ...orderNote(network, language),
    ],
  });
}
