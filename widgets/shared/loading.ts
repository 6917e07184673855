import { html, nothing, type TemplateResult } from "lit";
import type { SharedMessages } from "./messages.de.ts";

/**
 * The content as a skeleton of its own size; after 8 s with a word and the page's link laid over it.
 * @param content what will come, drawn with sample data
 */
export function loadingView(messages: SharedMessages, content: TemplateResult, isSlow: boolean): TemplateResult {
  return html`<div class="stack">
    <div class="skeleton" inert aria-hidden="true">${content}</div>
    <p class="visually-hidden" role="status">${isSlow ? nothing : messages.loading}</p>
    ${isSlow ? html`<div class="notice over" role="status" part="notice">${messages.slow}<slot></slot></div>` : nothing}
  </div>`;
}
