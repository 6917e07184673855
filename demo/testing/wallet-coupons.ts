import type { CouponTerms } from "../../sdk/wire/coupon.ts";
import { parseCode } from "../../sdk/wire/pass-code.ts";
import { resumePartner, suspendPartner } from "../../server/partners/supervision.ts";
import { newPairingCode } from "../town/seed.ts";
import { asOwner } from "./books.ts";
import { anyTime, bookOnSale, liveCoupon, openBooks, takenCoupon } from "./coupons.ts";
import { TestDevice } from "./device.ts";
import type { TestTown } from "./test-town.ts";

type Query = Record<string, string | undefined>;

/** For the wallet's tests: the same coupon, taken by two phones. @returns bare codes with a full stop between */
export async function twinCoupons({ context, town }: TestTown): Promise<string> {
  const couponId = await liveCoupon(context, town.sites.blumen.partnerId, { title: "Auf alle Sträuße" });
  return `${await takenCoupon(context, couponId)}.${await takenCoupon(context, couponId)}`;
}

/**
 * A book of a whole season: `count` coupons of three partners; the second is over, the third begins in a year. The
 * first of the florist's was used where `used` is set.
 */
export async function seasonBook(
  town: TestTown,
  { count = "45", used }: Query,
): Promise<{ code: string; bookId: string }> {
  const { context } = town;
  const { blumen, baecker, kultur } = town.town.sites;
  const bookId = await bookOnSale(context);
  const sorts: Partial<CouponTerms>[] = [
    { title: "Auf alle Sträuße", minimumCents: 2_000, conditions: "Nicht auf Fleurop-Bestellungen." },
    { title: "Zum Frühstück", benefit: { kind: "extra", thing: "ein Kaffee" } },
    { title: "Für das neue Programm", benefit: { kind: "amount", amountCents: 300 }, firstDay: "2027-11-01" },
    {
      title: "Butterkuchen",
      benefit: { kind: "two_for_one", thing: "Butterkuchen" },
      hours: { from: "14:00", until: "18:00" },
    },
  ];
  const partners = [blumen, baecker, kultur];
  for (let i = 0; i < Number(count); i++) {
    const sort = sorts[i % sorts.length]!; // safe because the remainder is inside
    const { partnerId } = partners[i % partners.length]!; // safe for the same reason
    const title = `${sort.title} ${i + 1}`;
    const id = await liveCoupon(context, partnerId, { ...sort, title }, { kind: "book", bookId });
    // What is over can't be made at a desk; time made it so.
    if (i === 1) await asOwner(town, "UPDATE coupon_terms SET last_day = '2026-06-30' WHERE coupon_id = $1", [id]);
  }
  const [code = ""] = await openBooks(context, town.siteKey, bookId);
  if (used) await useCoupon(town, { code, entitlement: "1", minimum: "yes" });
  return { code, bookId };
}

/** One more coupon in a book that was sold already. */
export async function addToBook({ context, town }: TestTown, { book = "" }: Query): Promise<void> {
  const terms = { ...anyTime, title: "Nachzügler" };
  await liveCoupon(context, town.sites.blumen.partnerId, terms, { kind: "book", bookId: book });
}

/** As the florist does at its counter. @throws where the counter refuses */
export async function useCoupon(town: TestTown, { code = "", entitlement = "1", minimum }: Query): Promise<void> {
  const florist = await TestDevice.pair(town, await newPairingCode(town.twuster, town.town, "blumen"));
  const wish = { entitlement: Number(entitlement), ...(minimum ? { isMinimumReached: true as const } : {}) };
  const { outcome } = await florist.redeemCoupon(parseCode(code) ?? code, wish);
  if (outcome !== "redeemed") throw new Error(`not redeemed: ${outcome}`);
}

/** A partner, whose coupons may be on phones, takes no part any more. */
export async function leaveTown({ context, town }: TestTown): Promise<void> {
  await suspendPartner(context, "operator:test", town.sites.kultur.partnerId, "Für die Prüfung");
}

/** The same partner takes part again. */
export async function comeBack({ context, town }: TestTown): Promise<void> {
  await resumePartner(context, "operator:test", town.sites.kultur.partnerId);
}
