import type { Language } from "../../documents/format.ts";
import type { PaymentInstruction } from "../../../sdk/wire/payment.ts";

/** A mail ready to be sent; the subject holds no line break and nothing a buyer wrote. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
}

export interface MailNetwork {
  town: string;
  voucherName: string;
  mode: "test" | "live";
  /** `#rrggbb`; text on it is chosen for contrast. */
  brandColor: string;
  issuer: { name: string; street: string; postalCode: string; city: string; email: string };
}

export interface MailVoucher {
  /** The bare 16 characters. */
  code: string;
  valueCents: number;
  /** Last day it is taken, `YYYY-MM-DD`. */
  validUntil: string;
  walletUrl: string;
}

/** What a buyer must be able to reach (§ 356a BGB); never in a mail to a recipient. */
export interface BuyerLinks {
  /** The hosted page of this order. */
  orderUrl: string;
  /** "Vertrag widerrufen", without a login. */
  withdrawalUrl: string;
}

/** The vouchers themselves. */
export interface VoucherMailInput {
  network: MailNetwork;
  order: { number: string };
  /** At least one. */
  vouchers: MailVoucher[];
  /** Opens all of them on the phone; from two vouchers on. */
  allWalletUrl?: string;
  /** Plain text of the buyer. */
  greeting?: string;
  /** Page that lists who takes the voucher. */
  whereUrl: string;
  /** Present where the buyer is the reader; absent for a recipient. */
  buyer?: BuyerLinks;
  language: Language;
}

/** The order was placed; it may still have to be paid. */
export interface OrderConfirmationMailInput {
  network: MailNetwork;
  order: {
    number: string;
    /** `YYYY-MM-DD` in Europe/Berlin. */
    placedOn: string;
    lines: { valueCents: number; quantity: number }[];
    totalCents: number;
    /** Day of delivery, where one was chosen. */
    deliverOn?: string;
  };
  payment: PaymentInstruction;
  /** The order lapses if it isn't paid by this day, `YYYY-MM-DD`. */
  payBy?: string;
  buyer: BuyerLinks;
  termsUrl: string;
  /** The whole instruction on withdrawal, as plain text: a link alone is no durable medium (§ 312f BGB). */
  withdrawalInformation?: string;
  language: Language;
}

/** The payment has arrived, and the vouchers go to somebody else or on a later day. */
export interface PaidMailInput {
  network: MailNetwork;
  order: { number: string; totalCents: number; deliverOn?: string };
  /** Where the vouchers go; absent where they go to the buyer. */
  recipientEmail?: string;
  buyer: BuyerLinks;
  language: Language;
}
