import type { CouponAudience } from "../../sdk/wire/coupon-desk.ts";
import { createBook, setBookState } from "../../server/coupon-books/office.ts";
import { createCoupon, setCouponState } from "../../server/coupons/desk.ts";
import type { Context } from "../../server/platform/context.ts";
import { listPictures } from "../../server/profiles/profile.ts";
import { addDays, dayOf } from "../../server/platform/calendar.ts";
import { amount, extra, percent, two, type CouponWish } from "./coupon-wish.ts";
import type { DemoSiteName } from "./seed.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** What the town's shops give away and put into the book. */
const wishes: Record<DemoSiteName, CouponWish[]> = {
  baecker: [
    {
      title: "Zum Frühstück vor neun",
      benefit: extra("ein Brötchen"),
      hours: { from: "06:00", until: "09:00" },
      dailyLimit: 20,
      withPicture: true,
    },
    { title: "Auf jedes Brot vom Vortag", benefit: percent(50), conditions: "Solange welches da ist." },
    { title: "Freitags vom Blech", benefit: two("Butterkuchen"), weekdays: [5], inBook: true },
    {
      title: "Auf die Torte zum Geburtstag",
      benefit: amount(500),
      minimumCents: 2_500,
      conditions: "Bitte zwei Tage vorher bestellen.",
      inBook: true,
    },
    { title: "Zum Brot", benefit: extra("ein Glas Marmelade"), minimumCents: 1_000, inBook: true },
  ],
  blumen: [
    {
      title: "Auf alle Sträuße aus dem Laden",
      benefit: percent(10),
      conditions: "Nicht auf Kränze und Bestellungen.",
      withPicture: true,
    },
    { title: "Advent: die ersten zwanzig", benefit: amount(300), minimumCents: 1_500, totalLimit: 20, days: 20 },
    { title: "Zum Strauß", benefit: extra("eine Grußkarte"), inBook: true },
    {
      title: "Topfpflanzen im Frühjahr",
      benefit: two("Geranien"),
      firstDay: "2027-04-15",
      lastDay: "2027-06-15",
      inBook: true,
    },
    { title: "Montags, wenn es ruhig ist", benefit: percent(15), weekdays: [1], inBook: true },
  ],
  imker: [
    {
      title: "Am Hoftisch",
      benefit: amount(100),
      minimumCents: 1_500,
      weekdays: [6],
      hours: { from: "08:00", until: "12:00" },
    },
    { title: "Wer das Glas zurückbringt", benefit: extra("eine Bienenwachskerze"), inBook: true },
    { title: "Heidehonig", benefit: percent(10), firstDay: "2027-09-01", lastDay: "2027-12-31", inBook: true },
  ],
  kultur: [
    {
      title: "Kino am Donnerstag",
      benefit: two("Kinokarten"),
      weekdays: [4],
      hours: { from: "19:00", until: "23:00" },
      totalLimit: 40,
    },
    {
      title: "An der Theke",
      benefit: extra("ein Getränk zum Konzert"),
      weekdays: [5, 6],
      hours: { from: "19:00", until: "01:00" },
      inBook: true,
    },
    { title: "Auf die Lesung", benefit: amount(300), inBook: true },
  ],
  stadt: [{ title: "Stadtführung durch das Strohhutviertel", benefit: two("Führungen"), weekdays: [6], inBook: true }],
};

/** What one partner gives. */
export interface Wishes {
  partnerId: string;
  coupons: readonly CouponWish[];
}

/** Coupons of every shop, and the book "Twistringen 2027". Made once: what desk and office do with them stays. */
export async function seedCoupons(
  context: Context,
  partners: Record<DemoSiteName, { partnerId: string }>,
  others: readonly Wishes[],
): Promise<void> {
  const { prisma } = context.database;
  if ((await prisma.couponBook.count({ where: { networkId: context.network.id } })) > 0) return;
  const today = dayOf(context.clock.now(), context.network.timeZone);
  const season = { firstDay: "2026-12-01", lastDay: "2027-12-31" };
  const bookId = await createBook(context, "seed", {
    title: "Twistringen 2027",
    story:
      "Ein Jahr lang Gutes aus der Stadt: vom Butterkuchen bis zur Kinokarte. Kommt ein Betrieb dazu, ist er auch in Ihrem Buch.",
    ...season,
    priceCents: 1_490,
    vatPercent: 19,
    numberLimit: 500,
  });
  const own = Object.entries(wishes) as [DemoSiteName, CouponWish[]][];
  const all = [...own.map(([name, coupons]) => ({ partnerId: partners[name].partnerId, coupons })), ...others];
  for (const { partnerId, coupons } of all) {
    const picture = (await listPictures(context, partnerId))[0]?.id;
    for (const { inBook, totalLimit, dailyLimit, days, withPicture, ...wish } of coupons) {
      const dates = inBook ? season : { firstDay: today, lastDay: addDays(today, days ?? 120) };
      const audience: CouponAudience = inBook
        ? { kind: "book", bookId }
        : { kind: "all", ...(totalLimit ? { totalLimit } : {}), ...(dailyLimit ? { dailyLimit } : {}) };
      const at = { partnerId, actor: "seed" };
      const terms = { conditions: "", weekdays: everyDay, ...dates, ...wish };
      const id = await createCoupon(context, at, {
        terms,
        audience,
        ...(withPicture && picture ? { pictureId: picture } : {}),
      });
      await setCouponState(context, { ...at, id }, "live");
    }
  }
  await setBookState(context, "seed", bookId, "on_sale");
}
