import { html, nothing, type TemplateResult } from "lit";
import type { DeskCouponsResponse } from "../../../../sdk/wire/coupon-desk.ts";
import { benefitWords } from "../../../shared/coupon-words.ts";
import { fill } from "../../../shared/fill.ts";
import { formatDay, type Language } from "../../../shared/language.ts";
import { benefitOf, type CouponInput, type Problems } from "./coupon-input.ts";
import type { CouponsMessages } from "./coupons.messages.ts";

/** What every part of the form is drawn from. */
export interface CouponFrame {
  input: CouponInput;
  words: CouponsMessages;
  language: Language;
  /** The town's day, `YYYY-MM-DD`. */
  today: string;
  partner: string;
  books: DeskCouponsResponse["books"];
  pictures: DeskCouponsResponse["pictures"];
  problems: Problems;
  update(patch: Partial<CouponInput>): void;
}

/** What was typed, or what we suggest. The benefit with its unit is in it, so it rarely needs another. */
export function titleOf({ input, words, language }: Pick<CouponFrame, "input" | "words" | "language">): string {
  if (input.title !== undefined) return input.title;
  const benefit = benefitOf(input);
  if (!benefit) return "";
  const speech = { messages: { ...words, benefit_amount: "{amount}" }, language };
  return fill(words[`suggest_${benefit.kind}`], {
    percent: benefit.kind === "percent" ? benefit.percent : "",
    amount: benefit.kind === "amount" ? benefitWords(speech, benefit) : "",
    thing: "thing" in benefit ? benefit.thing : "",
  }).slice(0, 80);
}

/** The sentence for the first refused field below this path; empty: none. */
export function problemAt({ problems, words, input, books, language }: CouponFrame, path: string): string {
  const reason = Object.entries(problems).find(([field]) => field === path || field.startsWith(`${path}.`))?.[1];
  if (!reason) return "";
  const book = books.find(({ id }) => id === input.bookId);
  if (reason === "date_out_of_range" && book)
    return fill(words.reasons["date_season"]!, {
      first: formatDay(book.firstDay, language),
      last: formatDay(book.lastDay, language),
    }); // safe because both languages have it
  if (reason === "date_out_of_range" && path === "terms.lastDay") return words.reasons["date_over"]!; // safe for the same reason
  return words.reasons[reason] ?? words.reasons["wrong_type"]!; // safe for the same reason
}

/** The typed fields that are drawn alike. */
type TypedField =
  | "title"
  | "value"
  | "firstDay"
  | "lastDay"
  | "from"
  | "until"
  | "totalLimit"
  | "dailyLimit"
  | "minimum";

/** A labelled field with its hint and what is wrong with it. */
export function field(
  frame: CouponFrame,
  name: TypedField,
  options: { path: string; label: string; hint?: string; type?: string; inputmode?: string; maxlength?: number },
): TemplateResult {
  const problem = problemAt(frame, options.path);
  const described = [options.hint ? `${name}-hint` : "", problem ? `${name}-error` : ""].filter(Boolean).join(" ");
  const value = name === "title" ? titleOf(frame) : frame.input[name];
  return html`<div class="field">
    <label for=${name}>${options.label}</label>
    ${options.hint ? html`<p class="hint" id="${name}-hint">${options.hint}</p>` : nothing}
    <input
      class="input"
      id=${name}
      name=${name}
      type=${options.type ?? "text"}
      autocomplete="off"
      inputmode=${options.inputmode ?? nothing}
      maxlength=${options.maxlength ?? nothing}
      .value=${value}
      aria-invalid=${problem ? "true" : "false"}
      aria-describedby=${described || nothing}
      @input=${(event: Event): void => frame.update({ [name]: typedIn(event) })}
    />
    ${problem ? html`<p class="error" id="${name}-error">${problem}</p>` : nothing}
  </div>`;
}

/** The value of the control that an event came from. */
export function typedIn(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value; // safe because listeners sit on these alone
}
