import type { PaymentInstruction, PaymentMethod } from "../../sdk/wire/payment.ts";
import { wire, z } from "../platform/http/openapi.ts";
import { transferInstruction } from "./bank-transfer.ts";
import { testInstruction } from "./test-provider.ts";

/** What a buyer is told to do, as each provider describes its own; the compiler refuses one that the wire lacks. */
export const paymentInstruction = wire<PaymentInstruction>()(
  z.discriminatedUnion("method", [testInstruction, transferInstruction]),
);

/** Every way to pay that is written down; which of them a network offers, its providers say. */
export const paymentMethod = wire<PaymentMethod>()(
  z.enum(paymentInstruction.options.map((option) => option.shape.method.value)),
);
