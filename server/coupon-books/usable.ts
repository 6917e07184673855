import { statusAt, wallMoment } from "../coupons/eligibility.ts";
import { listBookTerms, type TermsOfPartner } from "../coupons/store.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";

/** The coupons of a book that somebody can use today or later. */
export async function listUsable(context: Context, bookId: string): Promise<TermsOfPartner[]> {
  const moment = wallMoment(context.clock.now(), context.network.timeZone);
  return (await listBookTerms(context, bookId)).filter(
    ({ terms, partner }) => partner.isTakingPart && statusAt(terms, moment) !== "over",
  );
}

/** How many they are, and of how many partners. */
export async function countUsable(context: Context, bookId: string): Promise<{ coupons: number; partners: number }> {
  const usable = await listUsable(context, bookId);
  return { coupons: usable.length, partners: new Set(usable.map(({ partner }) => partner.id)).size };
}

/** First and last day on which any coupon promised by a book holds; undefined where there is none. */
export async function findPromisedDays(
  context: Context,
  bookId: string,
  store: Store,
): Promise<{ first: Date; last: Date } | undefined> {
  const [row] = await store.$queryRaw<[{ first: Date | null; last: Date | null }]>`
    SELECT min(t.first_day) AS first, max(t.last_day) AS last FROM coupons c
    JOIN coupon_terms t ON t.network_id = c.network_id AND t.id = c.terms_id
    WHERE c.network_id = ${context.network.id}::uuid AND c.book_id = ${bookId}::uuid AND c.number IS NOT NULL`;
  return row.first && row.last ? { first: row.first, last: row.last } : undefined;
}
