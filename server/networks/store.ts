import type { NetworkSettings } from "../../sdk/wire/network-settings.ts";
import type { Database, Store } from "../platform/database/database.ts";
import type { Network as NetworkRow } from "../platform/generated/client.ts";
import type { Network } from "./network.ts";
import { readTexts } from "./town-texts.ts";

/** Undefined where no network has this slug. */
export async function findNetworkBySlug(database: Database, slug: string): Promise<Network | undefined> {
  const row = await database.prisma.network.findUnique({ where: { slug } });
  return row ? toNetwork(row) : undefined;
}

export async function getNetwork(database: Database, id: string, store: Store = database.prisma): Promise<Network> {
  return toNetwork(await store.network.findUniqueOrThrow({ where: { id } }));
}

export async function listNetworks(database: Database): Promise<Network[]> {
  return (await database.prisma.network.findMany({ orderBy: { slug: "asc" } })).map(toNetwork);
}

/** A network as it begins; areas and texts are its operators' to set. */
export type NewNetwork = Omit<Network, "postcodeAreas" | "texts"> & Partial<Pick<Network, "postcodeAreas" | "texts">>;

export async function insertNetwork(database: Database, network: NewNetwork, createdAt: Date): Promise<void> {
  const { issuer, texts, ...rest } = network;
  await database.prisma.network.create({
    data: {
      ...rest,
      texts: texts ?? {},
      issuerName: issuer.name,
      issuerStreet: issuer.street,
      issuerPostalCode: issuer.postalCode,
      issuerCity: issuer.city,
      issuerEmail: issuer.email,
      createdAt,
    },
  });
}

/** Writes what an operator may change; the issuer's own entry among the partners takes its name. */
export async function updateNetwork(store: Store, id: string, settings: NetworkSettings): Promise<void> {
  const { issuer, ...rest } = settings;
  await store.network.updateMany({
    where: { id },
    data: {
      ...rest,
      issuerName: issuer.name,
      issuerStreet: issuer.street,
      issuerPostalCode: issuer.postalCode,
      issuerCity: issuer.city,
      issuerEmail: issuer.email,
    },
  });
  await store.partner.updateMany({ where: { networkId: id, id }, data: { name: issuer.name } });
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
    postcodeAreas: row.postcodeAreas,
    texts: readTexts(row.texts),
  };
}
