import { html, nothing, svg, type TemplateResult } from "lit";
import type { SettingsView } from "../../../../sdk/wire/network-settings.ts";
import { formatDay, type Language } from "../../../shared/language.ts";
import type { Change, FieldId } from "./settings-draft.ts";
import type { SettingsMessages } from "./settings.messages.de.ts";

export interface Review {
  changes: Change[];
  openTransfers: SettingsView["openTransfers"];
  words: SettingsMessages;
  language: Language;
  isSaving: boolean;
  save(): void;
  back(): void;
}

/** Every change beside what stands there now, and what follows from it, before anything is saved. */
export function reviewView(review: Review): TemplateResult {
  const { changes, words } = review;
  return html`<section class="card" aria-labelledby="review">
    <h3 id="review" tabindex="-1">${words.reviewTitle}</h3>
    <dl class="changes">
      ${changes.map(
        ({ field, before, after }) =>
          html`<div>
            <dt>${words.fields[field]}</dt>
            <dd class="before"><span class="hint">${words.before}</span> ${shown(field, before, words)}</dd>
            <dd class="after"><span class="hint">${words.after}</span> ${shown(field, after, words)}</dd>
          </div>`,
      )}
    </dl>
    ${consequences(review).map((text) => html`<p class="notice">${text}</p>`)}
    <p class="hint">${words.seenSoon}</p>
    <div class="actions">
      <button type="button" class="button primary" aria-disabled=${review.isSaving} @click=${review.save}>
        ${review.isSaving ? words.saving : words.save}
      </button>
      <button type="button" class="button" @click=${review.back}>${words.editAgain}</button>
    </div>
  </section>`;
}

function shown(field: FieldId, value: string, words: SettingsMessages): TemplateResult {
  const lang = field.endsWith(".en") ? "en" : field.endsWith(".de") ? "de" : nothing;
  const swatch =
    field === "brandColor"
      ? svg`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><rect width="20" height="20" fill=${value} /></svg>`
      : nothing;
  return value === ""
    ? html`<em>${words.nothingThere}</em>`
    : html`${swatch} <span class="said" lang=${lang}>${field === "denominationsCents" ? `${value} €` : value}</span>`;
}

/** What a change means for what is under way. */
function consequences({ changes, openTransfers, words, language }: Review): string[] {
  const has = (...fields: FieldId[]): boolean => changes.some(({ field }) => fields.includes(field));
  const said: string[] = [];
  if (has("iban", "bic", "issuer.name")) {
    const { count, lastDay } = openTransfers;
    said.push(
      count === 0 || !lastDay
        ? words.accountNone
        : (count === 1 ? words.accountOpenOne : words.accountOpen)
            .replace("{count}", String(count))
            .replace("{day}", formatDay(lastDay, language)),
    );
  }
  if (has("denominationsCents")) said.push(words.denominationsFollow);
  if (has("town", "voucherName")) said.push(words.nameFollows);
  if (has("issuer.name", "issuer.street", "issuer.postalCode", "issuer.city", "issuer.email"))
    said.push(words.issuerFollows);
  return said;
}
