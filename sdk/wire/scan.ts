/**
 * The counter. Every request but pairing is signed: header
 * `Authorization: Twuster-Device <JWT>`; JWT header `{alg:"ES256", typ:"twuster-device+jwt", kid:deviceId}`,
 * claims `{htm, path, nonce, sha256}`: method, path, a server nonce, and the base64url SHA-256 of the body
 * (of zero bytes where there is none); and `idk`, the Idempotency-Key, where the request has one. Every answer carries the next nonce in `Twuster-Nonce`;
 * a stale nonce is answered 401 with a fresh one: sign again and repeat.
 */

/** `POST /v1/{network}/devices`: pair this browser. The one unsigned request; gives the first nonce too. */
export interface PairDeviceRequest {
  /** Short-lived code from the desk, 8 characters; spaces, dashes and case are forgiven. */
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
}
export type ScanOutcome =
  | { outcome: "redeemable"; kind: "voucher"; valueCents: number; validUntil: string; isTraining: boolean }
  | RefusedOutcome;

/** Why a pass is not taken. A full, valid code is needed to see any of these but `unknown`. */
export type RefusedOutcome =
  | { outcome: "already_redeemed"; redeemedAt: string; receiptNumber: string; isHere: boolean; valueCents: number }
  | { outcome: "expired"; validUntil: string; valueCents: number }
  | { outcome: "locked" }
  | { outcome: "held" }
  | { outcome: "void" }
  | { outcome: "unknown" };

/** `POST /v1/{network}/redemptions`, with an `Idempotency-Key` made once per confirmed press. */
export interface RedeemRequest {
  code: string;
  /** What the counter saw and confirmed; another value is refused as `unknown`. */
  valueCents: number;
  /** The shop's own receipt number, at most 40 characters. */
  partnerReceipt?: string;
}
export type RedeemOutcome = RedeemedOutcome | RefusedOutcome;

export interface RedeemedOutcome {
  outcome: "redeemed";
  /** Short, to be noted at the till, e.g. "K7QF-2M9". */
  receiptNumber: string;
  valueCents: number;
  redeemedAt: string;
  /** Until then the same partner may undo; absent for a training voucher. */
  undoUntil?: string;
  isTraining: boolean;
}

/** `POST /v1/{network}/redemptions/{receiptNumber}/reversal`, with an `Idempotency-Key`. */
export interface ReverseRequest {
  reason: "mistake" | "customer_changed_mind";
}
export type ReverseOutcome =
  | { outcome: "reversed"; receiptNumber: string; valueCents: number; reversedAt: string }
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
