import { html, nothing, svg, type TemplateResult } from "lit";
import { localeOf, type Language } from "../../../shared/language.ts";
import { contrastReport, type ContrastLine } from "../../../twuster-desk/sites/contrast-report.ts";
import { settingsField, type SettingsForm } from "./settings-fields.ts";

/** The grounds our elements stand on most: a white page and a dark one. */
const GROUNDS = [
  { id: "light", surface: "#ffffff", text: "#1f2420" },
  { id: "dark", surface: "#1a1915", text: "#f5f2ea" },
] as const;

/** The town's colour, and what the guard of the elements makes of it on a light and on a dark page. */
export function colourField(form: SettingsForm): TemplateResult {
  const { draft, words, language, update } = form;
  const color = draft.brandColor.trim().toLowerCase();
  const isColor = /^#[0-9a-f]{6}$/.test(color);
  const pick = (event: Event): void => update("brandColor", (event.target as HTMLInputElement).value); // safe because the listener sits on the field
  return html`<div class="colour">
      ${settingsField(form, "brandColor", { maxlength: 7, spellcheck: false })}
      <input
        class="swatch"
        type="color"
        aria-label=${words.pickColour}
        .value=${isColor ? color : "#000000"}
        @input=${pick}
      />
    </div>
    ${
      isColor
        ? html`<ul class="pairs" aria-label=${words.contrast}>
            ${GROUNDS.map(({ id, surface, text }) => {
              const lines = contrastReport({ brand: color, surface, text }).filter((line) => line.id !== "text");
              return lines.map((line) => pair(line, words[`contrast_${line.id as "button" | "accent"}_${id}`], form));
            })}
          </ul>`
        : nothing
    }`;
  function pair(line: ContrastLine, name: string, { words: said }: SettingsForm): TemplateResult {
    const { color: ink, ground, ratio, wanted } = line;
    return html`<li>
      ${svg`<svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true"><rect width="48" height="48" rx="6" fill=${ground} /><text x="24" y="32" text-anchor="middle" font-size="22" font-weight="700" fill=${ink}>Aa</text></svg>`}
      <p>
        ${name}: <strong class="number">${number(ratio, language)} : 1</strong>
        ${
          wanted
            ? html`<br /><span class="hint"
                  >${said.moved.replace("{from}", wanted.color).replace("{ratio}", number(wanted.ratio, language)).replace("{to}", ink)}</span
                >`
            : nothing
        }
      </p>
    </li>`;
  }
}

function number(ratio: number, language: Language): string {
  // Rounded down: what just misses must not look as if it reached.
  const down = Math.floor(ratio * 10) / 10;
  return new Intl.NumberFormat(localeOf(language), { minimumFractionDigits: 1 }).format(down);
}
