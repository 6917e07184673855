import type { FieldReason } from "../../sdk/wire/errors.ts";
import type { OrderLine, PlaceOrderRequest } from "../../sdk/wire/order.ts";
import type { OfferedKind, VoucherOffer } from "../../sdk/wire/voucher.ts";
import { formatDay, type Language } from "../documents/format.ts";
import { tidyGreeting } from "../documents/greeting.ts";
import { placeOrderRequest } from "../orders/routes.ts";
import { refusalOf } from "../platform/http/openapi.ts";
import { isKey, newKey } from "./form-key.ts";
import type { FormFields } from "./form-input.ts";
import type { PageMessages } from "./messages.de.ts";

/** The form as it was typed: it comes back like that. */
export interface BuyDraft {
  /** By the good's field. */
  quantities: ReadonlyMap<string, string>;
  /** A value was chosen that is no longer offered: it must not drop out of an order unseen. */
  hasGoneValue?: boolean;
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

/** What may be chosen: a value of the voucher that everybody takes, or of a kind. */
export interface Good {
  /** Names it in the form. */
  field: string;
  valueCents: number;
  kind?: OfferedKind;
}

/** A good's field, offered or not: `q2500`, or with its kind behind it. */
const goodField = /^q\d+(-[0-9a-f-]+)?$/;

export function goodsOf(offer: VoucherOffer): Good[] {
  return [
    ...offer.denominationsCents.map((valueCents) => ({ field: `q${valueCents}`, valueCents })),
    ...(offer.kinds ?? []).flatMap((kind) =>
      kind.denominationsCents.map((valueCents) => ({ field: `q${valueCents}-${kind.id}`, valueCents, kind })),
    ),
  ];
}

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

export function readDraft(field: FormFields, offer: VoucherOffer): BuyDraft {
  const key = field("key");
  const goods = goodsOf(offer);
  const offered = goods.map((good) => good.field);
  const isChosen = (name: string): boolean => /[1-9]/.test(field(name));
  return {
    quantities: new Map(goods.map((good) => [good.field, field(good.field).trim()])),
    hasGoneValue: field.names.some((name) => goodField.test(name) && !offered.includes(name) && isChosen(name)),
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
    lines: linesOf(draft, offer),
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
  const count = linesOf(draft, offer).reduce(
    (sum, line) => sum + (Number.isInteger(line.quantity) ? line.quantity : 0),
    0,
  );
  if (!problems.lines && count > offer.maxVouchers) problems.lines = "too_many";
  if (draft.hasGoneValue) problems.lines = "value_not_offered";
  if (!parsed.success || Object.keys(problems).length > 0) return { problems };
  return { request: parsed.data };
}

function linesOf(draft: BuyDraft, offer: VoucherOffer): OrderLine[] {
  return goodsOf(offer)
    .map((good) => ({ ...good, typed: draft.quantities.get(good.field) ?? "" }))
    .filter(({ typed }) => typed !== "" && !/^0+$/.test(typed))
    .map(({ valueCents, kind, typed }) => ({
      kind: "voucher",
      valueCents,
      quantity: /^\d{1,4}$/.test(typed) ? Number(typed) : NaN,
      ...(kind ? { voucherKindId: kind.id } : {}),
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
      if (reason === "too_many" || reason === "sold_out") return errors.lines[reason](offer.maxVouchers);
      return reason === "required" || reason === "value_not_offered" ? errors.lines[reason] : errors.lines.wrong_type;
    case "email":
    case "recipientEmail":
      return reason === "required" ? errors[field].required : errors[field].invalid;
    case "greeting":
      return errors.greeting(offer.maxGreetingLength);
    case "on":
      return errors.on(formatDay(first, language), formatDay(last, language));
    case "paymentMethod":
      return reason === "method_not_offered" ? errors.methodGone : errors.paymentMethod;
    default:
      return errors[field];
  }
}
