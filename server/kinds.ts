import { couponBooks } from "./coupon-books/kind.ts";
import { coupons } from "./coupons/kind.ts";
import type { Kind } from "./kind.ts";
import { vouchers } from "./vouchers/kind.ts";

/** What this town sells, carries and scans. A new kind is one line. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  [vouchers, coupons, couponBooks].map((kind) => [kind.kind, kind]),
);
