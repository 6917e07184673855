import type { CouponBookView, CouponView } from "./coupon.ts";
import type { VoucherView } from "./voucher.ts";

/** Whatever a code opens, as its holder sees it: no name, no history of places. */
export type PassView = VoucherView | CouponView | CouponBookView;

/** `POST /v1/{network}/passes/find`: what is behind a code. Unknown → 404 `not_found`. */
export interface FindPassRequest {
  /** As typed or scanned: case, spaces, dashes, O for 0 and I or L for 1 are forgiven. */
  code: string;
}
export interface FindPassResponse {
  pass: PassView;
}
