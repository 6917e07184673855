/** What did not go out: mail that was refused, and other work that was given up. */

/** Why the last try failed. `other`: the log has more. */
export type DeliveryReason =
  | "recipient_refused"
  | "recipient_deferred"
  | "sender_refused"
  | "message_refused"
  | "server_busy"
  | "server_away"
  | "server_login"
  | "other";

/** Why the office gave a mail up. */
export type DropReason = "address_wrong" | "told_otherwise" | "no_longer_needed";

/** `GET /v1/{network}/operator/deliveries`: at most 100, given up first, then by their last try; also the answer to changing it. */
export interface DeliveriesResponse {
  deliveries: Undelivered[];
  /** True where there are more than are listed. */
  hasMore: boolean;
}
export interface Undelivered {
  id: string;
  isMail: boolean;
  /** What it was, in the language of the request. */
  title: string;
  orderNumber?: string;
  /** `a…@example.org`; absent where the address is erased, or there is none. */
  recipient?: string;
  /** `dead`: nobody tries it any more; `waiting`: it is tried again at `nextTryAt`; `trying`: just now. */
  state: "dead" | "waiting" | "trying";
  reason: DeliveryReason;
  /** Tries since it was queued, or since somebody had it tried again. */
  attempts: number;
  queuedAt: string;
  /** Absent while nothing was tried since somebody had it tried again. */
  lastTryAt?: string;
  nextTryAt?: string;
}

/** `POST /v1/{network}/operator/deliveries/{id}/drop`: only a mail, and only while it is not on its way. */
export interface DropDeliveryRequest {
  reason: DropReason;
}
