import { html, nothing, type TemplateResult } from "lit";
import type { ReadinessResponse, SettingsView } from "../../../../sdk/wire/network-settings.ts";
import type { SettingsMessages } from "./settings.messages.de.ts";

/** Whether this is the test or the real network, what that means, and what is missing before real money may flow. */
export function standingCard(input: {
  view: SettingsView;
  readiness: ReadinessResponse | "failed" | undefined;
  /** Whether the signed-in person works in the twin's office too. */
  isInTwin: boolean;
  words: SettingsMessages;
}): TemplateResult {
  const { view, readiness, isInTwin, words } = input;
  const { mode, twin } = view;
  return html`<section class="card" aria-labelledby="standing">
    <h3 id="standing">${words.standing[mode].title}</h3>
    <p>${words.standing[mode].text}</p>
    ${
      twin
        ? html`<p>
              <a class="button" href="/${twin.slug}/operator#/settings">${words.toTwin[twin.mode]}</a>
            </p>
            <p class="hint">${isInTwin ? words.twinOwn : words.twinNoAccess}</p>`
        : html`<p class="hint">${words.noTwin}</p>`
    }
    ${readiness === undefined ? html`<p class="hint" role="status">${words.checking}</p>` : nothing}
    ${readiness === "failed" ? html`<p class="notice bad">${words.checkFailed}</p>` : nothing}
    ${readiness && readiness !== "failed" ? checkList(readiness, mode, words) : nothing}
  </section>`;
}

function checkList(
  { checks, partnersOutside, mayGoLive }: ReadinessResponse,
  mode: "test" | "live",
  words: SettingsMessages,
): TemplateResult {
  const missing = checks.filter(({ isMet }) => !isMet);
  return html`<details>
    <summary>
      ${mayGoLive ? words.nothingMissing : words.missing.replace("{missing}", String(missing.length)).replace("{all}", String(checks.length))}
    </summary>
    <p class="hint">${words.checkedHere[mode]}</p>
    <ul class="checks">
      ${checks.map(
        ({ check, isMet }) =>
          html`<li class=${isMet ? "met" : "open"}>
            <strong>${isMet ? words.met : words.notMet}: ${words.checks[check].title}</strong>
            ${isMet ? nothing : html`<span class="hint">${words.checks[check].todo}</span>`}
            ${
              check === "postcode_areas" && partnersOutside > 0
                ? html`<a href="#/partners">${words.partnersOutside.replace("{count}", String(partnersOutside))}</a>`
                : nothing
            }
          </li>`,
      )}
    </ul>
  </details>`;
}
