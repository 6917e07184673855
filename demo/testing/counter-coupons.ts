import type { CouponTerms } from "../../sdk/wire/coupon.ts";
import type { DemoSiteName } from "../town/seed.ts";
import { asOwner } from "./books.ts";
import { bookOnSale, liveCoupon, openBooks, takenCoupon } from "./coupons.ts";
import type { TestTown } from "./test-town.ts";

type Query = Record<string, string | undefined>;

/** For the elements' tests: a coupon on a phone. `terms` is JSON, `partner` a demo site. @returns the bare code */
export async function counterCoupon(town: TestTown, { terms = "{}", partner, state }: Query): Promise<string> {
  const { partnerId } = town.town.sites[(partner ?? "blumen") as DemoSiteName]; // safe because only tests ask
  const wish = JSON.parse(terms) as Partial<CouponTerms>; // safe because only tests ask, and the desk checks it
  const couponId = await liveCoupon(town.context, partnerId, wish);
  const code = await takenCoupon(town.context, couponId);
  if (state === "expired")
    await asOwner(
      town,
      "UPDATE coupon_terms SET first_day = '2020-01-01', last_day = '2020-12-31' WHERE coupon_id = $1",
      [couponId],
    );
  return code;
}

/** For the elements' tests: a book somebody bought. `coupons` is a JSON list of terms. @returns the bare code */
export async function counterBook(town: TestTown, { coupons = "[]", state }: Query): Promise<string> {
  const { context } = town;
  const { partnerId } = town.town.sites.blumen;
  const bookId = await bookOnSale(context);
  for (const wish of JSON.parse(coupons) as Partial<CouponTerms>[])
    // safe for the same reason
    await liveCoupon(context, partnerId, wish, { kind: "book", bookId });
  const [code = ""] = await openBooks(context, town.siteKey, bookId);
  if (state === "expired") {
    // Last season's: the book, and what it promised for it.
    await asOwner(
      town,
      "UPDATE coupon_terms SET first_day = '2025-01-01', last_day = '2025-12-31' WHERE coupon_id IN (SELECT id FROM coupons WHERE book_id = $1)",
      [bookId],
    );
    const codeHmac = context.keys.hmac("pass-code", context.network.id, code);
    await asOwner(town, "UPDATE passes SET valid_until = '2025-12-31' WHERE code_hmac = $1", [codeHmac]);
  }
  return code;
}
