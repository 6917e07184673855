import { partnerUrl } from "../profiles/profile.ts";
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

/** The page an order was placed on, for the way back; undefined where that was one of ours, or is signed off. */
export async function findPageOfOrder(
  context: Context,
  orderId: string,
): Promise<{ name: string; url: string } | undefined> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  const order = await prisma.order.findUnique({ where: { networkId_id: { networkId, id: orderId } } });
  const site = order && (await prisma.site.findUnique({ where: { networkId_id: { networkId, id: order.siteId } } }));
  const url = site?.origins[0];
  if (site?.state !== "active" || !url || url === context.config.PUBLIC_URL) return undefined;
  return { name: site.name, url };
}

/** Names of those who take the voucher, in the order of the alphabet. */
export async function listPartners(context: Context): Promise<{ name: string; url?: string }[]> {
  const rows = await context.database.prisma.partner.findMany({
    // The issuer is on the list of partners for its own pages' sake; it sells vouchers and takes none.
    where: { networkId: context.network.id, id: { not: context.network.id }, state: "active" },
    select: { name: true, slug: true, isListed: true },
  });
  return rows
    .map(({ name, slug, isListed }) => ({ name, ...(isListed && slug ? { url: partnerUrl(context, slug) } : {}) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "de"));
}
