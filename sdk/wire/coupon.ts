import type { NetworkFace } from "./voucher.ts";

/** What a coupon promises. Fixed once the coupon is live: a change makes new terms, and who took the old ones keeps them. */
export interface CouponTerms {
  /** For the card, e.g. "10 % auf alle Sträuße"; at most 80 characters. */
  title: string;
  benefit: CouponBenefit;
  /** In plain words, e.g. "Nicht auf Fleurop-Bestellungen."; empty: none. At most 500 characters. */
  conditions: string;
  /** Only from this purchase on, in cents. */
  minimumCents?: number;
  /** First and last day it is taken, `YYYY-MM-DD` in the town's time zone. */
  firstDay: string;
  lastDay: string;
  /** Days of the week it is taken, 1 is Monday (ISO 8601), ascending; all seven: any day. */
  weekdays: number[];
  /** Hours it is taken, wall clock of the town; past midnight it belongs to the day it began on. Absent: any time. */
  hours?: CouponHours;
}
export interface CouponHours {
  /** "HH:MM"; from the beginning of this minute. */
  from: string;
  /** "HH:MM", up to "24:00"; to the beginning of this minute. */
  until: string;
}
export type CouponBenefit =
  | { kind: "percent"; percent: number }
  | { kind: "amount"; amountCents: number }
  /** Two of `thing` for the price of one. */
  | { kind: "two_for_one"; thing: string }
  /** `thing` for nothing, on top. */
  | { kind: "extra"; thing: string };

/** Why a coupon is not taken at this moment, though it is good. */
export type NotNowReason = "too_early" | "other_weekday" | "other_hours";

/** A coupon as its holder sees it. */
export interface CouponView {
  kind: "coupon";
  /** What it was made from: the same one is not needed twice on a phone. */
  couponId: string;
  partner: CouponPartner;
  terms: CouponTerms;
  validUntil: string;
  state: "open" | "redeemed" | "locked" | "void" | "expired";
  redeemedAt?: string;
  isTraining: boolean;
}
/** Where a coupon is taken. */
export interface CouponPartner {
  id: string;
  name: string;
  street: string;
  city: string;
  categories: string[];
  /** Its public page. */
  pageUrl?: string;
  /** False where it takes no part any more: the coupon has no counter. */
  isTakingPart: boolean;
}

/** A coupon book as its holder sees it. */
export interface CouponBookView {
  kind: "coupon_book";
  bookId: string;
  title: string;
  firstDay: string;
  validUntil: string;
  state: "open" | "locked" | "void" | "expired" | "refunded" | "replaced";
  /** Every coupon of the season so far, partner by partner. */
  coupons: BookCouponView[];
  isTraining: boolean;
}
export interface BookCouponView {
  /** Its number in the book; with the book's code it makes the QR code of this coupon. */
  entitlement: number;
  partner: CouponPartner;
  terms: CouponTerms;
  /** When it was used, ISO 8601 UTC. */
  usedAt?: string;
}

/**
 * `GET /v1/{network}/coupons?site=pk_…[&partner={id}][&category={name}]`: what can be taken today, in the order of
 * the day: partners drawn by lot anew each day, each once before any a second time.
 */
export interface ListCouponsResponse {
  network: NetworkFace;
  /** The town's day, `YYYY-MM-DD`. */
  day: string;
  coupons: CouponOffer[];
  /** The book on sale, where there is one. */
  book?: CouponBookOffer;
}
export interface CouponOffer {
  id: string;
  partner: CouponPartner;
  terms: CouponTerms;
  audience: "all" | "book";
  /** How many are left to take, in all and today; absent where there is no limit. */
  left?: number;
  leftToday?: number;
  /** Present where there are new ones tomorrow: of a number a day, and this is not the last of its days. */
  moreTomorrow?: true;
  pictureUrl?: string;
  pictureAlt?: string;
  /** The hosted page of this coupon; opening it with a press takes it to the phone. */
  pageUrl: string;
}
export interface CouponBookOffer {
  id: string;
  title: string;
  story: string;
  firstDay: string;
  lastDay: string;
  priceCents: number;
  /** Included in the price. */
  vatPercent: number;
  /** How many books are left; zero: sold out. */
  left: number;
  /** How many can be used today or later. */
  couponCount: number;
  coverUrl?: string;
  coverAlt: string;
  /** The hosted page that sells it. */
  buyUrl: string;
}

/** `POST /v1/{network}/coupons/{id}/passes`, with an `Idempotency-Key`: one coupon for one phone. */
export interface TakeCouponRequest {
  /** Key of the site it was found on, for the partner's figures; no person is measured. */
  site?: string;
}
export type TakeCouponOutcome =
  | { outcome: "taken"; pass: CouponView; code: string; walletUrl: string }
  /** All are given away. */
  | { outcome: "none_left" }
  /** All of today are given away. */
  | { outcome: "none_left_today"; moreTomorrow?: true }
  /** Paused, ended, or its partner takes no part any more. */
  | { outcome: "not_offered" };
