import type { Language } from "../../documents/format.ts";
import { composeMail } from "./compose-mail.ts";
import { mailMessages } from "./messages.ts";
import type { Mail, MailNetwork } from "./types.ts";

/** To whoever typed this address at a desk: a link that signs in once. */
export function signInMail(input: { network: MailNetwork; url: string; minutes: number; language: Language }): Mail {
  const { network, url, minutes, language } = input;
  const words = mailMessages(language).signIn;
  return composeMail({
    network,
    language,
    subject: words.subject,
    title: words.title,
    preview: words.text(minutes),
    blocks: [
      { kind: "paragraph", text: words.text(minutes) },
      { kind: "button", label: words.button, url },
      { kind: "paragraph", text: words.notYou },
    ],
  });
}
