import { html, nothing, type TemplateResult } from "lit";
import type { HelperLinkResponse, HelperLinkView } from "../../../sdk/wire/scanners.ts";
import { formatInstant, type Language } from "../../shared/language.ts";
import type { ScannersMessages } from "./scanners.messages.ts";

export interface HelperActions {
  make(until: string, phones: number): void;
  copy(url: string): void;
  share(url: string): void;
  end(id: string): void;
}

/** A link for a group of phones: made, shown once, ended. */
export function helperCard(
  state: { links: readonly HelperLinkView[]; made: HelperLinkResponse | undefined; language: Language },
  words: ScannersMessages,
  actions: HelperActions,
): TemplateResult {
  const { links, made, language } = state;
  const when = (instant: string): string => formatInstant(instant, language);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement); // safe because the listener sits on the form
    actions.make(String(form.get("until")), Number(form.get("phones")));
  };
  return html`<section class="card" aria-labelledby="helpers">
    <h3 id="helpers">${words.helpers}</h3>
    <p>${words.helpersText}</p>
    ${
      made
        ? html`<p role="status">${words.linkReady(made.phones, when(made.until))}</p>
            <p class="link" translate="no">${made.url}</p>
            <div class="actions">
              ${"share" in navigator ? html`<button type="button" class="button primary" @click=${(): void => actions.share(made.url)}>${words.share}</button>` : nothing}
              <button type="button" class="button" @click=${(): void => actions.copy(made.url)}>${words.copy}</button>
            </div>`
        : nothing
    }
    <form novalidate @submit=${submit}>
      <div class="pair">
        <div class="field">
          <label for="until">${words.until}</label>
          <input class="input" id="until" name="until" type="datetime-local" .defaultValue=${tonight()} />
        </div>
        <div class="field">
          <label for="phones">${words.phones}</label>
          <input class="input" id="phones" name="phones" type="number" inputmode="numeric" min="1" max="50" value="3" />
        </div>
      </div>
      <button class="button wide">${words.makeLink}</button>
    </form>
    ${
      links.length > 0
        ? html`<h4>${words.openLinks}</h4>
            <ul class="rows">
              ${links.map(
                ({ id, until, phonesLeft }) =>
                  html`<li>
                    <span>${words.linkLeft(phonesLeft, when(until))}</span>
                    <button type="button" class="button" @click=${(): void => actions.end(id)}>${words.endLink}</button>
                  </li>`,
              )}
            </ul>`
        : nothing
    }
  </section>`;
}

/** Most events end on the same day: eight hours from now, to the full hour, as the field writes it. */
function tonight(): string {
  const then = new Date(Date.now() + 8 * 3_600_000);
  then.setMinutes(0, 0, 0);
  return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
