import type { CouponTerms, NotNowReason } from "./coupon.ts";

/**
 * The counter. Every request but pairing is signed: header
 * `Authorization: Twuster-Device <JWT>`; JWT header `{alg:"ES256", typ:"twuster-device+jwt", kid:deviceId}`,
 * claims `{htm, path, nonce, sha256}`: method, path, a server nonce, and the base64url SHA-256 of the body
 * (of zero bytes where there is none); and `idk`, the Idempotency-Key, where the request has one. Every answer carries the next nonce in `Twuster-Nonce`;
 * a stale nonce is answered 401 with a fresh one: sign again and repeat.
 */

/** `POST /v1/{network}/devices`: pair this browser. The one unsigned request; gives the first nonce too. */
export interface PairDeviceRequest {
  /** Short-lived code from the desk, 8 characters (26 in a helper's link); spaces, dashes and case are forgiven. */
  pairingCode: string;
  /** What the shop calls this phone, e.g. "Kasse 1"; at most 40 characters. */
  name: string;
  /** Public half of a P-256 key made with WebCrypto, not extractable. */
  publicKey: { kty: "EC"; crv: "P-256"; x: string; y: string };
}
export interface PairDeviceResponse {
  device: DeviceView;
}

/** `GET /v1/{network}/device`: who am I, am I still allowed. */
export interface GetDeviceResponse {
  device: DeviceView;
}
export interface DeviceView {
  id: string;
  name: string;
  partner: { name: string };
  network: { slug: string; town: string; voucherName: string; mode: "test" | "live"; brandColor: string };
}

/** `POST /v1/{network}/scans`: look before booking. Expected outcomes are values, not errors. */
export interface ScanRequest {
  code: string;
  /** Which coupon of a book; from its QR code, or chosen at the counter. */
  entitlement?: number;
}
export type ScanOutcome =
  | { outcome: "redeemable"; kind: "voucher"; valueCents: number; validUntil: string; isTraining: boolean }
  | {
      outcome: "redeemable";
      kind: "coupon";
      /** To be sent along when it is redeemed. */
      entitlement: number;
      terms: CouponTerms;
      /** The book it comes from. */
      book?: string;
      isTraining: boolean;
    }
  /** A book with several coupons for this counter, or with none of them usable now. */
  | { outcome: "choose"; kind: "coupon_book"; book: string; coupons: BookCouponAtCounter[] }
  | RefusedOutcome;

export interface BookCouponAtCounter {
  entitlement: number;
  terms: CouponTerms;
  status: "usable" | "used" | NotNowReason | "over";
  /** With `used`. */
  usedAt?: string;
}

/** Why a pass is not taken. A full, valid code is needed to see any of these but `unknown`. */
export type RefusedOutcome =
  | {
      outcome: "already_redeemed";
      kind: GivenKind;
      redeemedAt: string;
      receiptNumber: string;
      isHere: boolean;
      /** Zero where no money would have moved. */
      valueCents: number;
      /** What it is called; a voucher has no name but its value. */
      title?: string;
    }
  /** `valueCents`, `title`: as above. */
  | { outcome: "expired"; kind: GivenKind; validUntil: string; valueCents: number; title?: string }
  /** Open, but this partner is not in the group that takes it; e.g. "Gastronomie". */
  | { outcome: "wrong_place"; groupName: string; valueCents: number }
  | { outcome: "locked" }
  | { outcome: "held" }
  | { outcome: "void" }
  /** Embedded scanners of this partner have taken their day's limit; our own scanner page goes on. Only where it is redeemed. */
  | { outcome: "embedded_limit"; limitCents: number }
  /** A coupon of another partner. */
  | { outcome: "other_partner"; coupon: string; partner: string }
  /** A coupon that is good at another time. */
  | { outcome: "not_now"; reason: NotNowReason; terms: CouponTerms }
  /** Only from this purchase on. Only where it is redeemed. */
  | { outcome: "below_minimum"; minimumCents: number; terms: CouponTerms }
  /** A book with nothing for this counter. */
  | { outcome: "nothing_here"; book: string }
  /** Last season's book. */
  | { outcome: "book_over"; book: string; validUntil: string }
  | { outcome: "unknown" };

/** `POST /v1/{network}/redemptions`, with an `Idempotency-Key` made once per confirmed press. */
export type RedeemRequest = RedeemVoucherRequest | RedeemCouponRequest;
export interface RedeemVoucherRequest {
  kind?: "voucher";
  code: string;
  /** What the counter saw and confirmed; another value is refused as `unknown`. */
  valueCents: number;
  /** The shop's own receipt number, at most 40 characters. */
  partnerReceipt?: string;
}
export interface RedeemCouponRequest {
  kind: "coupon";
  code: string;
  /** What the counter saw and confirmed. */
  entitlement: number;
  /** The counter says so where the terms have a minimum purchase; without it they are refused as `below_minimum`. */
  isMinimumReached?: true;
  partnerReceipt?: string;
}
export type RedeemOutcome = RedeemedOutcome | RefusedOutcome;

/** What a counter handed over: money's worth, or what was promised. */
export type Given =
  | { kind: "voucher"; valueCents: number; terms?: undefined }
  /** No money moves. */
  | { kind: "coupon"; valueCents: 0; terms: CouponTerms };
export type GivenKind = Given["kind"];

export type RedeemedOutcome = Given & {
  outcome: "redeemed";
  /** Short, to be noted at the till, e.g. "K7QF-2M9". */
  receiptNumber: string;
  redeemedAt: string;
  /** Until then the same partner may undo; absent for a training voucher. */
  undoUntil?: string;
  /** Present where this booking was undone since: the answer to a repeat says what was, and is no reason to hand anything over. */
  reversedAt?: string;
  isTraining: boolean;
};

/** `POST /v1/{network}/redemptions/{receiptNumber}/reversal`, with an `Idempotency-Key`. */
export interface ReverseRequest {
  reason: "mistake" | "customer_changed_mind";
}
export type ReverseOutcome =
  | { outcome: "reversed"; kind: GivenKind; receiptNumber: string; valueCents: number; reversedAt: string }
  /** More than 15 minutes ago. */
  | { outcome: "too_late"; undoUntil: string };

/** `POST /v1/{network}/redemptions/{receiptNumber}/note`: the shop's receipt number, added afterwards, once. */
export interface NoteRequest {
  partnerReceipt: string;
}
export interface NoteResponse {
  receiptNumber: string;
  partnerReceipt: string;
}
