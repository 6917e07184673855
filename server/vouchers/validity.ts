/**
 * The last day of a voucher: 31 December of the third year after the year of purchase (§§ 195, 199 BGB).
 * @param boughtOn calendar day in the town's time zone, `YYYY-MM-DD`
 */
export function validUntil(boughtOn: string): string {
  return `${Number(boughtOn.slice(0, 4)) + 3}-12-31`;
}
