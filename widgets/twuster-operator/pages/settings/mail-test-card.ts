import { html, nothing, type TemplateResult } from "lit";
import type { TestMailResponse } from "../../../../sdk/wire/network-settings.ts";
import type { SettingsMessages } from "./settings.messages.de.ts";

/** A real mail to oneself, and what the mail server made of it. */
export function mailTestCard(input: {
  email: string;
  trial: TestMailResponse | undefined;
  /** Why it could not be tried. */
  problem: string;
  isSending: boolean;
  words: SettingsMessages;
  send(): void;
}): TemplateResult {
  const { email, trial, problem, isSending, words, send } = input;
  return html`<section class="card" aria-labelledby="mail-test">
    <h3 id="mail-test">${words.mailTitle}</h3>
    <p>${words.mailText} <strong class="said">${email}</strong></p>
    <div role="status">
      ${trial ? outcome(trial, words) : nothing} ${problem ? html`<p class="notice bad">${problem}</p>` : nothing}
    </div>
    <button type="button" class="button" aria-disabled=${isSending} @click=${send}>
      ${isSending ? words.mailSending : words.mailSend}
    </button>
  </section>`;
}

function outcome({ to, reason, serverSaid }: TestMailResponse, words: SettingsMessages): TemplateResult {
  if (!reason) return html`<p class="notice">${words.mailAccepted.replace("{to}", to)}</p>`;
  return html`<div class="notice bad">
    <p><strong>${words.mailRefused}</strong><br />${words.mailReasons[reason]}</p>
    ${serverSaid ? html`<p class="hint">${words.serverSaid} <q class="said" translate="no">${serverSaid}</q></p>` : nothing}
  </div>`;
}
