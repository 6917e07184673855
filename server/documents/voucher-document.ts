import type { Language } from "./format.ts";

/** Everything that is printed on vouchers; nothing else is looked up. */
export interface VoucherDocument {
  network: {
    town: string;
    voucherName: string;
    mode: "test" | "live";
    /** `#rrggbb`; only ever an ornament, so any colour will do. */
    brandColor: string;
    issuer: { name: string; street: string; postalCode: string; city: string; email: string };
  };
  order: {
    number: string;
    /** `YYYY-MM-DD` in Europe/Berlin. */
    boughtOn: string;
  };
  /** One page each, in this order. */
  vouchers: PrintedVoucher[];
  /** Plain text, up to 300 characters; the same on every page. */
  greeting?: string;
  language: Language;
  /** Page that lists who takes the voucher. */
  whereUrl: string;
}

export interface PrintedVoucher {
  /** The bare 16 characters. */
  code: string;
  valueCents: number;
  /** Last day it is taken, `YYYY-MM-DD`. */
  validUntil: string;
  /** What the QR code holds; the code is in its fragment. */
  walletUrl: string;
  /** Present where only a group of partners takes it. */
  kind?: { name: string; groupName: string; whereUrl: string };
}
