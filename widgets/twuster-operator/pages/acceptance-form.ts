import { html, nothing, type TemplateResult } from "lit";
import type { AcceptanceResponse } from "../../../sdk/wire/acceptance.ts";
import type { Language } from "../../shared/language.ts";
import type { AcceptanceMessages } from "./acceptance.messages.ts";

/** What the cards of the page are drawn from, and what they can ask of it. */
export interface AcceptanceView {
  data: AcceptanceResponse;
  words: AcceptanceMessages;
  language: Language;
  /** Which form is open, e.g. `group ID`; empty: none. */
  opened: string;
  /** Sentences at wrong fields of the open form, by name. */
  problems: Record<string, string>;
  open(form: string): void;
  /** Posts; on success closes the form and says `done`. */
  send(path: string, body: object | undefined, done: string): void;
  /** A wrong field, told before asking. */
  complain(problems: Record<string, string>): void;
}

export function fill(message: string, values: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A labelled text field with its hint and its error. One form is open at a time, so names are ids. */
export function textField(
  { problems }: AcceptanceView,
  field: { name: string; label: string; hint: string; value?: string; inputMode?: "numeric" },
): TemplateResult {
  const { name, label, hint, value = "", inputMode } = field;
  const problem = problems[name];
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <p class="hint" id="${name}-hint">${hint}</p>
    ${problem ? html`<p class="error" id="${name}-error">${problem}</p>` : nothing}
    <input
      class="input"
      id=${name}
      name=${name}
      autocomplete="off"
      maxlength="80"
      inputmode=${inputMode ?? nothing}
      .value=${value}
      aria-invalid=${problem ? "true" : "false"}
      aria-describedby=${problem ? `${name}-hint ${name}-error` : `${name}-hint`}
    />
  </div>`;
}

/** Listens to a form: nothing is sent by the browser, the fields come as they were typed. */
export function onSubmit(send: (field: (name: string) => string) => void): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement; // safe because the listener sits on the form
    const fields = new FormData(form);
    send((name) => String(fields.get(name) ?? "").trim());
  };
}

export function buttons(view: AcceptanceView, label: string): TemplateResult {
  return html`<div class="actions">
    <button class="button primary">${label}</button>
    <button type="button" class="button quiet" @click=${(): void => view.open("")}>${view.words.cancel}</button>
  </div>`;
}
