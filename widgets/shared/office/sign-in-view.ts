import { html, nothing, type TemplateResult } from "lit";
import type { OfficeMessages } from "./messages.de.ts";

export interface SignInState {
  email: string;
  problem: string;
  isSending: boolean;
  /** Minutes the mailed link is good, once it is on its way. */
  sentMinutes: number | undefined;
  hasPasskeys: boolean;
}

export interface SignInActions {
  send(email: string): void;
  again(): void;
  withPasskey(): void;
}

/** An address, a link by mail; a passkey where this browser has one. No password anywhere. */
export function signInView(state: SignInState, messages: OfficeMessages, actions: SignInActions): TemplateResult {
  if (state.sentMinutes !== undefined)
    return html`<section class="card">
      <h2 tabindex="-1">${messages.linkSentTitle}</h2>
      <p role="status">${messages.linkSent.replace("{minutes}", String(state.sentMinutes))}</p>
      <div class="actions">
        <button type="button" class="button" @click=${actions.again}>${messages.otherEmail}</button>
      </div>
    </section>`;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement; // safe because the listener sits on the form
    actions.send(String(new FormData(form).get("email") ?? "").trim());
  };
  return html`<section class="card">
    <h2 tabindex="-1">${messages.signInTitle}</h2>
    <p>${messages.signInText}</p>
    <form novalidate @submit=${submit}>
      <div class="field">
        <label for="email">${messages.email}</label>
        <input
          class="input"
          id="email"
          name="email"
          type="email"
          autocomplete="username webauthn"
          autocapitalize="none"
          spellcheck="false"
          .value=${state.email}
          aria-invalid=${state.problem ? "true" : "false"}
          aria-describedby=${state.problem ? "email-error" : nothing}
        />
        ${state.problem ? html`<p class="error" id="email-error">${state.problem}</p>` : nothing}
      </div>
      <button class="button primary wide" aria-disabled=${state.isSending}>
        ${state.isSending ? messages.sending : messages.sendLink}
      </button>
    </form>
    ${
      state.hasPasskeys
        ? html`<button type="button" class="button wide" @click=${actions.withPasskey}>${messages.withPasskey}</button>`
        : nothing
    }
  </section>`;
}
