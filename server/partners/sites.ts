import type { Context } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";

export interface Site {
  id: string;
  partnerId: string;
  name: string;
  origins: string[];
}

/**
 * The site behind a publishable key, calling from one of its exact origins. The key names the site and
 * authorises nothing: it is printed in every page.
 * @param origin the request's `Origin`; the API's own pages may act for every site of the network.
 * @throws {Refusal} unauthorized for an unknown or revoked key or a suspended partner, forbidden from a foreign origin
 */
export async function getSite(context: Context, key: string, origin: string | undefined): Promise<Site> {
  const site = await context.database.prisma.site.findUnique({
    where: { networkId_key: { networkId: context.network.id, key } },
  });
  const partner =
    site &&
    (await context.database.prisma.partner.findUnique({
      where: { networkId_id: { networkId: context.network.id, id: site.partnerId } },
    }));
  if (site?.state !== "active" || partner?.state !== "active") throw new Refusal("unauthorized");
  if (origin !== undefined && origin !== context.config.PUBLIC_URL && !site.origins.includes(origin))
    throw new Refusal("forbidden");
  return { id: site.id, partnerId: site.partnerId, name: site.name, origins: site.origins };
}
