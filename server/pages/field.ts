import { html } from "hono/html";
import type { Html } from "./markup.ts";

/** One labelled input with its hint and its error. */
export interface Field {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value?: string;
  type?: "text" | "email" | "date" | "number" | "password" | "tel";
  inputmode?: "text" | "numeric" | "decimal" | "email";
  autocomplete?: string;
  min?: string;
  max?: string;
  maxlength?: number;
  isCode?: boolean;
  /** The first thing to mend, or the one thing to fill in. */
  hasFocus?: boolean;
}

export function inputField(field: Field): Html {
  const { name, type = "text" } = field;
  return html`<div class="field ${field.error ? "wrong" : ""}">
    <label for="${name}">${field.label}</label>
    ${field.hint ? html`<p class="hint" id="${name}-hint">${field.hint}</p>` : ""} ${fieldError(name, field.error)}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${field.value ?? ""}"
      class="${field.isCode ? "code" : ""}"
      autocomplete="${field.autocomplete ?? "off"}"
      ${field.inputmode ? html`inputmode="${field.inputmode}"` : ""}
      ${field.isCode ? html`autocapitalize="characters"` : ""}
      ${field.min ? html`min="${field.min}"` : ""}
      ${field.max ? html`max="${field.max}"` : ""}
      ${field.maxlength ? html`maxlength="${field.maxlength}"` : ""}
      spellcheck="false"
      ${described(field)}
      ${field.hasFocus ? "autofocus" : ""}
    />
  </div>`;
}

export function fieldError(name: string, error: string | undefined): Html | "" {
  return error ? html`<p class="error" id="${name}-error">${error}</p>` : "";
}

/** What a screen reader says with the field. */
export function described({ name, hint, error }: { name: string; hint?: string; error?: string | undefined }): Html {
  const ids = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  return html`${ids ? html`aria-describedby="${ids}"` : ""} ${error ? html`aria-invalid="true"` : ""}`;
}
