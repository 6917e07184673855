import { html, nothing, type TemplateResult } from "lit";
import type { Messages } from "./messages.de.ts";
import { walletLink, type Entry } from "./wallet-link.ts";

export interface EntryState {
  /** What the last try came to, where it did not lead on. */
  entry: Entry | undefined;
  isOpen: boolean;
}

/** Typing in a code. What can be told wrong without asking is told at once. */
export function entryView(
  { entry, isOpen }: EntryState,
  messages: Messages,
  submit: (text: string) => void,
): TemplateResult {
  const error = entrySentence(entry, messages);
  return html`<details class="entry" ?open=${isOpen}>
    <summary>${messages.entryTitle}</summary>
    <form
      novalidate
      @submit=${(event: SubmitEvent): void => {
        event.preventDefault();
        submit(String(new FormData(event.currentTarget as HTMLFormElement).get("code"))); // safe because the listener is on the form
      }}
    >
      <div class="field">
        <label for="code">${messages.entryLabel}</label>
        <p class="hint" id="code-hint">${messages.entryHint}</p>
        <input
          class="input code-input"
          id="code"
          name="code"
          type="text"
          inputmode="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="300"
          aria-invalid=${error ? "true" : "false"}
          aria-describedby="code-hint code-error"
        />
        <div id="code-error">${error ? html`<p class="error">${error}</p>` : nothing}</div>
        ${entry?.kind === "other_town" ? html`<a href=${walletLink("", entry.network, entry.codes)}>${messages.otherTownLink}</a>` : nothing}
      </div>
      <button type="submit" class="button">${messages.entrySubmit}</button>
    </form>
  </details>`;
}

function entrySentence(entry: Entry | undefined, messages: Messages): string | undefined {
  if (!entry || entry.kind === "codes") return undefined;
  if (entry.kind === "wrong_length") return messages.entryLength(entry.count);
  return entry.kind === "other_town" ? messages.otherTown : messages.entryErrors[entry.kind];
}
