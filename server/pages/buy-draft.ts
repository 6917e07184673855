import type { FieldReason } from "../../sdk/wire/errors.ts";
import type { OrderLine, PlaceOrderRequest } from "../../sdk/wire/order.ts";
import type { VoucherOffer } from "../../sdk/wire/voucher.ts";
import { formatDay, type Language } from "../documents/format.ts";
import { tidyGreeting } from "../documents/greeting.ts";
import { placeOrderRequest } from "../orders/routes.ts";
import { refusalOf } from "../platform/http/openapi.ts";
import { isKey, newKey } from "./form-key.ts";
import type { PageMessages } from "./messages.de.ts";

/** The form as it was typed: it comes back like that. */
export interface BuyDraft {
  /** By value in cents. */
  quantities: ReadonlyMap<number, string>;
  to: string;
  recipientEmail: string;
  greeting: string;
  on: string;
  email: string;
  paymentMethod: string;
  /** Made with the form: one form, one order. */
  key: string;
}

export type BuyField = "lines" | "to" | "recipientEmail" | "greeting" | "on" | "email" | "paymentMethod";
export type BuyProblems = Partial<Record<BuyField, FieldReason>>;
/** In the order of the form. */
export const buyFields: readonly BuyField[] = [
  "lines",
  "to",
  "recipientEmail",
  "greeting",
  "on",
  "email",
  "paymentMethod",
];

export function emptyDraft(offer: VoucherOffer): BuyDraft {
  return {
    quantities: new Map(),
    to: "buyer",
    recipientEmail: "",
    greeting: "",
    on: "",
    email: "",
    paymentMethod: offer.paymentMethods[0] ?? "",
    key: newKey(),
  };
}

export function readDraft(field: (name: string) => string, offer: VoucherOffer): BuyDraft {
  const key = field("key");
  return {
    quantities: new Map(offer.denominationsCents.map((cents) => [cents, field(`q${cents}`).trim()])),
    to: field("to"),
    recipientEmail: field("recipientEmail").trim(),
    greeting: field("greeting").replace(/\r\n?/g, "\n"),
    on: field("on").trim(),
    email: field("email").trim(),
    paymentMethod: field("paymentMethod"),
    key: isKey(key) ? key : newKey(),
  };
}

/** The order a draft asks for, checked by the API's own schema, or what is wrong with it. */
export function requestOf(
  draft: BuyDraft,
  site: string,
  offer: VoucherOffer,
  language: Language,
): { request: PlaceOrderRequest } | { problems: BuyProblems } {
  const { recipientEmail, greeting, on, email } = draft;
  const parsed = placeOrderRequest.safeParse({
    site,
    lines: linesOf(draft),
    email: email || undefined,
    delivery: {
      to: draft.to,
      ...(draft.to === "recipient" ? { recipientEmail: recipientEmail || undefined } : {}),
      ...(greeting.trim() ? { greeting: tidyGreeting(greeting) } : {}),
      ...(on ? { on } : {}),
    },
    paymentMethod: draft.paymentMethod,
    language,
  });
  const problems = parsed.success ? {} : problemsOf(refusalOf(parsed.error).fields);
  if (draft.to === "recipient" && !recipientEmail) problems.recipientEmail = "required";
  if (on && (on < offer.deliveryDays.first || on > offer.deliveryDays.last)) problems.on = "date_out_of_range";
  const count = linesOf(draft).reduce((sum, line) => sum + (Number.isInteger(line.quantity) ? line.quantity : 0), 0);
  if (!problems.lines && count > offer.maxVouchers) problems.lines = "too_many";
  if (!parsed.success || Object.keys(problems).length > 0) return { problems };
  return { request: parsed.data };
}

function linesOf(draft: BuyDraft): OrderLine[] {
  return [...draft.quantities]
    .filter(([, typed]) => typed !== "" && !/^0+$/.test(typed))
    .map(([valueCents, typed]) => ({
      kind: "voucher",
      valueCents,
      quantity: /^\d{1,4}$/.test(typed) ? Number(typed) : NaN,
    }));
}

/** The API names fields by their path in the request; the form has one place for each. */
export function problemsOf(fields: Record<string, FieldReason> | undefined): BuyProblems {
  const problems: BuyProblems = {};
  for (const [path, reason] of Object.entries(fields ?? {})) {
    const name = path.split(".").find((part) => buyFields.includes(part as BuyField)) as BuyField | undefined; // safe because the list holds fields only
    problems[name ?? "lines"] ??= reason;
  }
  return problems;
}

export function problemText(
  field: BuyField,
  reason: FieldReason,
  offer: VoucherOffer,
  words: PageMessages["buy"],
  language: Language,
): string {
  const { errors } = words;
  const { first, last } = offer.deliveryDays;
  switch (field) {
    case "lines":
      if (reason === "too_many") return errors.lines.too_many(offer.maxVouchers);
      return reason === "required" || reason === "value_not_offered" ? errors.lines[reason] : errors.lines.wrong_type;
    case "email":
    case "recipientEmail":
      return reason === "required" ? errors[field].required : errors[field].invalid;
    case "greeting":
      return errors.greeting(offer.maxGreetingLength);
    case "on":
      return errors.on(formatDay(first, language), formatDay(last, language));
    default:
      return errors[field];
  }
}
