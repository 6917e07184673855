import type { ApplicationDetails, ApplyRequest } from "../../sdk/wire/application.ts";
import { emailInput, wire, z } from "../platform/http/openapi.ts";
import { nameInput } from "../platform/http/text-input.ts";
import { isIban, tidyIban } from "./iban.ts";

export const applicantKinds = ["shop", "restaurant", "producer", "market_trader", "club", "service"] as const;

/** Characters of what is asked back, answered, or given as a reason. */
export const maxMessage = 1_000;

const details = {
  kind: z.enum(applicantKinds, { error: "required" }),
  name: nameInput(80),
  legalName: nameInput(120).optional(),
  street: nameInput(100),
  postalCode: nameInput(10).regex(/^\d{5}$/, "postal_code_invalid"),
  city: nameInput(60),
  phone: nameInput(30).regex(/^\+?[\d\s()/.-]{5,}$/, "phone_invalid"),
  email: emailInput,
  registerNumber: nameInput(60).optional(),
  // SEPA takes 70 characters of a name.
  accountHolder: nameInput(70),
  iban: z
    .string({ error: "required" })
    .trim()
    .min(1, "required")
    .max(50, "too_long")
    .transform(tidyIban)
    .refine(isIban, "iban_invalid"),
};

export const detailsInput = wire<ApplicationDetails>()(z.strictObject(details));
export const applyRequest = wire<ApplyRequest>()(
  z.strictObject({
    ...details,
    certified: z.literal(true, { error: "required" }),
    language: z.enum(["de", "en"]),
  }),
);
