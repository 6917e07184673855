import { html, type TemplateResult } from "lit";
import { SETTINGS_LIMITS } from "../../../../sdk/wire/network-settings.ts";
import { formatCents } from "../../../shared/language.ts";
import { colourField } from "./colour-field.ts";
import { readEuros } from "./euro-list.ts";
import { settingsField, type SettingsForm } from "./settings-fields.ts";
import type { SettingsMessages } from "./settings.messages.de.ts";

const { lineLength, issuerNameLength, textLength, hoursLength } = SETTINGS_LIMITS;

/** Every field, by what it is about. */
export function settingsSections(form: SettingsForm): TemplateResult {
  const { words } = form;
  return html`${section(
    words,
    "look",
    html`${settingsField(form, "town", { maxlength: lineLength })}
    ${settingsField(form, "voucherName", { maxlength: lineLength })} ${colourField(form)}`,
  )}
  ${section(
    words,
    "vouchers",
    html`${settingsField(form, "denominationsCents", { maxlength: 120, inputmode: "text", reading: valuesRead(form) })}
    ${settingsField(form, "maxVouchers", { maxlength: 3, inputmode: "numeric" })}`,
  )}
  ${section(
    words,
    "issuer",
    html`${settingsField(form, "issuer.name", { maxlength: issuerNameLength })}
      ${settingsField(form, "issuer.street", { maxlength: lineLength })}
      <div class="place">
        ${settingsField(form, "issuer.postalCode", { maxlength: 5, inputmode: "numeric" })}
        ${settingsField(form, "issuer.city", { maxlength: lineLength })}
      </div>
      ${settingsField(form, "issuer.email", { maxlength: 254, type: "email", inputmode: "email", spellcheck: false })}`,
  )}
  ${section(
    words,
    "account",
    html`<p class="hint">${words.accountText}</p>
      ${settingsField(form, "iban", { maxlength: 42, spellcheck: false })}
      ${settingsField(form, "bic", { maxlength: 11, spellcheck: false })}`,
  )}
  ${section(words, "area", settingsField(form, "postcodeAreas", { maxlength: 60, inputmode: "text" }))}
  ${section(
    words,
    "texts",
    html`${settingsField(form, "texts.helpPhone", { maxlength: 40, type: "tel", inputmode: "tel" })}
      <div class="two">
        ${settingsField(form, "texts.officeHours.de", { maxlength: hoursLength, lang: "de" })}
        ${settingsField(form, "texts.officeHours.en", { maxlength: hoursLength, lang: "en" })}
        ${settingsField(form, "texts.welcome.de", { maxlength: textLength, rows: 4, lang: "de" })}
        ${settingsField(form, "texts.welcome.en", { maxlength: textLength, rows: 4, lang: "en" })}
        ${settingsField(form, "texts.mailNote.de", { maxlength: textLength, rows: 4, lang: "de" })}
        ${settingsField(form, "texts.mailNote.en", { maxlength: textLength, rows: 4, lang: "en" })}
      </div>`,
  )}`;
}

function section(words: SettingsMessages, id: keyof SettingsMessages["sections"], body: unknown): TemplateResult {
  return html`<section class="card" aria-labelledby="section-${id}">
    <h3 id="section-${id}">${words.sections[id]}</h3>
    ${body}
  </section>`;
}

/** What was typed, as it is understood: "10,25" is one value. */
function valuesRead({ draft, words, language }: SettingsForm): string {
  const all = readEuros(draft.denominationsCents);
  if (!all || all.length === 0) return "";
  return words.currentValues.replace("{values}", all.map((cents) => formatCents(cents, language)).join(" · "));
}
