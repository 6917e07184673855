import type { Database } from "../platform/database/database.ts";
import type { Network as NetworkRow } from "../platform/generated/client.ts";
import type { Network } from "./network.ts";

/** Undefined where no network has this slug. */
export async function findNetworkBySlug(database: Database, slug: string): Promise<Network | undefined> {
  const row = await database.prisma.network.findUnique({ where: { slug } });
  return row ? toNetwork(row) : undefined;
}

export async function getNetwork(database: Database, id: string): Promise<Network> {
  return toNetwork(await database.prisma.network.findUniqueOrThrow({ where: { id } }));
}

export async function listNetworks(database: Database): Promise<Network[]> {
  return (await database.prisma.network.findMany({ orderBy: { slug: "asc" } })).map(toNetwork);
}

export async function insertNetwork(database: Database, network: Network, createdAt: Date): Promise<void> {
  const { issuer, ...rest } = network;
  await database.prisma.network.create({
    data: {
      ...rest,
      issuerName: issuer.name,
      issuerStreet: issuer.street,
      issuerPostalCode: issuer.postalCode,
      issuerCity: issuer.city,
      issuerEmail: issuer.email,
      createdAt,
    },
  });
}

function toNetwork(row: NetworkRow): Network {
  return {
    id: row.id,
    slug: row.slug,
    mode: row.mode as Network["mode"], // safe because a CHECK allows no other
    town: row.town,
    voucherName: row.voucherName,
    brandColor: row.brandColor,
    issuer: {
      name: row.issuerName,
      street: row.issuerStreet,
      postalCode: row.issuerPostalCode,
      city: row.issuerCity,
      email: row.issuerEmail,
    },
    iban: row.iban,
    bic: row.bic,
    denominationsCents: row.denominationsCents,
    maxVouchers: row.maxVouchers,
    timeZone: row.timeZone,
  };
}
