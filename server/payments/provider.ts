import type { PaymentInstruction, PaymentMethod } from "../../sdk/wire/payment.ts";
import type { Network } from "../networks/network.ts";
import type { Context } from "../platform/context.ts";

/** One payment of one order. */
export interface Payment {
  id: string;
  orderId: string;
  method: PaymentMethod;
  state: "open" | "paid" | "failed";
  amountCents: number;
  /** ISO 11649 reference. */
  reference: string;
  providerPaymentId: string | undefined;
  redirectUrl: string | undefined;
  createdAt: Date;
}

/** What a provider says when asked; the only proof of a payment there is. */
export interface ProviderReading {
  state: "open" | "paid" | "failed";
  amountCents: number;
  /** The provider's id of the money movement; booked once. */
  bookingReference: string;
}

/**
 * The port every way to pay fits, Stripe and Mollie too. Orders know nothing of it. A notice is only a hint to
 * read; reading decides.
 */
export interface PaymentProvider {
  method: PaymentMethod;
  /** Whether the network may use it: a test provider never serves a live network. */
  serves(network: Network): boolean;
  /** Makes the payment known to the provider. Repeated with the same payment it changes nothing. */
  start(
    context: Context,
    payment: Payment,
    returnUrl: string,
  ): Promise<{ providerPaymentId: string; redirectUrl: string } | undefined>;
  /** What the buyer is told to do; undefined until it was started. */
  instruct(context: Context, payment: Payment): PaymentInstruction | undefined;
  /** Asks the provider; undefined where the method has nobody to ask (a bank statement is read otherwise). */
  read(context: Context, payment: Payment): Promise<ProviderReading | undefined>;
}
