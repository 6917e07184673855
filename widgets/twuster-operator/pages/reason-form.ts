import { html, nothing, type TemplateResult } from "lit";

/** A sentence for somebody, and the button that sends it. */
export interface ReasonForm {
  label: string;
  hint: string;
  send: string;
  cancel: string;
  problem: string;
  onSend(text: string): void;
  onCancel(): void;
}

export function reasonForm(form: ReasonForm): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const sent = event.currentTarget as HTMLFormElement; // safe because the listener sits on the form
    form.onSend(String(new FormData(sent).get("reason") ?? "").trim());
  };
  return html`<form novalidate @submit=${submit}>
    <div class="field">
      <label for="reason">${form.label}</label>
      <p class="hint" id="reason-hint">${form.hint}</p>
      ${form.problem ? html`<p class="error" id="reason-error">${form.problem}</p>` : nothing}
      <textarea
        class="input"
        id="reason"
        name="reason"
        rows="4"
        maxlength="1000"
        aria-invalid=${form.problem ? "true" : "false"}
        aria-describedby=${form.problem ? "reason-hint reason-error" : "reason-hint"}
      ></textarea>
    </div>
    <div class="actions">
      <button class="button primary">${form.send}</button>
      <button type="button" class="button quiet" @click=${form.onCancel}>${form.cancel}</button>
    </div>
  </form>`;
}

/** Facts that were given, in rows. */
export function factList(rows: (readonly [term: string, fact: string | undefined])[]): TemplateResult {
  return html`<dl class="facts">
    ${rows.map(([term, fact]) =>
      fact
        ? html`<div>
            <dt>${term}</dt>
            <dd>${fact}</dd>
          </div>`
        : nothing,
    )}
  </dl>`;
}
