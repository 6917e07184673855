import type { Language } from "../../documents/format.ts";
import { tidyGreeting } from "../../documents/greeting.ts";
import { oneLine, type Block } from "./block.ts";
import { composeMail } from "./compose-mail.ts";
import { mailMessages } from "./messages.ts";
import type { Mail, MailNetwork } from "./types.ts";

interface Common {
  network: MailNetwork;
  language: Language;
}

/** Declined applications are erased after these days; the letter says so. */
const keptDays = 30;

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

function write({ network, language }: Common, words: { subject: string; title: string }, blocks: Block[]): Mail {
  const first = blocks.find((block) => block.kind === "paragraph");
  const { subject, title } = words;
  return composeMail({ network, language, subject, title, preview: first?.text ?? title, blocks });
}

/** To the address an application names: it opens the page that confirms it. */
export function confirmApplicationMail(input: Common & { url: string; days: number }): Mail {
  const words = mailMessages(input.language).join.confirm;
  return write(input, words, [
    paragraph(words.text(input.network.town)),
    { kind: "button", label: words.button, url: input.url },
    paragraph(words.days(input.days)),
    paragraph(words.notYou),
  ]);
}

export function askedMail(input: Common & { url: string; message: string }): Mail {
  const words = mailMessages(input.language).join.asked;
  return write(input, words, [
    paragraph(words.text),
    { kind: "quote", label: words.label, text: tidyGreeting(input.message) },
    { kind: "button", label: words.button, url: input.url },
  ]);
}

/** @param input.url signs in at the desk, once */
export function approvedMail(input: Common & { name: string; url: string; hours: number; deskUrl: string }): Mail {
  const words = mailMessages(input.language).join.approved;
  return write(input, words, [
    paragraph(words.text(oneLine(input.name))),
    { kind: "button", label: words.button, url: input.url },
    paragraph(words.link(input.hours)),
    { kind: "links", links: [{ label: words.desk, url: input.deskUrl }] },
  ]);
}

export function declinedMail(input: Common & { message: string }): Mail {
  const words = mailMessages(input.language).join.declined;
  return write(input, words, [
    { kind: "quote", label: words.label, text: tidyGreeting(input.message) },
    paragraph(words.text(keptDays)),
    paragraph(words.questions(input.network.issuer.email)),
  ]);
}

/** A suspension comes with its reason (Regulation (EU) 2019/1150, Art. 4). */
export function suspendedMail(input: Common & { name: string; message: string }): Mail {
  const words = mailMessages(input.language).join.suspended;
  return write(input, words, [
    paragraph(words.text(oneLine(input.name))),
    { kind: "quote", label: words.label, text: tidyGreeting(input.message) },
    paragraph(words.questions(input.network.issuer.email)),
  ]);
}

export function resumedMail(input: Common & { name: string; deskUrl: string }): Mail {
  const words = mailMessages(input.language).join.resumed;
  return write(input, words, [
    paragraph(words.text(oneLine(input.name))),
    { kind: "button", label: words.button, url: input.deskUrl },
  ]);
}

/** To the issuer: something waits for its decision. Who it is stands in the office, not in a mail. */
export function arrivedMail(input: Common & { url: string }): Mail {
  const words = mailMessages(input.language).join.arrived;
  return write(input, words, [paragraph(words.text), { kind: "button", label: words.button, url: input.url }]);
}

export function deputyMail(input: Common & { url: string }): Mail {
  const words = mailMessages(input.language).join.deputy;
  return write(input, words, [
    paragraph(words.text(input.network.town)),
    { kind: "button", label: words.button, url: input.url },
  ]);
}
