/** What the issuer's office says of a coupon book. */
export interface CouponBookDraft {
  /** As on the cover, e.g. "Twistringen 2027"; at most 60 characters. */
  title: string;
  /** A few sentences for buyers; at most 600 characters. */
  story: string;
  /** First and last day of the season, `YYYY-MM-DD`. */
  firstDay: string;
  lastDay: string;
  priceCents: number;
  /** Included in the price, whole per cent; 19 unless the tax adviser says otherwise. */
  vatPercent: number;
  /** How many there are. */
  numberLimit: number;
}
export type CouponBookState = "draft" | "on_sale" | "ended";

export interface OfficeBook extends CouponBookDraft {
  id: string;
  state: CouponBookState;
  /** Ordered and not given up. */
  sold: number;
  /** Coupons of partners that somebody can use today or later, and by how many partners. */
  couponCount: number;
  partnerCount: number;
  /** For the office; another picture has another address. */
  coverUrl?: string;
  coverAlt: string;
}

/** `GET /v1/{network}/operator/coupon-books`: newest season first. */
export interface OfficeBooksResponse {
  books: OfficeBook[];
}
/** `POST …/coupon-books`, `POST …/coupon-books/{id}`, `POST …/coupon-books/{id}/state`, `POST …/coupon-books/{id}/cover?alt=…` with the picture as body. */
export interface OfficeBookResponse {
  book: OfficeBook;
}
export interface SetBookStateRequest {
  state: Exclude<CouponBookState, "draft">;
}
