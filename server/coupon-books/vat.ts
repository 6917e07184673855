/**
 * The tax included in a price, in cents, half a cent rounded up (§ 14 Abs. 4 UStG asks for whole cents; rounding by the
 * piece, so that books sold one by one and together owe the same).
 * @param percent whole per cent, e.g. 19
 */
export function vatIncluded(priceCents: number, percent: number): number {
  return Math.floor((2 * priceCents * percent + 100 + percent) / (2 * (100 + percent)));
}
