import { html, nothing, type TemplateResult } from "lit";
import type { CouponBookDraft, OfficeBook } from "../../../sdk/wire/coupon-book.ts";
import { readEuro, writeEuro } from "../../shared/euro.ts";
import { spoken, type Language } from "../../shared/language.ts";
import type { CouponBookMessages } from "./coupon-book.messages.ts";

/** What is typed, as it is typed. */
export type BookInput = Record<keyof CouponBookDraft, string>;
export type BookProblems = Record<string, string>;

/** The next calendar year. @param today `YYYY-MM-DD` */
export function emptyBook(today: string): BookInput {
  const year = Number(today.slice(0, 4)) + 1;
  return {
    title: "",
    story: "",
    firstDay: `${year}-01-01`,
    lastDay: `${year}-12-31`,
    priceCents: "",
    vatPercent: "19",
    numberLimit: "",
  };
}

export function inputOfBook(book: OfficeBook, language: Language): BookInput {
  const { title, story, firstDay, lastDay, priceCents, vatPercent, numberLimit } = book;
  return {
    title,
    story,
    firstDay,
    lastDay,
    priceCents: writeEuro(priceCents, spoken(language)),
    vatPercent: String(vatPercent),
    numberLimit: String(numberLimit),
  };
}

/** What is sent, or what is missing; the server checks it all again. */
export function toBookDraft(input: BookInput): { draft: CouponBookDraft } | { problems: BookProblems } {
  const priceCents = readEuro(input.priceCents);
  const vatPercent = readNumber(input.vatPercent.replace("%", ""));
  const numberLimit = readNumber(input.numberLimit);
  const problems: BookProblems = {
    ...(input.title.trim() ? {} : { title: "required" }),
    ...(input.firstDay ? {} : { firstDay: "date_invalid" }),
    ...(input.lastDay ? {} : { lastDay: "date_invalid" }),
    ...(priceCents ? {} : { priceCents: "amount_invalid" }),
    ...(vatPercent === undefined ? { vatPercent: "number_invalid" } : {}),
    ...(numberLimit ? {} : { numberLimit: "number_invalid" }),
  };
  if (!priceCents || vatPercent === undefined || !numberLimit || Object.keys(problems).length > 0) return { problems };
  const { firstDay, lastDay } = input;
  const title = input.title.trim();
  return { draft: { title, story: input.story.trim(), firstDay, lastDay, priceCents, vatPercent, numberLimit } };
}

function readNumber(typed: string): number | undefined {
  return /^\s*\d{1,7}\s*$/.test(typed) ? Number(typed) : undefined;
}

export interface BookFormFrame {
  input: BookInput;
  words: CouponBookMessages;
  problems: BookProblems;
  isNew: boolean;
  /** On sale: season and tax rest in what was sold. */
  isFixed: boolean;
  isSaving: boolean;
  isChanged: boolean;
  update(patch: Partial<BookInput>): void;
  save(): void;
  cancel(): void;
}

/** A book being made or changed. */
export function bookForm(frame: BookFormFrame): TemplateResult {
  const { words, isFixed, isSaving } = frame;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    frame.save();
  };
  const date = (name: "firstDay" | "lastDay"): TemplateResult =>
    bookField(frame, name, { label: words[name], type: "date", isReadOnly: isFixed });
  return html`<form class="card" novalidate @submit=${submit}>
    <h3 tabindex="-1" id="book-form">${frame.isNew ? words.newTitle : words.editTitle}</h3>
    ${isFixed ? html`<p class="hint">${words.fixed}</p>` : nothing}
    ${bookField(frame, "title", { label: words.title, hint: words.titleHint, maxlength: 60 })}
    ${bookField(frame, "story", { label: words.story, maxlength: 600, isLong: true })}
    <div class="two">${date("firstDay")}${date("lastDay")}</div>
    ${bookField(frame, "priceCents", { label: words.euros, hint: words.eurosHint, inputmode: "decimal", maxlength: 12 })}
    ${bookField(frame, "vatPercent", {
      label: words.vatPercent,
      hint: words.vatHint,
      inputmode: "numeric",
      maxlength: 4,
      isReadOnly: isFixed,
    })}
    ${bookField(frame, "numberLimit", { label: words.numberLimit, inputmode: "numeric", maxlength: 7 })}
    ${frame.isChanged ? html`<p class="hint">${words.unsaved}</p>` : nothing}
    <div class="actions">
      <button class="button primary" aria-disabled=${isSaving}>${isSaving ? words.saving : words.save}</button>
      <button type="button" class="button quiet" @click=${frame.cancel}>${words.cancel}</button>
    </div>
  </form>`;
}

function bookField(
  { input, words, problems, update }: BookFormFrame,
  name: keyof BookInput,
  options: {
    label: string;
    hint?: string;
    type?: string;
    inputmode?: string;
    maxlength?: number;
    isLong?: boolean;
    isReadOnly?: boolean;
  },
): TemplateResult {
  const reason = problems[name];
  const described = [options.hint ? `${name}-hint` : "", reason ? `${name}-error` : ""].filter(Boolean).join(" ");
  const typed = (event: Event): void => update({ [name]: (event.target as HTMLInputElement).value }); // safe because listeners sit on these alone
  const control = options.isLong
    ? html`<textarea
        class="input"
        id=${name}
        rows="4"
        maxlength=${options.maxlength ?? nothing}
        .value=${input[name]}
        aria-invalid=${reason ? "true" : "false"}
        aria-describedby=${described || nothing}
        @input=${typed}
      ></textarea>`
    : html`<input
        class="input"
        id=${name}
        type=${options.type ?? "text"}
        autocomplete="off"
        inputmode=${options.inputmode ?? nothing}
        maxlength=${options.maxlength ?? nothing}
        ?readonly=${options.isReadOnly ?? false}
        .value=${input[name]}
        aria-invalid=${reason ? "true" : "false"}
        aria-describedby=${described || nothing}
        @input=${typed}
      />`;
  return html`<div class="field">
    <label for=${name}>${options.label}</label>
    ${options.hint ? html`<p class="hint" id="${name}-hint">${options.hint}</p>` : nothing} ${control}
    ${reason ? html`<p class="error" id="${name}-error">${sentenceOf(words, reason)}</p>` : nothing}
  </div>`;
}

export function sentenceOf(words: CouponBookMessages, reason: string): string {
  return words.reasons[reason] ?? words.reasons["wrong_type"]!; // safe because both languages have it
}
