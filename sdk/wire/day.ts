/** A partner's day, for its desk; below `/v1/{network}/desk/{partnerId}/`. Owners and staff. */

/** `GET …/day?day=YYYY-MM-DD` (today without): a calendar day in the town's time zone. */
export interface DayResponse {
  day: string;
  today: string;
  /** Newest first; the first 500. */
  redemptions: DayRedemption[];
  /** Without what was undone. */
  count: number;
  sumCents: number;
  /** Redeemed and not yet paid out, over all days. */
  owedCents: number;
  wantsDayEndMail: boolean;
}
export interface DayRedemption {
  receiptNumber: string;
  redeemedAt: string;
  valueCents: number;
  /** What the shop calls the phone. */
  scanner: string;
  /** The shop's own number. */
  partnerReceipt?: string;
  /** Present where it was undone. */
  reversedAt?: string;
}

/** `POST …/day-end-mail`, for owners. */
export interface DayEndMailRequest {
  isWanted: boolean;
}
