import type { FailureCode } from "../../sdk/client/api-error.ts";
import type {
  BookCouponAtCounter,
  DeviceView,
  RedeemedOutcome,
  RedeemRequest,
  RefusedOutcome,
  ReverseRequest,
  ScanOutcome,
} from "../../sdk/wire/scan.ts";
import type { Reading, ScannedCode } from "./scanned-text.ts";

/** What may be redeemed, as the look showed it. */
export type Redeemable = Extract<ScanOutcome, { outcome: "redeemable" }>;

/** Why a call did not do what it should; the screen says it in a sentence. */
export interface Problem {
  code: FailureCode | "too_late" | "storage";
  requestId?: string;
  retryAfterSeconds?: number;
}

/**
 * A booking under way. Kept in the browser until its answer is here, and repeated with the same key, so that
 * a lost answer never books twice.
 */
export type Pending =
  | { kind: "redeem"; key: string; request: RedeemRequest; pass: Redeemable }
  | { kind: "reverse"; key: string; request: ReverseRequest; redemption: Redemption };

/** A redemption of this counter that may still be undone or noted. Holds no code. */
export interface Redemption {
  redeemed: RedeemedOutcome;
  partnerReceipt?: string;
  /** By this device's own clock, because phones' clocks lie; undefined for a training voucher. */
  undoUntilMs?: number;
}

/** Why nothing can be booked with what was shown. */
export type Refusal =
  | RefusedOutcome
  | { outcome: Exclude<Reading["kind"], "code" | "mistyped" | "foreign_network"> }
  | { outcome: "foreign_network"; network: string };

/** Small news on the first screen. */
export type Notice = "not_booked" | "not_reversed";

export type Screen =
  | { name: "starting" }
  | { name: "unusable"; why: "insecure" | "storage" | "network" }
  | { name: "pairing"; code: string; isRevoked: boolean; isBusy: boolean; problem?: Problem }
  | { name: "ready"; notice?: Notice; isMistyped?: boolean }
  | { name: "camera"; isMistyped?: boolean }
  | { name: "looking"; scanned: ScannedCode }
  | { name: "look_failed"; scanned: ScannedCode; problem: Problem }
  /** A book with several coupons for this counter, or none of them usable now. */
  | { name: "choose"; code: string; book: string; coupons: BookCouponAtCounter[] }
  /** `pending`: an earlier try did not arrive; confirming repeats it under its own key. */
  | { name: "found"; code: string; pass: Redeemable; pending?: Pending; problem?: Problem }
  | { name: "booking"; pending: Pending }
  /** No answer came: it may be booked or not. */
  | { name: "unresolved"; pending: Pending; problem: Problem }
  | { name: "result"; redemption: Redemption; step: ResultStep; problem?: Problem }
  | { name: "reversed"; redeemed: RedeemedOutcome }
  | { name: "refused"; refusal: Refusal };

/** What the result screen is asking or doing. */
export type ResultStep = "done" | "noting" | "confirming_undo";

export interface CounterState {
  screen: Screen;
  device?: DeviceView;
  /** Newest first. */
  recent: Redemption[];
}
