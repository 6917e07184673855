import type { Language } from "../../documents/format.ts";
import type { TownTexts } from "../../../sdk/wire/network-settings.ts";
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
  /** What the town says in its own words. */
  texts?: TownTexts;
}

export interface MailVoucher {
  /** The bare 16 characters. */
  code: string;
  valueCents: number;
  /** Last day it is taken, `YYYY-MM-DD`. */
  validUntil: string;
  walletUrl: string;
  /** Present where only a group of partners takes it. */
  kind?: { name: string; groupName: string; whereUrl: string };
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

/** What a kind says of its goods where an order is confirmed. */
export interface OrderedGoods {
  /** One for each line, e.g. "2 × Stadtgutschein zu 25,00 €". */
  items: string[];
  /** When they come: as soon as it is paid, or on a day. */
  arrival: string;
  arrivalOn(day: string): string;
  /** The right of withdrawal in a sentence (§ 356 BGB). */
  withdrawal: string;
  /** Who sells it, where it is not the vouchers' sentence. */
  seller?: string;
}

/** The order was placed; it may still have to be paid. */
export interface OrderConfirmationMailInput {
  network: MailNetwork;
  order: {
    number: string;
    /** `YYYY-MM-DD` in Europe/Berlin. */
    placedOn: string;
    totalCents: number;
    /** Day of delivery, where one was chosen. */
    deliverOn?: string;
  };
  goods: OrderedGoods;
  payment: PaymentInstruction;
  /** The order lapses if it isn't paid by this day, `YYYY-MM-DD`. */
  payBy?: string;
  buyer: BuyerLinks;
  termsUrl: string;
  /** The whole instruction on withdrawal, as plain text: a link alone is no durable medium (§ 312f BGB). */
  withdrawalInformation?: string;
  language: Language;
}

/** What a kind says of its goods once they are paid. */
export interface PaidGoods {
  toBuyer: string;
  toBuyerOn(day: string): string;
  toRecipient(email: string): string;
  toRecipientOn(email: string, day: string): string;
  /** Who sells it, where it is not the vouchers' sentence. */
  seller?: string;
}

/** The payment has arrived, and the goods go to somebody else or on a later day. */
export interface PaidMailInput {
  network: MailNetwork;
  order: { number: string; totalCents: number; deliverOn?: string };
  goods: PaidGoods;
  /** Where they go; absent where they go to the buyer. */
  recipientEmail?: string;
  /** Price and tax of a taxed sale; empty where there is none to name. */
  receipt: readonly (readonly [label: string, value: string])[];
  buyer: BuyerLinks;
  language: Language;
}
