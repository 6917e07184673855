import type { AcceptanceResponse, GroupPartner } from "../../sdk/wire/acceptance.ts";
import type { Context } from "../platform/context.ts";
import { stillOwed } from "./groups.ts";

/** Groups, kinds and who could be in a group: all that the office's page shows. */
export async function viewAcceptance(context: Context): Promise<AcceptanceResponse> {
  const networkId = context.network.id;
  const { prisma } = context.database;
  const inOrder = { orderBy: { createdAt: "asc" } } as const;
  const [groups, kinds, spells, rows, open] = await Promise.all([
    prisma.acceptanceGroup.findMany({ where: { networkId }, ...inOrder }),
    prisma.voucherKind.findMany({ where: { networkId }, ...inOrder }),
    prisma.acceptanceGroupPartner.findMany({ where: { networkId, until: null } }),
    prisma.partner.findMany({
      where: { networkId, id: { not: networkId } },
      select: { id: true, name: true, state: true },
    }),
    prisma.pass.groupBy({
      by: ["groupId"],
      where: { networkId, groupId: { not: null }, state: { in: stillOwed } },
      _count: true,
      _sum: { valueCents: true },
    }),
  ]);
  const partners = rows.map(toGroupPartner).toSorted((a, b) => a.name.localeCompare(b.name, "de"));
  return {
    partners,
    groups: groups.map(({ id, name }) => {
      const members = new Set(spells.filter(({ groupId }) => groupId === id).map(({ partnerId }) => partnerId));
      const owed = open.find(({ groupId }) => groupId === id);
      return {
        id,
        name,
        partners: partners.filter((partner) => members.has(partner.id)),
        openCount: owed?._count ?? 0,
        openCents: owed?._sum.valueCents ?? 0,
      };
    }),
    kinds: kinds.map(({ id, name, groupId, denominationsCents, isOffered }) => ({
      id,
      name,
      groupId,
      denominationsCents,
      isOffered,
    })),
  };
}

/** Who takes what, for everybody: groups that a kind belongs to, with those in them who may take vouchers today. */
export async function listTakers(
  context: Context,
): Promise<{ id: string; name: string; kindNames: string[]; partnerNames: string[] }[]> {
  const { groups, kinds } = await viewAcceptance(context);
  return groups.flatMap(({ id, name, partners }) => {
    const kindNames = kinds.filter(({ groupId }) => groupId === id).map((kind) => kind.name);
    const partnerNames = partners.filter(({ state }) => state === "active").map((partner) => partner.name);
    return kindNames.length > 0 ? [{ id, name, kindNames, partnerNames }] : [];
  });
}

function toGroupPartner({ id, name, state }: { id: string; name: string; state: string }): GroupPartner {
  return { id, name, state: state as GroupPartner["state"] }; // safe because a CHECK allows no other
}
