import { html, nothing, type TemplateResult } from "lit";
import type { CounterView } from "../counter-view.ts";
import { problemText } from "../counter-view.ts";
import type { Problem } from "../counter-state.ts";
import type { Messages } from "../messages.de.ts";
import { fieldText } from "./field-text.ts";

/** First use, or after the device was signed off. */
export function pairingScreen({ screen, counter, messages }: CounterView<"pairing">): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (screen.isBusy) return;
    void counter.pair(fieldText(event.currentTarget, "pairing-code"), fieldText(event.currentTarget, "name"));
  };
  const { problem } = screen;
  return html`<form class="column" novalidate @submit=${submit}>
    <h2 tabindex="-1">${messages.pairTitle}</h2>
    ${screen.isRevoked ? html`<div class="notice bad" part="notice"><p>${messages.revoked}</p></div>` : html`<p>${messages.pairText}</p>`}
    <div class="field">
      <label for="pairing-code">${messages.pairCode}</label>
      <input
        id="pairing-code"
        name="pairing-code"
        class="input code"
        type="text"
        required
        maxlength="40"
        autocomplete="one-time-code"
        autocapitalize="characters"
        autocorrect="off"
        spellcheck="false"
        .value=${screen.code}
        aria-invalid=${problem ? "true" : "false"}
        aria-describedby="pairing-help"
      />
      <div id="pairing-help">
        ${problem ? html`<p class="error">${pairingProblem(messages, problem)}</p>` : nothing}
        <p class="hint">${messages.pairCodeHint}</p>
      </div>
    </div>
    <div class="field">
      <label for="name">${messages.pairName}</label>
      <input
        id="name"
        name="name"
        class="input"
        type="text"
        required
        maxlength="40"
        autocomplete="off"
        .defaultValue=${messages.pairNameDefault}
        aria-describedby="name-help"
      />
      <p class="hint" id="name-help">${messages.pairNameHint}</p>
    </div>
    <button type="submit" class="button primary wide huge" aria-disabled=${screen.isBusy ? "true" : "false"}>
      ${screen.isBusy ? messages.pairBusy : messages.pairSubmit}
    </button>
  </form>`;
}

function pairingProblem(messages: Messages, problem: Problem): string {
  if (problem.code === "invalid") return messages.pairMissing;
  return ["not_found", "unauthorized", "conflict"].includes(problem.code)
    ? messages.pairRefused
    : problemText(messages, problem);
}
