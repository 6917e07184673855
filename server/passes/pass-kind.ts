import type { PassView } from "../../sdk/wire/pass.ts";
import type { Given, RedeemRequest, RefusedOutcome, ScanOutcome } from "../../sdk/wire/scan.ts";
import type { Device } from "../devices/device.ts";
import type { Context } from "../platform/context.ts";
import type { Intent } from "../platform/idempotency.ts";
import type { PassState, UseRecord } from "./store.ts";

/** What the counter confirmed, ready for the statement. */
export interface Redemption {
  code: string;
  request: RedeemRequest;
  receiptNumber: string;
  now: Date;
}

/** An undo, ready for the statement. */
export interface Reversal {
  receiptNumber: string;
  reason: string;
  now: Date;
  /** Uses before this instant stay. */
  notBefore: Date;
}

/**
 * What a slice brings so that its things can be carried and scanned (kind.ts). A kind decides by one guarded statement;
 * the frame around it (counter.ts) knows keys, devices, repeats and guessing, and of no kind.
 */
export interface PassKind {
  /** Which form of confirmation takes it, as `kind` of the request. */
  confirmedAs: NonNullable<RedeemRequest["kind"]>;
  /** What the counter sees of a pass. Looking changes nothing. @param entitlement which one was asked for, if any */
  scan(context: Context, device: Device, pass: PassState, entitlement?: number): Promise<ScanOutcome>;
  /** What its holder sees. */
  view(context: Context, pass: PassState): Promise<PassView>;
  /** Takes it, once. @returns what this call took; the reason, where it is one of the kind's own; undefined where it took nothing */
  redeem(
    context: Context,
    device: Device,
    intent: Intent,
    redemption: Redemption,
  ): Promise<{ given: Given } | RefusedOutcome | undefined>;
  /** What taking it would hand over, for one to practise with. */
  given(seen: Extract<ScanOutcome, { outcome: "redeemable" }>): Given;
  /** What a use handed over. */
  describe(context: Context, use: UseRecord): Promise<Given>;
  /** Takes a use back by a counter-entry, within the time allowed. True where this call did. */
  reverse(context: Context, device: Device, intent: Intent, reversal: Reversal): Promise<boolean>;
}
