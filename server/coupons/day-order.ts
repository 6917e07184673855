import { createHash } from "node:crypto";

/**
 * The order of the day: partners are drawn by lot anew each day, and each comes once before any comes a second time.
 * Nobody can buy a place, and nobody keeps one; the lot is SHA-256 over day and id, so that anybody can draw it again.
 * @param day `YYYY-MM-DD`
 */
export function inOrderOfTheDay<T extends { id: string; partner: { id: string } }>(coupons: T[], day: string): T[] {
  const rounds = new Map<string, T[]>();
  for (const coupon of coupons.toSorted((a, b) => compare(lot(day, a.id), lot(day, b.id)))) {
    const own = rounds.get(coupon.partner.id) ?? [];
    own.push(coupon);
    rounds.set(coupon.partner.id, own);
  }
  return [...rounds]
    .flatMap(([partnerId, own]) => own.map((coupon, round) => ({ coupon, round, lot: lot(day, partnerId) })))
    .toSorted((a, b) => a.round - b.round || compare(a.lot, b.lot))
    .map(({ coupon }) => coupon);
}

function lot(day: string, id: string): string {
  return createHash("sha256").update(`${day} ${id}`).digest("hex");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
