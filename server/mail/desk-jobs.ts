import { sumUses } from "../day/store.ts";
import { findOwnerEmail } from "../people/memberships.ts";
import { findSignInLetter } from "../people/sign-in-links.ts";
import type { Context } from "../platform/context.ts";
import { invitationDays } from "../team/team.ts";
import type { Mailer } from "./mailer.ts";
import { dayEndMail, invitationMail } from "./templates/desk-mails.ts";

/** A job for each owner: what is refused for one is neither lost nor sent to another again. @param subject `PARTNER/DAY/PERSON` */
export async function mailDayEnd(context: Context, mailer: Mailer, subject: string): Promise<undefined> {
  const [partnerId = "", day = "", personId = ""] = subject.split("/");
  const partner = await findPartner(context, partnerId);
  if (!partner?.wantsDayEndMail) return;
  const [{ count, cents }, to] = await Promise.all([
    sumUses(context, partnerId, { from: day, to: day }),
    findOwnerEmail(context, partnerId, personId),
  ]);
  // Everything was undone, or the owner has left.
  if (count === 0 || to === undefined) return;
  const letter = dayEndMail({
    network: context.network,
    partnerName: partner.name,
    day,
    count,
    sumCents: cents,
    deskUrl: deskUrl(context),
    language: "de",
  });
  await mailer.send({ id: `day-end-${partnerId}-${day}-${personId}`, to, attachments: [], ...letter });
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
