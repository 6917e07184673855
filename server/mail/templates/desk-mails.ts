import { formatCents, formatDay, type Language } from "../../documents/format.ts";
import { oneLine } from "./block.ts";
import { composeMail } from "./compose-mail.ts";
import { mailMessages } from "./messages.ts";
import type { Mail, MailNetwork } from "./types.ts";

/** To a partner's owners, when a day with redemptions is over. */
export function dayEndMail(input: {
  network: MailNetwork;
  partnerName: string;
  day: string;
  count: number;
  sumCents: number;
  deskUrl: string;
  language: Language;
}): Mail {
  const { network, language, deskUrl } = input;
  const words = mailMessages(language).dayEnd;
  const day = formatDay(input.day, language);
  const sum = formatCents(input.sumCents, language);
  return composeMail({
    network,
    language,
    subject: words.subject(day, sum),
    title: words.title(oneLine(input.partnerName)),
    preview: words.text(day),
    blocks: [
      { kind: "paragraph", text: words.text(day) },
      {
        kind: "facts",
        rows: [
          [words.sum, sum],
          [words.count, String(input.count)],
        ],
      },
      { kind: "button", label: words.button, url: deskUrl },
      { kind: "paragraph", text: words.off },
    ],
  });
}

/** To somebody an owner gave a role: a link that signs in once, and the way in after that. */
export function invitationMail(input: {
  network: MailNetwork;
  partnerName: string;
  url: string;
  deskUrl: string;
  days: number;
  language: Language;
}): Mail {
  const { network, language } = input;
  const words = mailMessages(language).invitation;
  const partner = oneLine(input.partnerName);
  return composeMail({
    network,
    language,
    subject: words.subject(partner),
    title: words.title(partner),
    preview: words.text(partner, network.town),
    blocks: [
      { kind: "paragraph", text: words.text(partner, network.town) },
      { kind: "button", label: words.button, url: input.url },
      { kind: "paragraph", text: words.later(input.days, input.deskUrl) },
      { kind: "paragraph", text: words.notYou },
    ],
  });
}
