import type { PaymentInstruction, PaymentMethod } from "./payment.ts";
import type { CouponBookView } from "./coupon.ts";
import type { VoucherKindFace, VoucherView } from "./voucher.ts";

/** `POST /v1/{network}/orders`, with an `Idempotency-Key` header (16 to 64 of `A-Za-z0-9_-`). */
export interface PlaceOrderRequest {
  /** Publishable key of the site, `pk_test_…` or `pk_live_…`. */
  site: string;
  lines: OrderLine[];
  /** Where the confirmation goes. The only thing a buyer must tell. */
  email: string;
  delivery: Delivery;
  paymentMethod: PaymentMethod;
  language: "de" | "en";
}

/** An order has lines of one kind: what is taxed and what is not do not share a receipt. */
export type OrderLine = VoucherLine | CouponBookLine;
export interface VoucherLine {
  kind: "voucher";
  /** One of the offer's denominations, or of its kind's, in cents. */
  valueCents: number;
  /** 1 or more. */
  quantity: number;
  /** One of the offer's `kinds`. Absent: the voucher that every partner takes. */
  voucherKindId?: string;
}

export interface CouponBookLine {
  kind: "coupon_book";
  bookId: string;
  /** The price the buyer saw, in cents; another one is refused. */
  valueCents: number;
  quantity: number;
}

/** A line with what its goods are called now. */
export type OrderedLine = OrderedVoucherLine | OrderedBookLine;
export interface OrderedVoucherLine extends VoucherLine {
  voucherKind?: VoucherKindFace;
}
export interface OrderedBookLine extends CouponBookLine {
  title: string;
}

export interface Delivery {
  /** `buyer`: to `email`. `recipient`: to `recipientEmail`. */
  to: "buyer" | "recipient";
  recipientEmail?: string;
  /** Plain text, printed on the voucher. */
  greeting?: string;
  /** Day of delivery, `YYYY-MM-DD` in Europe/Berlin. Absent: at once after payment. */
  on?: string;
}

/** Answer to placing an order, 201; the same key and body give the same order again. */
export interface PlaceOrderResponse {
  order: OrderView;
}

/** `GET /v1/{network}/orders/{id}`, with `Authorization: Bearer {token}`. */
export interface GetOrderResponse {
  order: OrderView;
}

export interface OrderView {
  id: string;
  /** For people, e.g. "TW-7K3F-29QD". */
  number: string;
  /** Opens this order and nothing else; keep it out of logs. */
  token: string;
  /** Tells how far this order is and opens nothing: what a page that embeds us may remember. */
  progressToken: string;
  /**
   * `placed`: waits for payment. `paid`: paid, delivery still to come.
   * `fulfilled`: delivered. `cancelled`: not paid in time, or the payment failed for good.
   */
  state: "placed" | "paid" | "fulfilled" | "cancelled";
  totalCents: number;
  lines: OrderedLine[];
  seller: { name: string };
  /** Day of delivery if one was chosen. */
  deliverOn?: string;
  /** The hosted page of this order: confirmation, download, pay again. */
  pageUrl: string;
  /** Present while `placed`. */
  payment?: PaymentInstruction;
  /** Present once `fulfilled`, while the sealed copy is kept (30 days). */
  delivered?: DeliveredPass[];
}

/** `GET /v1/{network}/orders/{id}/progress`, with `Authorization: Bearer {progressToken}`. */
export interface GetOrderProgressResponse {
  progress: OrderProgress;
}
export interface OrderProgress {
  id: string;
  number: string;
  state: OrderView["state"];
  totalCents: number;
}

export type DeliveredPass = DeliveredVoucher | DeliveredBook;
export interface DeliveredVoucher extends VoucherView, Opened {}
export interface DeliveredBook extends CouponBookView, Opened {}
/** What opens a pass, for whoever holds the order. */
interface Opened {
  /** Grouped for reading, e.g. "7K3F-9QX2-…". */
  code: string;
  /** Opens the wallet; the code is in the fragment, which no server sees. */
  walletUrl: string;
}
