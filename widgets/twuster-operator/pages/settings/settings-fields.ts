import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../../../shared/language.ts";
import type { Draft, FieldId, Problems } from "./settings-draft.ts";
import type { SettingsMessages } from "./settings.messages.de.ts";

/** What every section of the form is drawn from. */
export interface SettingsForm {
  draft: Draft;
  problems: Problems;
  words: SettingsMessages;
  language: Language;
  update(field: FieldId, value: string): void;
}

interface FieldOptions {
  maxlength?: number;
  inputmode?: "numeric" | "decimal" | "tel" | "email" | "text";
  type?: "text" | "tel" | "email";
  rows?: number;
  lang?: "de" | "en";
  spellcheck?: boolean;
  /** Said below the field as it is typed. */
  reading?: string;
}

export function settingsField(form: SettingsForm, field: FieldId, options: FieldOptions = {}): TemplateResult {
  const { words, draft, problems, update } = form;
  const hint = words.hints[field];
  const problem = problemText(form, field);
  const described = [hint && "hint", options.reading && "reading", problem && "error"].filter(Boolean);
  const common = {
    label: html`<label for=${field}>${words.fields[field]}</label>`,
    hint: hint ? html`<p class="hint" id="${field}-hint">${hint}</p>` : nothing,
    error: problem ? html`<p class="error" id="${field}-error">${problem}</p>` : nothing,
    reading: options.reading ? html`<p class="hint number" id="${field}-reading">${options.reading}</p>` : nothing,
    describedBy: described.length > 0 ? described.map((part) => `${field}-${part}`).join(" ") : nothing,
  };
  const input = (event: Event): void => update(field, (event.target as HTMLInputElement).value); // safe because the listener sits on the field
  const isInvalid = problems[field] ? "true" : "false";
  return html`<div class="field">
    ${common.label} ${common.hint} ${common.error}
    ${
      options.rows
        ? html`<textarea
            class="input"
            id=${field}
            name=${field}
            rows=${options.rows}
            lang=${options.lang ?? nothing}
            maxlength=${options.maxlength ?? nothing}
            .value=${draft[field]}
            aria-invalid=${isInvalid}
            aria-describedby=${common.describedBy}
            @input=${input}
          ></textarea>`
        : html`<input
            class="input"
            id=${field}
            name=${field}
            type=${options.type ?? "text"}
            autocomplete="off"
            inputmode=${options.inputmode ?? nothing}
            lang=${options.lang ?? nothing}
            spellcheck=${options.spellcheck === false ? "false" : nothing}
            maxlength=${options.maxlength ?? nothing}
            .value=${draft[field]}
            aria-invalid=${isInvalid}
            aria-describedby=${common.describedBy}
            @input=${input}
          />`
    }
    ${common.reading}
  </div>`;
}

export function problemText({ problems, words }: SettingsForm, field: FieldId): string {
  const reason = problems[field];
  if (!reason) return "";
  return words.reasons[`${field} ${reason}`] ?? words.reasons[reason] ?? words.reasons["wrong_type"]!; // safe because both languages have it
}
