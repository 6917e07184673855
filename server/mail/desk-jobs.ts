import { sumUses } from "../day/store.ts";
import { listOwnerEmails } from "../people/memberships.ts";
import { findSignInLetter } from "../people/sign-in-links.ts";
import type { Context } from "../platform/context.ts";
import { invitationDays } from "../team/team.ts";
import type { Mailer } from "./mailer.ts";
import { dayEndMail, invitationMail } from "./templates/desk-mails.ts";

/** One mail to all owners, so that a repeat cannot reach one of them twice and another never. @param subject `PARTNER/DAY` */
export async function mailDayEnd(context: Context, mailer: Mailer, subject: string): Promise<undefined> {
  const [partnerId = "", day = ""] = subject.split("/");
  const partner = await findPartner(context, partnerId);
  if (!partner?.wantsDayEndMail) return;
  const [{ count, cents }, to] = await Promise.all([
    sumUses(context, partnerId, { from: day, to: day }),
    listOwnerEmails(context, partnerId),
  ]);
  // Everything was undone, or nobody is left to write to.
  if (count === 0 || to.length === 0) return;
  const letter = dayEndMail({
    network: context.network,
    partnerName: partner.name,
    day,
    count,
    sumCents: cents,
    deskUrl: deskUrl(context),
    language: "de",
  });
  await mailer.send({ id: `day-end-${partnerId}-${day}`, to, attachments: [], ...letter });
}

/** Nothing where the link was used or is old by now. @param subject `PARTNER/LINK` */
export async function mailInvitation(context: Context, mailer: Mailer, subject: string): Promise<undefined> {
  const [partnerId = "", linkId = ""] = subject.split("/");
  const [partner, found] = await Promise.all([findPartner(context, partnerId), findSignInLetter(context, linkId)]);
  if (!partner || !found) return;
  const letter = invitationMail({
    network: context.network,
    partnerName: partner.name,
    url: found.url,
    deskUrl: deskUrl(context),
    days: invitationDays,
    language: "de",
  });
  await mailer.send({ id: `invitation-${linkId}`, to: found.email, attachments: [], ...letter });
}

function findPartner({ database, network }: Context, id: string) {
  return database.prisma.partner.findUnique({ where: { networkId_id: { networkId: network.id, id } } });
}

function deskUrl({ config, network }: Context): string {
  return `${config.PUBLIC_URL}/${network.slug}/desk`;
}
