/** This browser is a counter now. */
export interface DevicePairedDetail {
  /** What the shop calls the counter, e.g. "Theke 1". */
  name: string;
  /** The shop. */
  partner: string;
}

/** The server booked it. */
export interface VoucherRedeemedDetail {
  /** What the counter notes. */
  receiptNumber: string;
  valueCents: number;
  /** A training voucher: nothing was booked. */
  isTraining: boolean;
}

/** A coupon was redeemed; no money moved. */
export interface CouponRedeemedDetail {
  /** What the counter notes. */
  receiptNumber: string;
  /** What the coupon is called. */
  title: string;
  /** A training coupon: nothing was booked. */
  isTraining: boolean;
}

/** The redemption was taken back. */
export interface RedemptionReversedDetail {
  receiptNumber: string;
  /** Zero for a coupon. */
  valueCents: number;
}

declare global {
  interface GlobalEventHandlersEventMap {
    "twuster-device-paired": CustomEvent<DevicePairedDetail>;
    "twuster-voucher-redeemed": CustomEvent<VoucherRedeemedDetail>;
    "twuster-coupon-redeemed": CustomEvent<CouponRedeemedDetail>;
    "twuster-redemption-reversed": CustomEvent<RedemptionReversedDetail>;
  }
}
