import { uuidv7 } from "uuidv7";
import type { Network } from "../networks/network.ts";
import type { Context } from "../platform/context.ts";
import { randomCharacters } from "../platform/crypto/random.ts";

/** Adds a partner. Until partners apply themselves, the seed and the tests do it. */
export async function enrolPartner(
  context: Context,
  name: string,
  scannerOrigins: string[] = [],
  id = uuidv7(),
): Promise<string> {
  const { prisma } = context.database;
  await prisma.partner.create({
    data: { networkId: context.network.id, id, name, scannerOrigins, createdAt: context.clock.now() },
  });
  return id;
}

/** Adds a site of a partner and returns its publishable key. */
export async function addSite(
  context: Context,
  partnerId: string,
  name: string,
  origins: string[],
  key = newSiteKey(context.network),
): Promise<string> {
  await context.database.prisma.site.create({
    data: {
      networkId: context.network.id,
      id: uuidv7(),
      partnerId,
      name,
      key,
      origins,
      createdAt: context.clock.now(),
    },
  });
  return key;
}

/** `pk_test_NETWORK_RANDOM` */
export function newSiteKey(network: Pick<Network, "mode" | "slug">): string {
  return `pk_${network.mode}_${network.slug}_${randomCharacters(16).toLowerCase()}`;
}

export async function revokeSite(context: Context, key: string): Promise<void> {
  await context.database.prisma.site.update({
    where: { networkId_key: { networkId: context.network.id, key } },
    data: { state: "revoked" },
  });
}
