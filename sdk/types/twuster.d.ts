/**
 * Types for pages that embed Twuster. Copy this file into your project; nothing has to be installed.
 * For React, Preact and Vue there is a second file beside it.
 */

/** The visitor took a coupon. Says nothing that opens it. */
export interface CouponTakenDetail {
  couponId: string;
  partnerId: string;
}

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

/** An order is in place and waits for payment. Says nothing that opens it. */
export interface OrderPlacedDetail {
  id: string;
  /** For people, e.g. "TW-7K3F-29QD". */
  number: string;
  totalCents: number;
}

/** The order is paid: the API itself said so when asked, not the page the buyer came back from. Told once. */
export type OrderCompletedDetail = OrderPlacedDetail;

/** The visitor chose other vouchers. */
export interface SelectionChangedDetail {
  totalCents: number;
  /** How many vouchers, all denominations together. */
  count: number;
}

/** The visitor keeps vouchers on this device. Never says a code. */
export interface VoucherKeptDetail {
  /** How many were added. */
  count: number;
}

/** The visitor removed a voucher from this device. Says nothing more: whose it was and what it was worth is private. */
export type VoucherRemovedDetail = Record<string, never>;

/** Coupons of the town, a partner or a category: filter, what ends soon, and one press that takes one to the phone. */
export interface TwusterCouponList extends HTMLElement {
  /** Publishable key of the site; or `network` alone. */
  site: string;
  /** Slug of the town's network. */
  network: string;
  /** Whose coupons are shown: `own` of the site's partner, or a partner's id; all where it is empty. */
  partner: string;
  /** The one category that is shown, e.g. `bakery`. */
  category: string;
  /** Base URL of the API without a slash at the end; by default where this script came from. For tests and staging. */
  api: string;
}
export interface TwusterCouponListAttributes {
  /** Publishable key of the site; or `network` alone. */
  site: string;
  /** Slug of the town's network. */
  network: string;
  /** Whose coupons are shown: `own` of the site's partner, or a partner's id; all where it is empty. */
  partner?: string;
  /** The one category that is shown, e.g. `bakery`. */
  category?: string;
  /** Base URL of the API without a slash at the end; by default where this script came from. For tests and staging. */
  api?: string;
}
export interface TwusterCouponListEvents {
  /** The visitor took a coupon; `detail.couponId`, never its code. */
  "twuster-coupon-taken": CustomEvent<CouponTakenDetail>;
}

/** The counter: scan, confirm, result. A shop's counter in any browser: reads a voucher or coupon with the camera, a hand scanner or by typing, and redeems it once. */
export interface TwusterScanner extends HTMLElement {
  /** Slug of the town's network. */
  network: string;
  /** Base URL of the API without a slash at the end; by default where this script came from. For tests and staging. */
  api: string;
}
export interface TwusterScannerAttributes {
  /** Slug of the town's network. */
  network: string;
  /** Base URL of the API without a slash at the end; by default where this script came from. For tests and staging. */
  api?: string;
}
export interface TwusterScannerEvents {
  /** This browser is a counter now. */
  "twuster-device-paired": CustomEvent<DevicePairedDetail>;
  /** Booked, verified by the server. */
  "twuster-voucher-redeemed": CustomEvent<VoucherRedeemedDetail>;
  /** A coupon was redeemed, verified by the server. */
  "twuster-coupon-redeemed": CustomEvent<CouponRedeemedDetail>;
  /** Taken back. */
  "twuster-redemption-reversed": CustomEvent<RedemptionReversedDetail>;
}

/** Shows who takes part: search, categories, who is open now, a list and a drawing of where they are. */
export interface TwusterTown extends HTMLElement {
  /** Publishable key of the site; or `network` alone. */
  site: string;
  /** Slug of the town's network. */
  network: string;
  /** Base URL of the API without a slash at the end; by default where this script came from. For tests and staging. */
  api: string;
}
export interface TwusterTownAttributes {
  /** Publishable key of the site; or `network` alone. */
  site: string;
  /** Slug of the town's network. */
  network: string;
  /** Base URL of the API without a slash at the end; by default where this script came from. For tests and staging. */
  api?: string;
}
export interface TwusterTownEvents {}

