import { svg, html, type TemplateResult } from "lit";

/** Width of the drawn band; wider places show it larger, never stretched. */
const BAND_WIDTH = 480;
const STEP = 12;

/** One row of straws of a plait, leaning up or down from the middle line. */
function straws(direction: 1 | -1): string {
  let path = "";
  for (let x = -STEP; x < BAND_WIDTH; x += STEP) path += `M${x} 8l6 ${8 * direction}h10l-6 ${-8 * direction}z`;
  return path;
}

const UPPER = straws(-1);
const LOWER = straws(1);

/** A plaited straw band, as the hats of the town had it. Decoration only. */
export const plaitBand: TemplateResult = html`<svg
  class="plait"
  viewBox="0 0 ${BAND_WIDTH} 16"
  preserveAspectRatio="xMinYMid slice"
  aria-hidden="true"
>
  ${svg`<path d=${UPPER} fill="#dcb04a" stroke="#8a6518" stroke-width="0.8"></path><path d=${LOWER} fill="#c9972f" stroke="#8a6518" stroke-width="0.8"></path>`}
</svg>`;

/** A straw hat with a ribbon in the town's colour. Decoration only. */
export const strawHat: TemplateResult = html`<svg class="hat" viewBox="0 0 64 40" aria-hidden="true">
  ${svg`<ellipse cx="32" cy="30" rx="30" ry="8" fill="#dcb04a" stroke="#7a5a16" stroke-width="1.5"></ellipse>
  <path d="M17 28 L19 10 Q32 4 45 10 L47 28 Q32 34 17 28z" fill="#e6c469" stroke="#7a5a16" stroke-width="1.5"></path>
  <path class="ribbon" d="M17.6 22.5 Q32 28 46.4 22.5 L47 28 Q32 34 17 28z"></path>
  <path d="M21 13 Q32 8.500 43 13 M20.300 17.500 Q32 13 43.700 17.500 M6 30.500 Q32 40 58 30.500" fill="none" stroke="#b4872a" stroke-width="1"></path>`}
</svg>`;
