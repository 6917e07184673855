import { html } from "hono/html";
import type { TownText, TownTexts } from "../../sdk/wire/network-settings.ts";
import type { Language } from "../documents/format.ts";
import { textFor } from "../networks/town-texts.ts";
import type { Html } from "./markup.ts";

/** What a town says in its own words, line by line as text; nothing where it says nothing. */
export function townText(text: TownText, language: Language, className: string): Html | "" {
  const said = textFor(text, language);
  if (!said) return "";
  const lines = said.text.split("\n").filter(Boolean);
  // In another language than its page, it says which: a screen reader changes its voice.
  const lang = said.language === language ? "" : html`lang="${said.language}"`;
  return html`<div class="${className}" ${lang}>${lines.map((line) => html`<p>${line}</p>`)}</div>`;
}

/** How the office is reached: phone, hours, or both. */
export function officeContact({ helpPhone, officeHours }: TownTexts, language: Language, phone: string): Html | "" {
  const hours = textFor(officeHours, language);
  if (!helpPhone && !hours) return "";
  const number = html`${phone} <a href="tel:${helpPhone.replace(/[^+\d]/g, "")}">${helpPhone}</a>`;
  const said = hours
    ? html`<span ${hours.language === language ? "" : html`lang="${hours.language}"`}>${hours.text}</span>`
    : "";
  return html`<p class="office">${helpPhone ? number : ""}${helpPhone && hours ? ", " : ""}${said}</p>`;
}