/** Sells a town's vouchers on a page that is not the town's. */
export interface TwusterVoucherPurchase extends HTMLElement {
  /** Publishable key of the site, `pk_test_…` or `pk_live_…`. */
  site: string;
  /** Base URL of the API without a slash at the end; by default where this script came from. For tests and staging. */
  api: string;
}
export interface TwusterVoucherPurchaseAttributes {
  /** Publishable key of the site, `pk_test_…` or `pk_live_…`. */
  site: string;
  /** Base URL of the API without a slash at the end; by default where this script came from. For tests and staging. */
  api?: string;
}
export interface TwusterVoucherPurchaseEvents {
  /** An order is in place and waits for payment. Cancelable: then the page takes the buyer to the payment. */
  "twuster-order-placed": CustomEvent<OrderPlacedDetail>;
  /** The order is paid, as the API says when asked; also where the buyer comes back to the page from paying. */
  "twuster-order-completed": CustomEvent<OrderCompletedDetail>;
  /** The visitor chose other vouchers. */
  "twuster-selection-changed": CustomEvent<SelectionChangedDetail>;
}

/** The vouchers on a phone: opened by the link in the mail, kept without a name, shown at the counter. */
export interface TwusterWallet extends HTMLElement {
  /** The network's slug. */
  network: string;
  /** Name of the town, e.g. "Twistringen". */
  town: string;
  /** What the voucher is called, e.g. "Stadtgutschein Twistringen". */
  voucherName: string;
  /** Who owes the voucher. */
  issuer: string;
  /** A twin network named `…-test` is a test without saying so. */
  mode: "test" | "live";
  /** The town's colour, `#rrggbb`. */
  brandColor: string;
  /** Base URL of the API without a slash at the end; by default where this script came from. For tests and staging. */
  api: string;
}
export interface TwusterWalletAttributes {
  /** The network's slug. */
  network: string;
  /** Name of the town, e.g. "Twistringen". */
  town?: string;
  /** What the voucher is called, e.g. "Stadtgutschein Twistringen". */
  "voucher-name"?: string;
  /** Who owes the voucher. */
  issuer?: string;
  /** A twin network named `…-test` is a test without saying so. */
  mode?: "test" | "live";
  /** The town's colour, `#rrggbb`. */
  "brand-color"?: string;
  /** Base URL of the API without a slash at the end; by default where this script came from. For tests and staging. */
  api?: string;
}
export interface TwusterWalletEvents {
  /** The visitor keeps vouchers on this device; `detail.count`, never a code. */
  "twuster-voucher-kept": CustomEvent<VoucherKeptDetail>;
  /** The visitor removed a voucher from this device. */
  "twuster-voucher-removed": CustomEvent<VoucherRemovedDetail>;
}

/** Attributes by tag, written as in HTML. */
export interface TwusterAttributes {
  "twuster-coupon-list": TwusterCouponListAttributes;
  "twuster-scanner": TwusterScannerAttributes;
  "twuster-town": TwusterTownAttributes;
  "twuster-voucher-purchase": TwusterVoucherPurchaseAttributes;
  "twuster-wallet": TwusterWalletAttributes;
}

/** Events by tag. All bubble, out of shadow trees too. */
export interface TwusterEvents {
  "twuster-coupon-list": TwusterCouponListEvents;
  "twuster-scanner": TwusterScannerEvents;
  "twuster-town": TwusterTownEvents;
  "twuster-voucher-purchase": TwusterVoucherPurchaseEvents;
  "twuster-wallet": TwusterWalletEvents;
}

/** React and Preact listen to the name as it stands after "on". */
type JsxListeners<Events> = {
  [Name in keyof Events & string as `on${Name}`]?: (event: Events[Name]) => void;
};
/** What a tag takes beside what every tag takes. */
export type TwusterJsx = {
  [Tag in keyof TwusterAttributes]: TwusterAttributes[Tag] & JsxListeners<TwusterEvents[Tag]>;
};

declare global {
  interface HTMLElementTagNameMap {
    "twuster-coupon-list": TwusterCouponList;
    "twuster-scanner": TwusterScanner;
    "twuster-town": TwusterTown;
    "twuster-voucher-purchase": TwusterVoucherPurchase;
    "twuster-wallet": TwusterWallet;
  }
  interface GlobalEventHandlersEventMap
    extends
      TwusterCouponListEvents,
      TwusterScannerEvents,
      TwusterTownEvents,
      TwusterVoucherPurchaseEvents,
      TwusterWalletEvents {}
}
