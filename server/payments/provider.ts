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
 * The port every way to pay fits, Stripe and Mollie too: a file here, a line in methods.ts and one in compose.ts.
 * Orders know no method by its name. A notice is only a hint to read; reading decides.
 */
export interface PaymentProvider {
  /** Also the source of its receipts and the last part of its notices' path: its ids are unique among its own only. */
  method: PaymentMethod;
  /** Days a buyer has to pay, and is told. */
  daysToPay: number;
  /** Days after that until the order is closed: money sent on the last day is seen later. */
  graceDays: number;
  /** The buyer takes the instruction along: the order is mailed while it is unpaid. */
  isPaidLater: boolean;
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
  /** Asks the provider; undefined until it was started. Absent where there is nobody to ask: a person confirms. */
  read?(context: Context, payment: Payment): Promise<ProviderReading | undefined>;
}
