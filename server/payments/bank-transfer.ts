import generateQrCode from "sepa-payment-qr-code";
import type { PaymentInstruction } from "../../sdk/wire/payment.ts";
import { wire, z } from "../platform/http/openapi.ts";
import type { PaymentProvider } from "./provider.ts";

export const transferInstruction = wire<Extract<PaymentInstruction, { method: "bank_transfer" }>>()(
  z.object({
    method: z.literal("bank_transfer"),
    accountHolder: z.string(),
    iban: z.string(),
    bic: z.string(),
    amountCents: z.int(),
    reference: z.string(),
    giroCode: z.string(),
  }),
);

/** The buyer transfers to the issuer's account; a person (later: the bank statement) confirms. */
export const bankTransfer: PaymentProvider = {
  method: "bank_transfer",
  daysToPay: 14,
  graceDays: 7,
  isPaidLater: true,
  serves: ({ iban }) => iban !== "",
  start: async () => undefined,
  instruct: ({ network }, { amountCents, reference }) => ({
    method: "bank_transfer",
    accountHolder: network.issuer.name,
    iban: network.iban,
    bic: network.bic,
    amountCents,
    reference,
    giroCode: generateQrCode({
      name: network.issuer.name,
      bic: network.bic,
      iban: network.iban,
      amount: amountCents / 100, // the standard wants euros; the library prints two places
      structuredReference: reference,
    }),
  }),
};

/** Whether an account is one that a GiroCode can hold: of a country that has IBANs, in that country's form. */
export function fitsGiroCode(iban: string): boolean {
  try {
    generateQrCode({ name: "-", bic: "-", iban, amount: 1, structuredReference: "-" });
    return true;
  } catch {
    return false; // the library's only way to say no
  }
}
