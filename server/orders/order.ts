import type { Delivery, OrderLine } from "../../sdk/wire/order.ts";
import type { PaymentMethod } from "../../sdk/wire/payment.ts";

/** An order as the services see it; the contact is apart, sealed. */
export interface Order {
  id: string;
  number: string;
  state: "placed" | "paid" | "fulfilled" | "cancelled";
  totalCents: number;
  paymentMethod: PaymentMethod;
  language: "de" | "en";
  lines: OrderLine[];
  /** `YYYY-MM-DD`, if a day was chosen. */
  deliverOn: string | undefined;
  placedAt: Date;
  paidAt: Date | undefined;
  fulfilledAt: Date | undefined;
  contactSealed: string | undefined;
}

/** What is sealed: erased 30 days after delivery. */
export interface Contact {
  email: string;
  delivery: Delivery;
}
