/** The visitor took a coupon. Says nothing that opens it. */
export interface CouponTakenDetail {
  couponId: string;
  partnerId: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    "twuster-coupon-taken": CustomEvent<CouponTakenDetail>;
  }
}
