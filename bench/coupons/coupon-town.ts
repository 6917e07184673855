import { seedPictures } from "../../demo/town/seed-profiles.ts";
import { anyTime } from "../../demo/testing/coupons.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { CouponDraft } from "../../sdk/wire/coupon-desk.ts";
import type { CouponBenefit } from "../../sdk/wire/coupon.ts";
import { categoryNamesGerman } from "../../sdk/wire/category-names.de.ts";
import { createCoupon, setCouponState } from "../../server/coupons/desk.ts";
import { enrolPartner } from "../../server/partners/enrol.ts";
import { addDays, dayOf } from "../../server/platform/calendar.ts";
import { listPictures } from "../../server/profiles/profile.ts";

/** Beside the five of the town, which have pictures. */
const MORE_PARTNERS = 15;
/** As the server's pool of connections bears. */
const AT_ONCE = 5;

/** A town with so many coupons of every sort on offer, made as at the partners' desks. */
export async function startCouponTown(count: number): Promise<TestTown> {
  const town = await startTestTown({ worker: false });
  try {
    const partners = await gatherPartners(town);
    const today = dayOf(town.context.clock.now(), town.context.network.timeZone);
    const make = async (number: number): Promise<void> => {
      const { partnerId, pictureId } = partners[number % partners.length]!; // safe because it is inside
      const at = { partnerId, actor: "bench" };
      const id = await createCoupon(town.context, at, {
        ...draft(number, today),
        ...(pictureId === undefined ? {} : { pictureId }),
      });
      await setCouponState(town.context, { ...at, id }, "live");
    };
    for (let number = 0; number < count; number += AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - number) }, (_, i) => make(number + i)));
    return town;
  } catch (error) {
    await town.close();
    throw error;
  }
}

async function gatherPartners({ context, town }: TestTown): Promise<{ partnerId: string; pictureId?: string }[]> {
  await seedPictures(context, town.sites);
  const known = Object.values(town.sites).map(async ({ partnerId }) => {
    const [picture] = await listPictures(context, partnerId);
    return { partnerId, pictureId: picture!.id }; // safe because it was just seeded
  });
  const categories = Object.keys(categoryNamesGerman);
  const added = Array.from({ length: MORE_PARTNERS }, async (_, i) => {
    const partnerId = await enrolPartner(context, `Fachgeschäft ${i + 1} am Rathaus`);
    await context.database.prisma.partner.update({
      where: { networkId_id: { networkId: context.network.id, id: partnerId } },
      data: {
        street: `Lange Straße ${i + 2}`,
        postalCode: "27239",
        city: "Twistringen",
        categories: [categories[i % categories.length]!], // safe because it is inside
      },
    });
    return { partnerId };
  });
  return Promise.all([...known, ...added]);
}

/** Of every kind in turns; every fifth ends soon, every third has a limit, every fourth conditions. */
function draft(number: number, today: string): CouponDraft {
  const benefits: CouponBenefit[] = [
    { kind: "percent", percent: 5 + (number % 6) * 5 },
    { kind: "amount", amountCents: 150 + (number % 9) * 50 },
    { kind: "two_for_one", thing: "Stück Butterkuchen" },
    { kind: "extra", thing: "ein Kaffee" },
  ];
  const turn = Math.floor(number / 20);
  return {
    terms: {
      ...anyTime,
      title: `Auf das ganze Sortiment, Angebot Nummer ${number + 1}`,
      benefit: benefits[turn % benefits.length]!, // safe because it is inside
      firstDay: addDays(today, -30),
      lastDay: addDays(today, turn % 5 === 0 ? 1 + (number % 13) : 30 + (number % 300)),
      ...(number % 2 === 0 ? { weekdays: [1, 2, 3, 4, 5] } : {}),
      ...(number % 6 === 0 ? { hours: { from: "14:00", until: "18:00" } } : {}),
      ...(number % 7 === 0 ? { minimumCents: 2_000 } : {}),
      ...(number % 4 === 0 ? { conditions: "Nicht auf Bestellungen und nicht zusammen mit anderen Coupons." } : {}),
    },
    audience: { kind: "all", ...(number % 3 === 0 ? { totalLimit: 50 + number } : {}) },
  };
}
