import { addDays, dayOf } from "../../server/platform/calendar.ts";
import { bookOnSale, liveCoupon } from "./coupons.ts";
import type { TestTown } from "./test-town.ts";

/** Coupons of every sort in a test town: few left, one left, one a day, ending soon, many of them, and a book. */
export async function fillWithCoupons({ context, town }: TestTown): Promise<void> {
  const { blumen, baecker, imker, stadt } = town.sites;
  const rose = {
    title: "Auf alle Rosen",
    minimumCents: 2_000,
    weekdays: [1, 2, 3, 4, 5],
    conditions: "Nicht auf Bestellungen.",
  };
  await liveCoupon(context, blumen.partnerId, rose, { kind: "all", totalLimit: 3 });
  const last = { title: "Der letzte", benefit: { kind: "extra", thing: "eine Vase" } } as const;
  await liveCoupon(context, blumen.partnerId, last, { kind: "all", totalLimit: 1 });
  const today = dayOf(context.clock.now(), context.network.timeZone);
  const soon = addDays(today, 5);
  const cake = { title: "Nur diese Woche", benefit: { kind: "amount", amountCents: 150 }, lastDay: soon } as const;
  await liveCoupon(context, baecker.partnerId, cake);
  const oneADay = { kind: "all", dailyLimit: 1 } as const;
  await liveCoupon(context, baecker.partnerId, { title: "Jeden Tag einer" }, oneADay);
  await liveCoupon(context, baecker.partnerId, { title: "Heute zuletzt", lastDay: today }, oneADay);
  for (let number = 1; number <= 14; number++)
    await liveCoupon(context, imker.partnerId, {
      title: `Honig Nummer ${number}`,
      benefit: { kind: "percent", percent: 5 },
    });
  // As many as the skeleton of one partner draws; no other test gives the town hall any.
  await liveCoupon(context, stadt.partnerId, { title: "Auf jede Führung" });
  await liveCoupon(context, stadt.partnerId, { title: "Auf jedes Trauzimmer" });
  const bookId = await bookOnSale(context);
  const two = { title: "Butterkuchen", benefit: { kind: "two_for_one", thing: "Butterkuchen" } } as const;
  await liveCoupon(context, baecker.partnerId, two, { kind: "book", bookId });
}
