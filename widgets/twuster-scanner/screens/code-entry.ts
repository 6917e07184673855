import { html, nothing, type TemplateResult } from "lit";
import type { CounterView } from "../counter-view.ts";
import { fieldText } from "./field-text.ts";

/** Typing is always possible, with and without a camera. */
export function codeEntry(
  view: Pick<CounterView, "counter" | "messages"> & { screen: { isMistyped?: boolean } },
): TemplateResult {
  const { counter, messages, screen } = view;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = fieldText(event.currentTarget, "code");
    if (text) void counter.enter(text, true);
  };
  const { isMistyped } = screen;
  return html`<form class="entry" novalidate @submit=${submit}>
    <label for="code">${messages.typeLabel}</label>
    <div class="entry-line">
      <input
        id="code"
        name="code"
        class="input code"
        type="text"
        maxlength="300"
        autocomplete="off"
        autocapitalize="characters"
        autocorrect="off"
        spellcheck="false"
        enterkeyhint="go"
        aria-invalid=${isMistyped ? "true" : "false"}
        aria-describedby="code-help"
      />
      <button type="submit" class="button">${messages.check}</button>
    </div>
    <div id="code-help">
      ${isMistyped ? html`<p class="error">${messages.mistyped}</p>` : nothing}
      <p class="hint">${messages.typeHint}</p>
    </div>
  </form>`;
}
