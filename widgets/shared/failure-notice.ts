import { html, nothing, type TemplateResult } from "lit";
import type { ApiError, FailureCode } from "../../sdk/client/api-error.ts";
import { localeOf, type Language } from "./language.ts";
import type { SharedMessages } from "./messages.de.ts";
import type { Resource } from "./resource.ts";

type Kind = "offline" | "unreachable" | "badKey" | "foreignOrigin" | "rateLimited";

const KINDS: Partial<Record<FailureCode, Kind>> = {
  offline: "offline",
  unauthorized: "badKey",
  not_found: "badKey",
  forbidden: "foreignOrigin",
  rate_limited: "rateLimited",
};

/** Title and sentence for a failed call, in the element's language. */
export function failureText(messages: SharedMessages, error: ApiError): { title: string; text: string } {
  const kind = KINDS[error.code] ?? "unreachable";
  const seconds = String(error.retryAfterSeconds ?? 60);
  return { title: messages[`${kind}Title`], text: messages[kind].replace("{seconds}", seconds) };
}

/** Over content that may be old: from when it is, why, and a retry. */
export function staleNotice<T>(messages: SharedMessages, resource: Resource<T>, language: Language): TemplateResult {
  const { loadedAt, error, refresh } = resource;
  const time = new Intl.DateTimeFormat(localeOf(language), { timeStyle: "short" }).format(loadedAt);
  return html`<div class="notice bad" role="status" part="notice">
    ${messages.stale.replace("{time}", time)} ${error ? failureText(messages, error).text : nothing}
    <button type="button" class="button" @click=${refresh}>${messages.retry}</button>
  </div>`;
}

/**
 * A failed call: what is the matter, a retry where it helps, and the page's own link (the slot) as the way on.
 * @param retry absent where there is nothing to repeat
 * @param note said where repeating is safe, and why
 */
export function failureNotice(
  messages: SharedMessages,
  error: ApiError,
  retry?: () => void,
  note?: string,
): TemplateResult {
  const { title, text } = failureText(messages, error);
  return html`<div class="notice bad" role="alert" part="notice">
    <div><strong>${title}</strong><br />${text} ${error.canRetry ? note : nothing}</div>
    ${error.requestId ? html`<small class="hint">${messages.requestId} ${error.requestId}</small>` : nothing}
    <div class="actions">
      ${retry && error.canRetry ? html`<button type="button" class="button" @click=${retry}>${messages.retry}</button>` : nothing}
      <slot></slot>
    </div>
  </div>`;
}
