import { applicationUrl } from "../applications/application-link.ts";
import { confirmDays, findApplication, type Application, type SealedApplication } from "../applications/application.ts";
import { welcomeHours } from "../applications/decide.ts";
import { findDeputyEmail } from "../people/deputies.ts";
import { findOwnerEmail } from "../people/memberships.ts";
import { findSignInLetter } from "../people/sign-in-links.ts";
import type { Context } from "../platform/context.ts";
import type { Handler } from "../platform/outbox/worker.ts";
import type { Mailer } from "./mailer.ts";
import {
  approvedMail,
  arrivedMail,
  askedMail,
  confirmApplicationMail,
  declinedMail,
  deputyMail,
  resumedMail,
  suspendedMail,
} from "./templates/join-mails.ts";

type JoinTopic =
  | `mail.application-${"confirm" | "arrived" | "asked" | "approved" | "declined"}`
  | `mail.partner-${"suspended" | "resumed"}`
  | "mail.deputy-added";

/** The letters of joining, suspending and deputising. Each looks first whether what it would say is still so. */
export function joinMailJobs(mailer: Mailer): Record<JoinTopic, Handler> {
  return {
    "mail.application-confirm": async (context, id) => {
      const found = await findIn(context, id, "unconfirmed");
      if (!found) return undefined;
      const { language, details } = found.content;
      const letter = confirmApplicationMail({ ...common(context, language), url: found.url, days: confirmDays });
      await mailer.send({ id: `application-${id}`, to: details.email, attachments: [], ...letter });
      return undefined;
    },
    "mail.application-arrived": async (context, id) => {
      const found = await findIn(context, id, "submitted");
      if (!found) return undefined;
      const letter = arrivedMail({ ...common(context, "de"), url: pageOf(context, `operator#/applications/${id}`) });
      const letterId = `application-arrived-${id}-${found.content.questions.length}`;
      await mailer.send({ id: letterId, to: context.network.issuer.email, attachments: [], ...letter });
      return undefined;
    },
    "mail.application-asked": async (context, id) => {
      const found = await findIn(context, id, "asked");
      if (!found) return undefined;
      const { language, details, questions } = found.content;
      const letter = askedMail({ ...common(context, language), url: found.url, message: found.message ?? "" });
      const letterId = `application-asked-${id}-${questions.length}`;
      await mailer.send({ id: letterId, to: details.email, attachments: [], ...letter });
      return undefined;
    },
    "mail.application-approved": async (context, id) => {
      const found = await findIn(context, id, "approved");
      if (!found) return undefined;
      const { language, details } = found.content;
      const deskUrl = pageOf(context, "desk");
      // A mail held up for days leads to the desk, which mails another link.
      const url = (await findSignInLetter(context, id))?.url ?? deskUrl;
      const letter = approvedMail({
        ...common(context, language),
        name: details.name,
        url,
        hours: welcomeHours,
        deskUrl,
      });
      await mailer.send({ id: `application-approved-${id}`, to: details.email, attachments: [], ...letter });
      return undefined;
    },
    "mail.application-declined": async (context, id) => {
      const found = await findIn(context, id, "declined");
      if (!found) return undefined;
      const { language, details } = found.content;
      const letter = declinedMail({ ...common(context, language), message: found.message ?? "" });
      await mailer.send({ id: `application-declined-${id}`, to: details.email, attachments: [], ...letter });
      return undefined;
    },
    "mail.partner-suspended": (context, subject) =>
      tellOwner(context, mailer, subject, "suspended", (name, message) =>
        suspendedMail({ ...common(context, "de"), name, message }),
      ),
    "mail.partner-resumed": (context, subject) =>
      tellOwner(context, mailer, subject, "active", (name) =>
        resumedMail({ ...common(context, "de"), name, deskUrl: pageOf(context, "desk") }),
      ),
    "mail.deputy-added": async (context, id) => {
      const email = await findDeputyEmail(context, id);
      if (!email) return undefined;
      const letter = deputyMail({ ...common(context, "de"), url: pageOf(context, "operator") });
      await mailer.send({ id: `deputy-${id}`, to: email, attachments: [], ...letter });
      return undefined;
    },
  };
}

async function findIn(
  context: Context,
  id: string,
  state: Application["state"],
): Promise<(Application & { content: SealedApplication; url: string }) | undefined> {
  const found = await findApplication(context, id);
  if (found?.state !== state || !found.content) return undefined;
  return { ...found, content: found.content, url: applicationUrl(context, id) };
}

/** A job for each owner. @param subject `PARTNER/PERSON` */
async function tellOwner(
  context: Context,
  mailer: Mailer,
  subject: string,
  state: "suspended" | "active",
  write: (name: string, reason: string) => { subject: string; text: string; html: string },
): Promise<undefined> {
  const networkId = context.network.id;
  const { prisma } = context.database;
  const [partnerId = "", personId = ""] = subject.split("/");
  const partner = await prisma.partner.findUnique({ where: { networkId_id: { networkId, id: partnerId } } });
  const to = await findOwnerEmail(context, partnerId, personId);
  if (partner?.state !== state || to === undefined) return;
  const action = state === "suspended" ? "partner.suspended" : "partner.resumed";
  // The same happening, the same letter; suspended once more, another.
  const happening = await prisma.auditRow.findFirstOrThrow({
    where: { networkId, action, subject: partnerId },
    orderBy: { id: "desc" },
  });
  const letter = write(partner.name, partner.suspendedReason ?? "");
  await mailer.send({ id: `${state}-${happening.id}-${personId}`, to, attachments: [], ...letter });
}

function common(context: Context, language: "de" | "en") {
  return { network: context.network, language };
}

function pageOf(context: Context, page: string): string {
  return `${context.config.PUBLIC_URL}/${context.network.slug}/${page}`;
}
