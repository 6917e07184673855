import { html, nothing, type TemplateResult } from "lit";
import type { VoucherOffer } from "../../sdk/wire/voucher.ts";
import { formatDay, type Language } from "../shared/language.ts";
import type { Kinds } from "./kinds/kinds.ts";
import type { PurchaseMessages } from "./messages.de.ts";
import type { Draft, Field, Problems } from "./order-draft.ts";

/** What every section of the form is drawn from. */
export interface PurchaseForm {
  offer: VoucherOffer;
  draft: Draft;
  problems: Problems;
  messages: PurchaseMessages;
  language: Language;
  /** The gift's questions, once they are fetched. */
  gift: ((form: PurchaseForm) => TemplateResult) | undefined;
  /** Vouchers that not everybody takes, where the town sells some. */
  kinds: Kinds | undefined;
  update(patch: Partial<Draft>): void;
}

/** `{name}` in a message, filled in. */
export function fill(message: string, values: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The sentence at a wrong field. A reason without words of its own gets the field's general one. */
function sentenceFor(form: PurchaseForm, field: Field): string | undefined {
  const { messages, offer, language, problems } = form;
  const reason = problems[field];
  if (!reason) return undefined;
  const words: Record<string, string | undefined> = { ...messages };
  const general = words[`${field}_wrong`] ?? (reason === "email_invalid" ? messages.email_invalid : messages.wrong);
  return fill(words[`${field}_${reason}`] ?? general, {
    max: field === "goods" ? offer.maxVouchers : offer.maxGreetingLength,
    first: formatDay(offer.deliveryDays.first, language),
    last: formatDay(offer.deliveryDays.last, language),
  });
}

/** The error under a field; its id is what the control's `aria-describedby` names. */
export function problemAt(form: PurchaseForm, field: Field): TemplateResult | typeof nothing {
  const sentence = sentenceFor(form, field);
  return sentence ? html`<p class="error" id="${field}-error">${sentence}</p>` : nothing;
}

/** `aria-describedby` for a control: its error first, then its hint. */
export function describedBy(form: PurchaseForm, field: Field, hint?: string): string | typeof nothing {
  return [form.problems[field] ? `${field}-error` : "", hint ?? ""].filter(Boolean).join(" ") || nothing;
}

export function inputOf(event: Event): HTMLInputElement {
  return event.target as HTMLInputElement; // safe because listeners sit on inputs (and textareas, for their value) only
}

/** The value of the control that an event came from. */
export function valueOf(event: Event): string {
  return inputOf(event).value;
}
