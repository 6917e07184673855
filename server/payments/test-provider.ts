import type { PaymentInstruction } from "../../sdk/wire/payment.ts";
import type { Context } from "../platform/context.ts";
import { wire, z } from "../platform/http/openapi.ts";
import type { Payment, PaymentProvider, ProviderReading } from "./provider.ts";

export const testInstruction = wire<Extract<PaymentInstruction, { method: "test" }>>()(
  z.object({ method: z.literal("test"), redirectUrl: z.string() }),
);
const created = z.object({ id: z.string().min(1), checkoutUrl: z.url() });
const reading = z.object({
  id: z.string(),
  state: z.enum(["open", "paid", "failed"]),
  amountCents: z.int(),
  bookingReference: z.string(),
});

/**
 * Talks to the test provider, a process of its own (payments/test-provider-process). Refuses live networks twice:
 * it does not serve them here, and the provider itself declines them.
 */
export function createTestProvider(options: { url: string; key: string }): PaymentProvider {
  const call = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const response = await fetch(`${options.url}${path}`, {
      ...init,
      headers: {
        ...(init.headers as Record<string, string> | undefined),
        Authorization: `Bearer ${options.key}`,
        "Content-Type": "application/json",
      },
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) throw new Error(`test provider answered ${response.status}`);
    return response.json();
  };
  return {
    method: "test",
    daysToPay: 1,
    graceDays: 1,
    isPaidLater: false,
    serves: (network) => network.mode === "test",
    start: async (context: Context, payment: Payment, returnUrl: string) => {
      const { PUBLIC_URL } = context.config;
      const body = {
        amountCents: payment.amountCents,
        description: `${context.network.voucherName}, ${payment.reference}`,
        mode: context.network.mode,
        returnUrl,
        noticeUrl: `${PUBLIC_URL}/v1/${context.network.slug}/payment-notices/test`,
      };
      const answer = created.parse(
        await call("/payments", {
          method: "POST",
          body: JSON.stringify(body),
          headers: { "Idempotency-Key": payment.id },
        }),
      );
      return { providerPaymentId: answer.id, redirectUrl: answer.checkoutUrl };
    },
    instruct: (_context, payment) =>
      payment.redirectUrl === undefined ? undefined : { method: "test", redirectUrl: payment.redirectUrl },
    read: async (_context, payment): Promise<ProviderReading | undefined> => {
      if (payment.providerPaymentId === undefined) return undefined;
      return reading.parse(await call(`/payments/${encodeURIComponent(payment.providerPaymentId)}`));
    },
  };
}
