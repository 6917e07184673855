import type { CouponTerms } from "./coupon.ts";
import type { PictureView } from "./profile.ts";

/** What a partner makes of a coupon. */
export interface CouponDraft {
  terms: CouponTerms;
  audience: CouponAudience;
  /** One of the partner's own pictures. */
  pictureId?: string;
}
export type CouponAudience =
  /** Free for everybody. Limits count what is given away, in all and on one day; absent: as many as asked for. */
  | { kind: "all"; totalLimit?: number; dailyLimit?: number }
  /** Only for those who bought this book. */
  | { kind: "book"; bookId: string };

/** `discarded`: a draft that is not wanted any more; it is in no list. */
export type CouponState = "draft" | "discarded" | "live" | "paused" | "ended";

/** A coupon as its partner's desk shows it. */
export interface DeskCoupon extends CouponDraft {
  id: string;
  state: CouponState;
  /** Its hosted page, once it is no draft. */
  pageUrl?: string;
  pictureUrl?: string;
  /** Given away, and redeemed and not undone; of a book's coupon only the latter. */
  taken: number;
  redeemed: number;
}

/** `GET /v1/{network}/desk/{partnerId}/coupons`: newest first; the books they may be made for, the pictures they may have. */
export interface DeskCouponsResponse {
  coupons: DeskCoupon[];
  books: { id: string; title: string; firstDay: string; lastDay: string }[];
  /** The partner's own, in the order of its page. */
  pictures: Pick<PictureView, "id" | "alt" | "smallUrl">[];
}

/** `POST …/coupons` (a draft), `POST …/coupons/{id}`, `POST …/coupons/{id}/copy` (a draft with the dates moved on). */
export interface DeskCouponResponse {
  coupon: DeskCoupon;
}

/** `POST …/coupons/{id}/state`. */
export interface SetCouponStateRequest {
  state: Exclude<CouponState, "draft">;
}

/** `GET …/coupons/{id}/figures`: what it brought. No person is measured. */
export interface CouponFiguresResponse {
  figures: CouponFigures;
}
export interface CouponFigures {
  taken: number;
  redeemed: number;
  /** Redeemed, by ISO weekday (1 is Monday) and hour of the town's clock; only what is not zero. */
  byWeekdayAndHour: { weekday: number; hour: number; redeemed: number }[];
  /** By the page it was taken on; without a name: our own pages. */
  bySite: { site?: string; taken: number; redeemed: number }[];
  /** By month, `YYYY-MM`. */
  byMonth: { month: string; taken: number; redeemed: number }[];
}
