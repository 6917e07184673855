import { uuidv7 } from "uuidv7";
import type { OpeningSpan } from "../../sdk/wire/opening-hours.ts";
import type { PartnerKind, ProfileInput } from "../../sdk/wire/profile.ts";
import type { Twuster } from "../../server/compose.ts";
import { enrolPartner, newSiteKey } from "../../server/partners/enrol.ts";
import { editProfile } from "../../server/profiles/edit-profile.ts";
import type { Context } from "../../server/platform/context.ts";
import { ensureNetwork, ensureSite } from "./seed.ts";

/** What the demo keeps of the second town: it shares the installation with Twistringen and nothing else. */
export interface SeededNeighbour {
  slug: string;
  eis: { key: string; partnerId: string };
  hofladen: { partnerId: string };
  /** The same club as in Twistringen, a partner of its own here. */
  kultur: { partnerId: string };
  hostedSiteKey: string;
}

export function draftNeighbour(slug = "bassum-test"): SeededNeighbour {
  const key = (): string => newSiteKey({ slug, mode: "test" });
  return {
    slug,
    eis: { key: key(), partnerId: uuidv7() },
    hofladen: { partnerId: uuidv7() },
    kultur: { partnerId: uuidv7() },
    hostedSiteKey: key(),
  };
}

const bassum = {
  town: "Bassum",
  voucherName: "Bassumer Stadtgutschein",
  brandColor: "#7a2f5c",
  issuer: {
    name: "Bassumer Kaufleute e. V.",
    street: "Sulinger Straße 3",
    postalCode: "27211",
    city: "Bassum",
    email: "gutschein@bassumer-kaufleute.example",
  },
  // The other sample account of the banks' documentation.
  iban: "DE89370400440532013000",
  bic: "COBADEFFXXX",
  denominationsCents: [500, 1_500, 3_000],
  maxVouchers: 10,
  timeZone: "Europe/Berlin",
  postcodeAreas: ["27"],
};

type Shown = Pick<ProfileInput, "story" | "street" | "categories" | "hours" | "location"> & { kind: PartnerKind };
const on = (weekdays: number[], from: string, to: string): OpeningSpan[] =>
  weekdays.map((weekday) => ({ weekday, from, to }));
const profiles: Record<"eis" | "hofladen" | "kultur", Shown & { name: string }> = {
  eis: {
    name: "Eiscafé Dolomiti",
    kind: "restaurant",
    story: "Seit 1974 am Marktplatz. Haselnuss aus dem Piemont, Milch aus Nordwohlde. Im Januar fahren wir heim.",
    street: "Marktplatz 9",
    categories: ["food"],
    hours: { weekly: on([2, 3, 4, 5, 6, 7], "10:00", "21:00"), closed: [] },
    location: { latitude: 52.8494, longitude: 8.7262 },
  },
  hofladen: {
    name: "Hof Ridder",
    kind: "producer",
    story: "Kartoffeln, Eier und im Herbst Kürbisse. Bezahlt wird an der Kasse im Stall.",
    street: "Nienstedt 12",
    categories: ["farm", "food"],
    hours: { weekly: on([5, 6], "09:00", "18:00"), closed: [] },
    location: { latitude: 52.8412, longitude: 8.7417 },
  },
  kultur: {
    name: "Kulturverein Alte Strohhutfabrik",
    kind: "club",
    story: "Wir spielen auch in Bassum: dreimal im Jahr in der Stiftskirche und im Sommer im Park.",
    street: "Stiftstraße 1",
    categories: ["culture", "club"],
    hours: { weekly: on([6], "18:00", "23:00"), closed: [] },
    location: { latitude: 52.8478, longitude: 8.7301 },
  },
};

/** Makes the second town; each step is skipped where it was done before. */
export async function seedNeighbour(twuster: Twuster, town: SeededNeighbour, eisOrigins: string[]): Promise<Context> {
  const context = await ensureNetwork(twuster, { ...bassum, slug: town.slug, mode: "test" });
  for (const key of ["eis", "hofladen", "kultur"] as const) await ensurePartner(context, town[key].partnerId, key);
  await ensureSite(context, { ...town.eis, name: profiles.eis.name, origins: eisOrigins });
  await ensureSite(context, {
    key: town.hostedSiteKey,
    partnerId: context.network.id,
    name: bassum.issuer.name,
    origins: [context.config.PUBLIC_URL],
  });
  return context;
}

async function ensurePartner(context: Context, partnerId: string, key: keyof typeof profiles): Promise<void> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  const { name, kind, ...profile } = profiles[key];
  if (await prisma.partner.findUnique({ where: { networkId_id: { networkId, id: partnerId } } })) return;
  await enrolPartner(context, name, [], partnerId);
  await prisma.partner.updateMany({ where: { networkId, id: partnerId }, data: { kind, legalName: name } });
  const input = { ...profile, website: "", phone: "", postalCode: "27211", city: "Bassum", isListed: true };
  await editProfile(context, { partnerId, input, actor: "seed" });
}
