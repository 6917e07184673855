import type { PartnerKind, PartnerSummary, SupervisedPartner } from "../../sdk/wire/supervision.ts";
import { listOwners } from "../people/memberships.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import type { Partner as PartnerRow } from "../platform/generated/client.ts";
import { enqueueAgain } from "../platform/outbox/outbox.ts";

const most = 100;

/** For the office: who takes part, by name or place. The issuer itself is no partner to be supervised. */
export async function listPartners(
  context: Context,
  search: string,
): Promise<{ partners: PartnerSummary[]; hasMore: boolean }> {
  const contains = { contains: search.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  const rows = await context.database.prisma.partner.findMany({
    where: {
      networkId: context.network.id,
      id: { not: context.network.id },
      ...(search ? { OR: [{ name: contains }, { legalName: contains }, { city: contains }, { email: contains }] } : {}),
    },
    orderBy: { name: "asc" },
    take: most + 1,
  });
  const partners = rows.slice(0, most).map(summaryOf);
  return {
    partners: partners.toSorted((a, b) => a.name.localeCompare(b.name, "de")),
    hasMore: rows.length > most,
  };
}

/** @throws {Refusal} not_found */
export async function viewPartner(context: Context, partnerId: string): Promise<SupervisedPartner> {
  const row = await findRow(context, partnerId);
  const { legalName, street, postalCode, phone, email, website, registerNumber, accountHolder } = row;
  return {
    ...summaryOf(row),
    legalName,
    street,
    postalCode,
    phone,
    email,
    website,
    registerNumber,
    accountHolder,
    ...(row.ibanSealed ? { iban: await unsealIban(context, partnerId, row.ibanSealed) } : {}),
    since: row.createdAt.toISOString(),
    owners: (await listOwners(context, partnerId)).map(({ email }) => email),
    ...(row.suspendedReason ? { suspendedReason: row.suspendedReason } : {}),
  };
}

/**
 * Closes a partner's counter, sites and scanners until it is resumed; each owner is told why.
 * @throws {Refusal} not_found, conflict where it is suspended
 */
export async function suspendPartner(context: Context, actor: string, id: string, reason: string): Promise<void> {
  await setState(context, actor, id, { from: "active", to: "suspended", reason });
}

/** @throws {Refusal} not_found, conflict where it is not suspended */
export async function resumePartner(context: Context, actor: string, id: string): Promise<void> {
  await setState(context, actor, id, { from: "suspended", to: "active", reason: null });
}

async function setState(
  context: Context,
  actor: string,
  id: string,
  change: { from: "active" | "suspended"; to: "active" | "suspended"; reason: string | null },
): Promise<void> {
  await findRow(context, id);
  const topic = change.to === "suspended" ? "mail.partner-suspended" : "mail.partner-resumed";
  const owners = await listOwners(context, id);
  await context.database.transaction(async (store) => {
    const { count } = await store.partner.updateMany({
      where: { networkId: context.network.id, id, state: change.from },
      data: { state: change.to, suspendedReason: change.reason },
    });
    if (count === 0) throw new Refusal("conflict");
    const action = change.to === "suspended" ? "partner.suspended" : "partner.resumed";
    await audit(context, store, { actor, action, subject: id });
    for (const { personId } of owners) await enqueueAgain(context, store, topic, `${id}/${personId}`);
  });
  context.wake();
}

/** A partner's account is sealed for that partner alone. */
export async function sealIban(context: Context, partnerId: string, iban: string): Promise<string> {
  return context.keys.seal(context.network.id, `iban ${partnerId}`, { iban });
}

async function unsealIban(context: Context, partnerId: string, sealed: string): Promise<string> {
  return (await context.keys.unseal<{ iban: string }>(context.network.id, `iban ${partnerId}`, sealed)).iban;
}

async function findRow(context: Context, id: string): Promise<PartnerRow> {
  const networkId = context.network.id;
  const row = await context.database.prisma.partner.findUnique({ where: { networkId_id: { networkId, id } } });
  if (!row || id === networkId) throw new Refusal("not_found");
  return row;
}

function summaryOf({ id, name, kind, city, state }: PartnerRow): PartnerSummary {
  return {
    id,
    name,
    city,
    kind: kind as PartnerKind, // safe because a CHECK allows no other
    state: state as PartnerSummary["state"], // safe because a CHECK allows no other
  };
}
