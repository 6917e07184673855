import type { AuditAction } from "../../sdk/wire/audit.ts";
import { jobTitle } from "../deliveries/titles.ts";
import { formatCents } from "../documents/format.ts";
import type { Context } from "../platform/context.ts";
import type { AuditRow } from "../platform/generated/client.ts";
import { auditMessages } from "./messages.ts";
import { loadNames, type Names } from "./names.ts";

/** Whom the audit is told to. */
export interface Reader {
  personId: string;
  language: "de" | "en";
}
type Row = Pick<AuditRow, "actor" | "action" | "subject">;

/**
 * What was done, by whom and to what, in words, one for each row. Things are called what they are called today; people of the
 * office by their address, as the team's page does, everybody else by their role.
 */
export async function describeRows(
  context: Context,
  reader: Reader,
  rows: readonly Row[],
): Promise<{ sentence: string; actor: string; subject?: string }[]> {
  const names = await loadNames(context, rows);
  return rows.map((row) => {
    const subject = subjectOf(names, reader, row);
    const sentences: Record<string, string> = auditMessages[reader.language].sentences;
    return {
      sentence: sentences[row.action] ?? row.action,
      actor: actorOf(names, reader, row),
      ...(subject ? { subject } : {}),
    };
  });
}

/** What the office does; everything else a person does at a partner's desk. */
const byOffice: ReadonlySet<string> = new Set<AuditAction>([
  "application.asked",
  "application.approved",
  "application.declined",
  "partner.enrolled",
  "partner.suspended",
  "partner.resumed",
  "membership.operator",
  "group.created",
  "group.renamed",
  "group.partner-added",
  "group.partner-ended",
  "kind.created",
  "kind.changed",
  "settings.changed",
  "job.retried",
  "mail.dropped",
]);

function actorOf(names: Names, { personId, language }: Reader, row: Row): string {
  const words = auditMessages[language];
  const [kind, id = ""] = row.actor.split(":");
  if (kind === "person") {
    const memberships = names.membershipsOf.get(id) ?? [];
    const partnerId = partnerOf(names, row);
    const office = memberships.find(({ role }) => role === "operator");
    const atPartner =
      memberships.find((one) => one.partnerId && one.partnerId === partnerId) ??
      memberships.find((one) => one.partnerId);
    const isOffice =
      office && (byOffice.has(row.action) || !atPartner || (partnerId && atPartner.partnerId !== partnerId));
    if (isOffice || (!atPartner && office)) return id === personId ? words.you : officeLabel(names, id, language);
    if (!atPartner) return words.somebody;
    return `${words.roles[atPartner.role]}, ${names.partners.get(atPartner.partnerId ?? "") ?? ""}`;
  }
  if (kind === "device") {
    const device = names.devices.get(id);
    return device ? `${words.scanner(device.name)}, ${names.partners.get(device.partnerId) ?? ""}` : words.system;
  }
  if (kind === "operator") return words.key(names.keys.get(id) ?? id.slice(0, 8));
  if (kind === "provider") return words.provider;
  if (kind === "applicant") return words.applicant;
  return kind === "command" ? words.command : words.system;
}

function officeLabel(names: Names, personId: string, language: "de" | "en"): string {
  const words = auditMessages[language];
  const email = names.officeEmails.get(personId);
  return email ? words.office(email) : words.formerOffice(personId.slice(-6));
}

function subjectOf(names: Names, { language }: Reader, row: Row): string | undefined {
  const words = auditMessages[language];
  const { subject } = row;
  const withPartner = (thing: { name: string; partnerId: string } | undefined): string | undefined =>
    thing && [thing.name, names.partners.get(thing.partnerId)].filter(Boolean).join(", ");
  switch (row.action.split(".")[0]) {
    case "pass": {
      const pass = names.passes.get(subject);
      return pass && words.pass(formatCents(pass.valueCents, language), pass.codeLast4);
    }
    case "receipt": {
      const receipt = names.receipts.get(subject);
      if (!receipt) return undefined;
      const amount = formatCents(receipt.amountCents, language);
      return receipt.orderNumber ? `${amount}, ${words.order(receipt.orderNumber)}` : amount;
    }
    case "application":
      return names.applications.get(subject);
    case "site":
      return withPartner(names.sites.get(subject));
    case "device":
      return withPartner(names.devices.get(subject));
    case "membership": {
      const membership = names.memberships.get(subject);
      if (membership?.role === "operator") return names.officeEmails.get(membership.personId);
      const partner = membership && names.partners.get(membership.partnerId ?? "");
      return partner && row.action === "membership.ended" ? `${words.roles[membership.role]}, ${partner}` : partner;
    }
    case "group": {
      const [groupId = "", partnerId = ""] = subject.split("/");
      return [names.partners.get(partnerId), names.groups.get(groupId)].filter(Boolean).join(", ") || undefined;
    }
    case "kind":
      return names.kinds.get(subject);
    case "settings":
      return words.settings[subject] ?? subject;
    case "job":
    case "mail": {
      const job = names.jobs.get(subject);
      if (!job) return undefined;
      const reasons: Record<string, string> = words.dropReasons;
      const why = row.action === "mail.dropped" ? reasons[job.dropReason ?? ""] : undefined;
      const title = [jobTitle(job.topic, language), ...(job.orderNumber ? [words.order(job.orderNumber)] : [])].join(
        ", ",
      );
      return why ? `${title}: ${why}` : title;
    }
    default:
      return names.partners.get(partnerOf(names, row) ?? "");
  }
}

/** The partner whose thing the subject is, as far as that can be told. */
function partnerOf(names: Names, { action, subject }: Row): string | undefined {
  switch (action.split(".")[0]) {
    case "site":
      return names.sites.get(subject)?.partnerId;
    case "device":
      return names.devices.get(subject)?.partnerId;
    case "membership":
      return names.memberships.get(subject)?.partnerId ?? undefined;
    case "picture":
      return names.pictures.get(subject) ?? (names.partners.has(subject) ? subject : undefined);
    case "helper_link":
      return names.helperLinks.get(subject);
    case "partner":
      return subject;
    case "group":
      return subject.split("/")[1];
    default:
      return undefined;
  }
}
