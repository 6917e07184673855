import type { AuditGroup, AuditHead, AuditPlace, AuditResponse } from "../../sdk/wire/audit.ts";
import { helperLinkId } from "../devices/pairing.ts";
import { actorOf } from "../people/person.ts";
import type { Context } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import type { AuditRow, Prisma } from "../platform/generated/client.ts";
import { actionsOf } from "./action-groups.ts";
import { describeRows, type Reader } from "./describe.ts";

const pageSize = 50;

export interface AuditFilter {
  group?: AuditGroup | undefined;
  partner?: string | undefined;
  device?: string | undefined;
}

/** Newest first. @param before the last entry's id that is known @throws {Refusal} not_found for a partner or device that is not there */
export async function listAudit(
  context: Context,
  reader: Reader,
  filter: AuditFilter,
  before?: string,
): Promise<AuditResponse> {
  const where = { ...(await whereOf(context, filter)), ...(before ? { id: { lt: before } } : {}) };
  const { prisma } = context.database;
  // By id: a UUIDv7 begins with the time it was made at, and is the key.
  const found = await prisma.auditRow.findMany({ where, orderBy: { id: "desc" }, take: pageSize + 1 });
  const rows = found.slice(0, pageSize);
  const [described, seals, head] = await Promise.all([
    describeRows(context, reader, rows),
    findSeals(context, rows),
    findHead(context),
  ]);
  return {
    entries: rows.map(({ id, at, action }, index) => {
      const seal = seals.get(id)?.seal;
      return { id, at: at.toISOString(), action, ...described[index]!, ...(seal ? { seal } : {}) }; // safe because every row is described
    }),
    hasMore: found.length > pageSize,
    ...(head ? { head } : {}),
  };
}

/** The newest seal; undefined while there is none. */
async function findHead({ database, network }: Context): Promise<AuditHead | undefined> {
  const seal = await database.prisma.auditSeal.findFirst({
    where: { networkId: network.id },
    orderBy: { number: "desc" },
  });
  if (!seal) return undefined;
  const digest = Buffer.from(seal.digest).toString("hex");
  return { number: seal.number, digest, sealedAt: seal.sealedAt.toISOString() };
}

export async function findSeals(
  { database, network }: Context,
  rows: readonly Pick<AuditRow, "id">[],
): Promise<Map<string, { seal: number; position: number }>> {
  const sealed = await database.prisma.auditSealedRow.findMany({
    where: { networkId: network.id, auditId: { in: rows.map(({ id }) => id) } },
  });
  return new Map(sealed.map(({ auditId, seal, position }) => [auditId, { seal, position }]));
}

/** Every partner, suspended ones too, and whatever ever scanned for it. */
export async function listPlaces({ database, network }: Context): Promise<AuditPlace[]> {
  const networkId = network.id;
  const [partners, devices] = await Promise.all([
    database.prisma.partner.findMany({
      where: { networkId, id: { not: networkId } },
      select: { id: true, name: true },
    }),
    database.prisma.device.findMany({ where: { networkId }, select: { id: true, name: true, partnerId: true } }),
  ]);
  const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, "de");
  const devicesOf = new Map(partners.map(({ id }) => [id, [] as typeof devices]));
  for (const device of devices) devicesOf.get(device.partnerId)?.push(device);
  return partners.toSorted(byName).map(({ id, name }) => ({
    id,
    name,
    devices: (devicesOf.get(id) ?? []).toSorted(byName).map((device) => ({ id: device.id, name: device.name })),
  }));
}

export async function whereOf(context: Context, filter: AuditFilter): Promise<Prisma.AuditRowWhereInput> {
  const { group, partner, device } = filter;
  return {
    networkId: context.network.id,
    ...(group ? { action: { in: actionsOf(group) } } : {}),
    AND: [
      ...(partner ? [await ofPartner(context, partner)] : []),
      ...(device ? [await ofDevice(context, device)] : []),
    ],
  };
}

/** What its scanners did, and what was done to anything that is or was the partner's. */
async function ofPartner(context: Context, partnerId: string): Promise<Prisma.AuditRowWhereInput> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  const own = { where: { networkId, partnerId }, select: { id: true } } as const;
  const [partner, devices, sites, pictures, applications, members, links] = await Promise.all([
    prisma.partner.findUnique({ where: { networkId_id: { networkId, id: partnerId } } }),
    prisma.device.findMany(own),
    prisma.site.findMany(own),
    prisma.partnerPicture.findMany(own),
    prisma.application.findMany(own),
    prisma.membership.findMany({ where: { networkId, partnerId }, select: { id: true, personId: true } }),
    prisma.pairingCode.findMany({ where: { networkId, partnerId, deviceExpiresAt: { not: null } } }),
  ]);
  if (!partner) throw new Refusal("not_found");
  const subjects = [...devices, ...sites, ...pictures, ...applications, ...members].map(({ id }) => id);
  return {
    OR: [
      { subject: { in: [partnerId, ...subjects, ...links.map(({ codeHmac }) => helperLinkId(codeHmac))] } },
      { action: { startsWith: "group.partner" }, subject: { endsWith: `/${partnerId}` } },
      { actor: { in: devices.map(({ id }) => `device:${id}`) } },
      // A removed picture is gone and no longer says whose it was.
      { action: "picture.removed", actor: { in: members.map(({ personId }) => actorOf({ id: personId })) } },
    ],
  };
}

async function ofDevice(context: Context, id: string): Promise<Prisma.AuditRowWhereInput> {
  const networkId = context.network.id;
  const device = await context.database.prisma.device.findUnique({ where: { networkId_id: { networkId, id } } });
  if (!device) throw new Refusal("not_found");
  return { OR: [{ actor: `device:${id}` }, { subject: id }] };
}
