import { html, nothing, type TemplateResult } from "lit";
import type { ScannerView } from "../../../sdk/wire/scanners.ts";
import { formatInstant, type Language } from "../../shared/language.ts";
import type { ScannersMessages } from "./scanners.messages.ts";

/** What a row is asking just now. */
export type RowStep = { id: string; kind: "rename" | "revoke" } | undefined;

export interface RowActions {
  ask(step: RowStep): void;
  rename(scanner: ScannerView, name: string): void;
  revoke(scanner: ScannerView): void;
}

export function scannerRow(
  scanner: ScannerView,
  step: RowStep,
  language: Language,
  words: ScannersMessages,
  actions: RowActions,
): TemplateResult {
  const { id, name, pairedAt, lastUsedAt, expiresAt, hasPairerLeft } = scanner;
  const when = (instant: string): string => formatInstant(instant, language);
  const asked = step?.id === id ? step.kind : undefined;
  return html`<li>
    <span
      ><strong>${name}</strong>
      <span class="hint">${lastUsedAt ? words.lastUsed(when(lastUsedAt)) : words.neverUsed}</span>
      <span class="hint">${words.pairedOn(when(pairedAt))}</span>
      ${expiresAt ? html`<span class="badge">${words.helperUntil(when(expiresAt))}</span>` : nothing}
      ${hasPairerLeft ? html`<span class="hint"><strong>${words.pairerLeft}</strong></span>` : nothing}</span
    >
    ${asked === "rename" ? renaming(scanner, words, actions) : asked === "revoke" ? revoking(scanner, words, actions) : choices(scanner, words, actions)}
  </li>`;
}

function choices({ id, name }: ScannerView, words: ScannersMessages, actions: RowActions): TemplateResult {
  return html`<span class="actions">
    <button
      type="button"
      class="button"
      aria-label="${words.rename}: ${name}"
      @click=${(): void => actions.ask({ id, kind: "rename" })}
    >
      ${words.rename}
    </button>
    <button
      type="button"
      class="button"
      aria-label="${words.revoke}: ${name}"
      @click=${(): void => actions.ask({ id, kind: "revoke" })}
    >
      ${words.revoke}
    </button>
  </span>`;
}

function renaming(scanner: ScannerView, words: ScannersMessages, actions: RowActions): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement); // safe because the listener sits on the form
    actions.rename(scanner, String(form.get("name") ?? ""));
  };
  return html`<form class="row-form" novalidate @submit=${submit}>
    <div class="field">
      <label for="name">${words.name}</label>
      <input class="input focus" id="name" name="name" maxlength="40" .defaultValue=${scanner.name} />
    </div>
    <span class="actions">
      <button class="button primary">${words.save}</button>
      <button type="button" class="button" @click=${(): void => actions.ask(undefined)}>${words.cancel}</button>
    </span>
  </form>`;
}

function revoking(scanner: ScannerView, words: ScannersMessages, actions: RowActions): TemplateResult {
  return html`<div class="notice bad row-form">
    <p>${words.revokeSure(scanner.name)}</p>
    <span class="actions">
      <button type="button" class="button primary focus" @click=${(): void => actions.revoke(scanner)}>
        ${words.revokeYes}
      </button>
      <button type="button" class="button" @click=${(): void => actions.ask(undefined)}>${words.cancel}</button>
    </span>
  </div>`;
}
