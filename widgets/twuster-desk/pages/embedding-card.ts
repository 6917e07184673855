import { html, type TemplateResult } from "lit";
import type { EmbeddingView } from "../../../sdk/wire/scanners.ts";
import type { ScannersMessages } from "./scanners.messages.ts";

/** Where else a scanner may stand; off unless an address is given. */
export function embeddingCard(
  embedding: EmbeddingView,
  words: ScannersMessages,
  save: (origins: string[], euros: string) => void,
): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement); // safe because the listener sits on the form
    const origins = String(form.get("origins") ?? "")
      .split(/\s+/)
      .filter(Boolean);
    save(origins, String(form.get("limit") ?? ""));
  };
  return html`<details class="card">
    <summary>${words.embedding}</summary>
    <p>${words.embeddingText}</p>
    <form novalidate @submit=${submit}>
      <div class="field">
        <label for="origins">${words.origins}</label>
        <p class="hint" id="origins-hint">${words.originsHint}</p>
        <textarea
          class="input"
          id="origins"
          name="origins"
          rows="3"
          spellcheck="false"
          autocapitalize="none"
          aria-describedby="origins-hint"
          .defaultValue=${embedding.origins.join("\n")}
        ></textarea>
      </div>
      <div class="field">
        <label for="limit">${words.limit}</label>
        <input
          class="input"
          id="limit"
          name="limit"
          inputmode="decimal"
          .defaultValue=${String(embedding.limitCents / 100).replace(".", ",")}
        />
      </div>
      <button class="button wide">${words.save}</button>
    </form>
  </details>`;
}

/** "500", "500,50", "1.500": cents; undefined for what is no amount. */
export function parseLimit(text: string): number | undefined {
  const plain = text
    .replace(/[\s€]/g, "")
    .replace(/\.(?=\d{3}(\D|$))/g, "")
    .replace(",", ".");
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}
