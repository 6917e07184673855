import { html, nothing, type TemplateResult } from "lit";
import { sentenceOf, type BookProblems } from "./coupon-book-form.ts";
import type { CouponBookMessages } from "./coupon-book.messages.ts";

export interface CoverFrame {
  words: CouponBookMessages;
  alt: string;
  /** What was chosen, to look at before it is sent; an address inside this browser. */
  previewUrl: string;
  problems: BookProblems;
  isSaving: boolean;
  choose(file: File): void;
  describe(alt: string): void;
  save(): void;
  cancel(): void;
}

/** A cover and its words: one is not kept without the other. */
export function coverForm(frame: CoverFrame): TemplateResult {
  const { words, problems, previewUrl, isSaving } = frame;
  const picture = problems["picture"];
  const { alt } = problems;
  const chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement; // safe because the listener sits on the field
    const [file] = input.files ?? [];
    if (file) frame.choose(file);
    input.value = "";
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    frame.save();
  };
  return html`<form novalidate @submit=${submit}>
    <h4 tabindex="-1" id="cover-form">${words.cover}</h4>
    <p class="hint" id="cover-hint">${words.coverText}</p>
    ${previewUrl ? html`<img class="cover large" src=${previewUrl} alt=${frame.alt || words.coverPreview} />` : nothing}
    ${picture ? html`<p class="error" id="cover-error">${sentenceOf(words, picture)}</p>` : nothing}
    <label class="button file"
      >${previewUrl ? words.coverOther : words.coverChoose}
      <input
        class="visually-hidden"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        aria-invalid=${picture ? "true" : "false"}
        aria-describedby=${picture ? "cover-hint cover-error" : "cover-hint"}
        @change=${chosen}
    /></label>
    <div class="field">
      <label for="alt">${words.alt}</label>
      <p class="hint" id="alt-hint">${words.altHint}</p>
      <input
        class="input"
        id="alt"
        maxlength="200"
        autocomplete="off"
        .value=${frame.alt}
        aria-invalid=${alt ? "true" : "false"}
        aria-describedby=${alt ? "alt-hint alt-error" : "alt-hint"}
        @input=${(event: Event): void => frame.describe((event.target as HTMLInputElement).value)}
      />
      ${alt ? html`<p class="error" id="alt-error">${sentenceOf(words, alt)}</p>` : nothing}
    </div>
    <div class="actions">
      <button class="button primary" aria-disabled=${isSaving}>${isSaving ? words.uploading : words.coverSave}</button>
      <button type="button" class="button quiet" @click=${frame.cancel}>${words.cancel}</button>
    </div>
  </form>`;
}
