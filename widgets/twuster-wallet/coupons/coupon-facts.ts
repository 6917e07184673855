import { lastGoodDay, type CouponStatus } from "../../../sdk/wire/coupon-days.ts";
import type { BookCouponView, CouponBookView, CouponPartner, CouponTerms } from "../../../sdk/wire/coupon.ts";
import { notNowWords } from "../../shared/coupon-not-now.ts";
import { formatDay } from "../../shared/language.ts";
import type { RoomSpeech } from "../room/wallet-kind.ts";
import { statusNow } from "./coupon-clock.ts";

/** A coupon, and what the phone's clock says of it. */
interface Seen {
  terms: CouponTerms;
  partner: CouponPartner;
  status: CouponStatus;
}
export type SeenCoupon = BookCouponView & Seen;

/** A book's coupons as they are at this moment. */
export function seenNow({ coupons }: CouponBookView): SeenCoupon[] {
  const now = new Date();
  return coupons.map((coupon) => ({ ...coupon, status: statusNow(coupon.terms, now) }));
}

/** Why it is not taken at this moment, as far as the phone knows; empty where it is. */
export function whyNotNow(speech: RoomSpeech, { terms, partner, status }: Seen): string {
  const { messages, language } = speech;
  if (!partner.isTakingPart) return messages.gone;
  if (status === "usable") return "";
  return status === "over"
    ? messages.overOn(formatDay(lastGoodDay(terms), language))
    : notNowWords(speech, status, terms);
}

export function countOpen(coupons: readonly SeenCoupon[]): number {
  return coupons.filter(isStillGood).length;
}

/** It may still be used, today or later. */
export function isStillGood({ usedAt, partner, status }: SeenCoupon): boolean {
  return !usedAt && partner.isTakingPart && status !== "over";
}

/** Those in which every word is found, in the partner's name or in what the coupon says. */
export function searchCoupons(
  coupons: readonly SeenCoupon[],
  words: string,
  benefitOf: (coupon: SeenCoupon) => string,
): SeenCoupon[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return coupons.filter((coupon) => {
    const { partner, terms } = coupon;
    const text = plain([partner.name, ...partner.categories, terms.title, benefitOf(coupon)].join(" "));
    return wanted.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");
}

/** Partner by partner, in the order they come. */
export function byPartner(coupons: readonly SeenCoupon[]): SeenCoupon[][] {
  const groups = new Map<string, SeenCoupon[]>();
  for (const coupon of coupons) {
    const ofPartner = groups.get(coupon.partner.id);
    if (ofPartner) ofPartner.push(coupon);
    else groups.set(coupon.partner.id, [coupon]);
  }
  return [...groups.values()];
}
