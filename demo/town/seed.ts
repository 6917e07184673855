import { uuidv7 } from "uuidv7";
import type { Twuster } from "../../server/compose.ts";
import { createPairingCode } from "../../server/devices/pairing.ts";
import { findNetworkBySlug, insertNetwork, type NewNetwork } from "../../server/networks/store.ts";
import { addSite, enrolPartner, newSiteKey } from "../../server/partners/enrol.ts";
import { createOperatorKey, newOperatorKey } from "../../server/partners/operator-keys.ts";
import type { Context } from "../../server/platform/context.ts";
import { findPassState } from "../../server/passes/store.ts";
import { newCode } from "../../server/passes/issue.ts";
import { mintTraining } from "../../server/vouchers/voucher-line.ts";
import { seedProfiles } from "./seed-profiles.ts";

export const demoSiteNames = ["baecker", "blumen", "imker", "kultur", "stadt"] as const;
export type DemoSiteName = (typeof demoSiteNames)[number];

export const partnerNames: Record<DemoSiteName, string> = {
  baecker: "Bäckerei Meyerholz",
  blumen: "Blumen Wessels",
  imker: "Imkerei Stührmann",
  kultur: "Kulturverein Alte Strohhutfabrik",
  stadt: "Stadt Twistringen",
};

/** What the demo and the tests need to know of the town; secrets of a test network only. */
export interface SeededTown {
  slug: string;
  liveSlug: string;
  sites: Record<DemoSiteName, { key: string; partnerId: string }>;
  hostedSiteKey: string;
  closedSiteKey: string;
  trainingCode: string;
  operatorKey: string;
}

/** Draws the town's ids and keys; nothing is stored yet. */
export function draftTown(liveSlug = "twistringen"): SeededTown {
  const slug = `${liveSlug}-test`;
  const site = (): { key: string; partnerId: string } => ({
    key: newSiteKey({ slug, mode: "test" }),
    partnerId: uuidv7(),
  });
  return {
    slug,
    liveSlug,
    sites: { baecker: site(), blumen: site(), imker: site(), kultur: site(), stadt: site() },
    hostedSiteKey: newSiteKey({ slug, mode: "test" }),
    closedSiteKey: newSiteKey({ slug: liveSlug, mode: "live" }),
    trainingCode: newCode(),
    operatorKey: newOperatorKey(),
  };
}

/**
 * Makes Twistringen and its test twin, with five partners and their sites. Each step is skipped where it was done
 * before, so a start that was cut off is made good by the next; the origins follow the port.
 */
export async function seedTown(
  twuster: Twuster,
  town: SeededTown,
  originsOf: (site: DemoSiteName) => string[],
): Promise<void> {
  const test = await ensureNetwork(twuster, { ...twistringen, slug: town.slug, mode: "test" });
  const live = await ensureNetwork(twuster, { ...twistringen, slug: town.liveSlug, mode: "live" });
  for (const name of demoSiteNames) {
    const { key, partnerId } = town.sites[name];
    await ensureSite(test, { key, partnerId, name: partnerNames[name], origins: originsOf(name) });
  }
  await seedProfiles(test, town.sites);
  const origins = [test.config.PUBLIC_URL];
  await ensureSite(test, {
    key: town.hostedSiteKey,
    partnerId: test.network.id,
    name: test.network.issuer.name,
    origins,
  });
  await ensureSite(live, {
    key: town.closedSiteKey,
    partnerId: live.network.id,
    name: live.network.issuer.name,
    origins,
  });
  if (!(await findPassState(test, town.trainingCode))) await mintTraining(test, town.trainingCode, 2_500);
  await createOperatorKey(test, "Büro der GUT", town.operatorKey);
}

/** Pairs one scanner with a partner. */
export async function newPairingCode(twuster: Twuster, town: SeededTown, site: DemoSiteName): Promise<string> {
  return createPairingCode(await twuster.directory.contextOfSlug(town.slug), town.sites[site].partnerId);
}

/** A partner's site, and the partner where it is not there yet; the origins follow. */
export async function ensureSite(
  context: Context,
  site: { key: string; partnerId: string; name: string; origins: string[] },
): Promise<void> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  const known = await prisma.partner.findUnique({ where: { networkId_id: { networkId, id: site.partnerId } } });
  if (!known) await enrolPartner(context, site.name, [], site.partnerId);
  const { count } = await prisma.site.updateMany({
    where: { networkId, key: site.key },
    data: { origins: site.origins },
  });
  if (count === 0) await addSite(context, site.partnerId, site.name, site.origins, site.key);
}

/** A town by its slug, made where it is not there yet. */
export async function ensureNetwork(twuster: Twuster, network: Omit<NewNetwork, "id">): Promise<Context> {
  const { database, clock } = twuster.platform;
  if (!(await findNetworkBySlug(database, network.slug)))
    await insertNetwork(database, { id: uuidv7(), ...network }, clock.now());
  return twuster.directory.contextOfSlug(network.slug);
}

const twistringen: Omit<NewNetwork, "id" | "slug" | "mode"> = {
  town: "Twistringen",
  voucherName: "Stadtgutschein Twistringen",
  brandColor: "#1d5c45",
  issuer: {
    name: "GUT Twistringen e. V.",
    street: "Lange Straße 1",
    postalCode: "27239",
    city: "Twistringen",
    email: "gutschein@gut-twistringen.example",
  },
  // The sample account of the German banks' own documentation: valid in form, nobody's.
  iban: "DE02120300000000202051",
  bic: "BYLADEM1001",
  denominationsCents: [1_000, 2_500, 5_000],
  maxVouchers: 20,
  timeZone: "Europe/Berlin",
  postcodeAreas: ["27", "28"],
};
