import { html, type TemplateResult } from "lit";
import type { SitesMessages } from "./messages.de.ts";

/** Something to copy, with its button; where copying is forbidden, one tap selects all of it. */
export function copyBox(label: string, code: string, messages: SitesMessages): TemplateResult {
  const copy = async ({ currentTarget }: Event): Promise<void> => {
    const said = (currentTarget as Element).nextElementSibling!; // safe because the template below has both
    try {
      await navigator.clipboard.writeText(code);
      said.textContent = messages.copied;
    } catch {
      said.textContent = messages.notCopied;
    }
  };
  return html`<div class="stacked">
    <strong>${label}</strong>
    <code class="code" tabindex="0">${code}</code>
    <div class="actions">
      <button type="button" class="button" aria-label="${messages.copy}: ${label}" @click=${copy}>
        ${messages.copy}
      </button>
      <span role="status"></span>
    </div>
  </div>`;
}
