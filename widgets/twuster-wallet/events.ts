/** The visitor keeps vouchers on this device. Never says a code. */
export interface VoucherKeptDetail {
  /** How many were added. */
  count: number;
}

/** The visitor removed a voucher from this device. Says nothing more: whose it was and what it was worth is private. */
export type VoucherRemovedDetail = Record<string, never>;

declare global {
  interface GlobalEventHandlersEventMap {
    "twuster-voucher-kept": CustomEvent<VoucherKeptDetail>;
    "twuster-voucher-removed": CustomEvent<VoucherRemovedDetail>;
  }
}
