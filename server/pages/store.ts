import { getSite, type Site } from "../partners/sites.ts";
import type { Context } from "../platform/context.ts";

/** The network's own site: the first active one that lives at the API's origin. It sells on the hosted page. */
export async function findHostedSite(context: Context): Promise<{ key: string; site: Site } | undefined> {
  const row = await context.database.prisma.site.findFirst({
    where: { networkId: context.network.id, state: "active", origins: { has: context.config.PUBLIC_URL } },
    orderBy: { createdAt: "asc" },
  });
  return row ? { key: row.key, site: await getSite(context, row.key, undefined) } : undefined;
}

/** Names of those who take the voucher, in the order of the alphabet. */
export async function listPartnerNames(context: Context): Promise<string[]> {
  const rows = await context.database.prisma.partner.findMany({
    where: { networkId: context.network.id, state: "active" },
    select: { name: true },
  });
  // The issuer is on the list of partners for its own pages' sake; it sells vouchers and takes none.
  const names = rows.map(({ name }) => name).filter((name) => name !== context.network.issuer.name);
  return names.toSorted((a, b) => a.localeCompare(b, "de"));
}
