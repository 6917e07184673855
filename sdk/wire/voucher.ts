import type { PaymentMethod } from "./payment.ts";

/** What one site may sell today. `GET /v1/{network}/voucher-offer?site=pk_…` */
export interface VoucherOffer {
  network: NetworkFace;
  /** False on a live network until it may sell; the element then says so. */
  isOpen: boolean;
  /** Face values in cents, ascending, e.g. `[1000, 2500, 5000]`. */
  denominationsCents: number[];
  /** Vouchers that not every partner takes, by name; absent where the town sells none. */
  kinds?: OfferedKind[];
  /** How many vouchers one order may hold, all denominations and kinds together. */
  maxVouchers: number;
  paymentMethods: PaymentMethod[];
  /** Last day a voucher bought today is valid, `YYYY-MM-DD` (§§ 195, 199 BGB). */
  validUntil: string;
  /** First and last day of delivery that may be chosen, `YYYY-MM-DD`, Europe/Berlin. */
  deliveryDays: { first: string; last: string };
  /** Longest greeting, in characters (Unicode code points). */
  maxGreetingLength: number;
}

/** What every screen needs to know of the town. */
export interface NetworkFace {
  slug: string;
  /** Name of the town, e.g. "Twistringen". */
  town: string;
  /** What the voucher is called, e.g. "Stadtgutschein Twistringen". */
  voucherName: string;
  mode: "test" | "live";
  /** Brand colour as `#rrggbb`; text on it is computed for contrast. */
  brandColor: string;
  /** Who sells and owes the voucher. */
  issuer: { name: string; street: string; postalCode: string; city: string; email: string };
  /** Pages on the API's origin. */
  pages: { buy: string; wallet: string; scanner: string; withdrawal: string; terms: string; privacy: string };
}

/** A voucher that only a group of partners takes. */
export interface VoucherKindFace {
  /** Stands where else the network's `voucherName` does, e.g. "Gastro-Gutschein". */
  name: string;
  /** Who takes it, e.g. "Gastronomie". */
  groupName: string;
  /** Hosted page that lists them. */
  whereUrl: string;
}
export interface OfferedKind extends VoucherKindFace {
  /** For an order line's `voucherKindId`. */
  id: string;
  /** Face values in cents, ascending. */
  denominationsCents: number[];
}

/** A voucher as its holder sees it: no name, no history of places. */
export interface VoucherView {
  kind: "voucher";
  valueCents: number;
  /** Last day it is taken, `YYYY-MM-DD`. */
  validUntil: string;
  state: "open" | "held" | "redeemed" | "locked" | "void" | "replaced" | "refunded" | "expired";
  /** When it was redeemed, ISO 8601 UTC; only with state `redeemed`. */
  redeemedAt?: string;
  /** A voucher to practise with: no money stands behind it. */
  isTraining: boolean;
  /** Absent: every partner of the town takes it. */
  voucherKind?: VoucherKindFace;
}
