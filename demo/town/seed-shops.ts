import type { Context } from "../../server/platform/context.ts";
import { enrolPartner } from "../../server/partners/enrol.ts";
import { editProfile } from "../../server/profiles/edit-profile.ts";
import type { Wishes } from "./seed-coupons.ts";
import { shopsWithoutSite } from "./shops-without-site.ts";

/**
 * The shops, makers and clubs that have no website and are found on Twuster alone, as most are. Made once, by their names;
 * only the demo has them.
 * @returns what each of them gives
 */
export async function seedShops(context: Context): Promise<Wishes[]> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  const seeded: Wishes[] = [];
  for (const { name, legalName, kind, profile, coupons } of shopsWithoutSite) {
    const known = await prisma.partner.findFirst({ where: { networkId, name }, select: { id: true } });
    const partnerId = known?.id ?? (await enrolPartner(context, name));
    seeded.push({ partnerId, coupons });
    const where = { networkId, id: partnerId, city: "" };
    const { count } = await prisma.partner.updateMany({ where, data: { kind, legalName } });
    if (count === 0) continue;
    const input = { website: "", postalCode: "27239", city: context.network.town, isListed: true, ...profile };
    await editProfile(context, { partnerId, input, actor: "seed" });
  }
  return seeded;
}
