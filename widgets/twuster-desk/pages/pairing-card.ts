import { html, svg, type TemplateResult } from "lit";
import type { PairingCodeResponse } from "../../../sdk/wire/scanners.ts";
import { qrPath } from "../../shared/qr-matrix.ts";
import type { ScannersMessages } from "./scanners.messages.ts";

/** A code to be read off the screen, large, with what is left of its time. */
export function pairingCard(
  code: PairingCodeResponse | undefined,
  words: ScannersMessages,
  actions: { show(): void },
): TemplateResult {
  return html`<section class="card" aria-labelledby="pair">
    <h3 id="pair">${words.pair}</h3>
    ${
      code
        ? shown(code, words, actions)
        : html`<p>${words.pairText}</p>
            <button type="button" class="button primary wide" @click=${actions.show}>${words.show}</button>`
    }
  </section>`;
}

function shown(code: PairingCodeResponse, words: ScannersMessages, actions: { show(): void }): TemplateResult {
  const minutes = Math.ceil((Date.parse(code.expiresAt) - Date.now()) / 60_000);
  const again = html`<button type="button" class="button" @click=${actions.show}>${words.another}</button>`;
  if (minutes <= 0)
    return html`<p role="status">${words.over}</p>
      <div class="actions">${again}</div>`;
  const { path, box } = qrPath(code.url);
  const page = code.url.replace(/^https?:\/\//, "").replace(/#.*$/, "");
  return html`<p>${words.scanThis}</p>
    <svg class="qr" viewBox="0 0 ${box} ${box}" role="img" aria-label=${words.qr} shape-rendering="crispEdges">
      ${svg`<path fill="#000" d=${path}></path>`}
    </svg>
    <p class="center">${words.orType(page)}</p>
    <p class="code" translate="no">${code.code}</p>
    <p class="hint center">${words.minutesLeft(minutes)}</p>
    <div class="actions">${again}<a class="button" href=${code.url}>${words.thisPhone}</a></div>`;
}
