import generateQrCode from "sepa-payment-qr-code";
import type { PaymentProvider } from "./provider.ts";

/** The buyer transfers to the issuer's account; a person (later: the bank statement) confirms. */
export const bankTransfer: PaymentProvider = {
  method: "bank_transfer",
  serves: () => true,
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
  read: async () => undefined,
};
