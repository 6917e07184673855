import { html, nothing, type TemplateResult } from "lit";
import type { DropReason } from "../../../sdk/wire/deliveries.ts";
import type { DeliveriesMessages } from "./deliveries.messages.ts";

/** Why a mail is given up: one of a few reasons, so that nothing about a person is written down. */
export function dropForm(form: {
  words: DeliveriesMessages;
  problem: string;
  onSend(reason: DropReason | undefined): void;
  onCancel(): void;
}): TemplateResult {
  const { words, problem } = form;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const sent = new FormData(event.currentTarget as HTMLFormElement); // safe because the listener sits on the form
    form.onSend((sent.get("reason") as DropReason | null) ?? undefined); // safe because the radios have no other values
  };
  return html`<form novalidate @submit=${submit}>
    <fieldset class="field" aria-describedby=${problem ? "drop-error" : nothing}>
      <legend>${words.dropTitle}</legend>
      ${problem ? html`<p class="error" id="drop-error" role="alert">${problem}</p>` : nothing}
      <div class="choices">
        ${Object.entries(words.dropReasons).map(
          ([reason, label]) =>
            html`<label class="choice"
              ><input type="radio" name="reason" value=${reason} /> <span>${label}</span></label
            >`,
        )}
      </div>
    </fieldset>
    <div class="actions">
      <button class="button primary">${words.dropSend}</button>
      <button type="button" class="button quiet" @click=${form.onCancel}>${words.cancel}</button>
    </div>
  </form>`;
}
