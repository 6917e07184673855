import type { Language } from "../../documents/format.ts";
import { type Block, oneLine } from "./block.ts";
import { mailMessages } from "./messages.ts";
import { renderHtml } from "./render-html.ts";
import { renderText } from "./render-text.ts";
import { officeLine } from "./town-blocks.ts";
import type { Mail, MailNetwork } from "./types.ts";

/** Puts a mail together: test notice above, the blocks, who sends it below; in text and in HTML alike. */
export function composeMail(mail: {
  network: MailNetwork;
  language: Language;
  subject: string;
  title: string;
  preview: string;
  blocks: Block[];
  /** Who sells what was bought; by default the vouchers. */
  seller?: string;
}): Mail {
  const { network, language, title } = mail;
  const words = mailMessages(language);
  const { name, street, postalCode, city, email } = network.issuer;
  const isTest = network.mode === "test";
  const office = officeLine(network, language);
  const footer: Block[] = [
    { kind: "paragraph", text: mail.seller ?? words.footer(name) },
    { kind: "paragraph", text: `${name}, ${street}, ${postalCode} ${city}, ${email}` },
    ...(office ? [{ kind: "paragraph" as const, text: office }] : []),
  ];
  const notice: Block[] = isTest ? [{ kind: "paragraph", text: `*** ${words.testNotice} ***` }] : [];
  return {
    subject: oneLine(isTest ? words.testSubject(mail.subject) : mail.subject),
    text: renderText([...notice, { kind: "paragraph", text: title }, ...mail.blocks, ...footer]),
    html: renderHtml({
      language,
      title,
      preview: mail.preview,
      brandColor: network.brandColor,
      testNotice: isTest ? words.testNotice : undefined,
      blocks: mail.blocks,
      footer,
    }),
  };
}
