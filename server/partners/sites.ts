import type { Context } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import type { Site as SiteRow } from "../platform/generated/client.ts";

export interface Site {
  id: string;
  partnerId: string;
  name: string;
  origins: string[];
}

const seenEveryMs = 3_600_000;

/**
 * The site behind a publishable key, calling from one of its exact origins. The key names the site and
 * authorises nothing: it is printed in every page.
 * @param origin the request's `Origin`; the API's own pages may act for every site of the network.
 * @throws {Refusal} unauthorized for an unknown or revoked key or a suspended partner, forbidden from a foreign origin
 */
export async function getSite(context: Context, key: string, origin: string | undefined): Promise<Site> {
  const found = await findByKey(context, key);
  if (!found?.isActive) throw new Refusal("unauthorized");
  const { site } = found;
  if (!mayCall(context, site, origin)) throw new Refusal("forbidden");
  return { id: site.id, partnerId: site.partnerId, name: site.name, origins: site.origins };
}

/** Whether a page of this origin may use the site's key. */
export function mayCall(context: Context, site: Pick<Site, "origins">, origin: string | undefined): boolean {
  return origin === undefined || origin === context.config.PUBLIC_URL || site.origins.includes(origin);
}

/** A key's site: by its key of today, or by one that was replaced and still works. */
export async function findByKey(
  context: Context,
  key: string,
): Promise<{ site: SiteRow; isActive: boolean; oldUntil: Date | undefined } | undefined> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  let site = await prisma.site.findUnique({ where: { networkId_key: { networkId, key } } });
  let oldUntil: Date | undefined;
  if (!site) {
    const retired = await prisma.retiredSiteKey.findUnique({ where: { networkId_key: { networkId, key } } });
    if (!retired || retired.expiresAt <= context.clock.now()) return undefined;
    oldUntil = retired.expiresAt;
    site = await prisma.site.findUniqueOrThrow({ where: { networkId_id: { networkId, id: retired.siteId } } });
  }
  const partner = await prisma.partner.findUnique({ where: { networkId_id: { networkId, id: site.partnerId } } });
  return { site, isActive: site.state === "active" && partner?.state === "active", oldUntil };
}

/** Notes that one of the site's own pages is alive; at most once an hour, and nothing about who looks at it. */
export async function noteSeen(context: Context, site: Site, origin: string | undefined): Promise<void> {
  if (origin === undefined || !site.origins.includes(origin)) return;
  const now = context.clock.now();
  await context.database.prisma.site.updateMany({
    where: {
      networkId: context.network.id,
      id: site.id,
      OR: [{ lastSeenAt: null }, { lastSeenAt: { lte: new Date(now.getTime() - seenEveryMs) } }],
    },
    data: { lastSeenAt: now },
  });
}

/** Forgets keys whose last day is over. */
export async function forgetRetiredKeys(context: Context): Promise<void> {
  await context.database.prisma.retiredSiteKey.deleteMany({
    where: { networkId: context.network.id, expiresAt: { lte: context.clock.now() } },
  });
}
