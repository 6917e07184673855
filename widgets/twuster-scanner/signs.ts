import { svg, type SVGTemplateResult } from "lit";

/** Signs differ in shape, not only in colour: round says yes, eight corners say no, three say look. */
const SHAPES = {
  yes: svg`<circle cx="32" cy="32" r="29" /><path d="M18 33l10 10 19-21" />`,
  no: svg`<path d="M20.6 4h22.8L60 20.6v22.8L43.4 60H20.6L4 43.4V20.6z" /><path d="M22 22l20 20M42 22L22 42" />`,
  look: svg`<path d="M32 5l28 52H4z" /><path d="M32 24v16M32 47.5v.5" />`,
  back: svg`<circle cx="32" cy="32" r="29" /><path d="M26 20L16 30l10 10M17 30h19a10 10 0 010 20h-6" />`,
  training: svg`<circle cx="32" cy="32" r="29" stroke-dasharray="8 5" /><path d="M18 33l10 10 19-21" />`,
  code: svg`<path d="M4 20V4h16M44 4h16v16M60 44v16H44M20 60H4V44" /><path d="M16 16h12v12H16zM36 16h12v12H36zM16 36h12v12H16zM36 36h4v4M48 36v4M36 48h4M48 46v2" />`,
  sound: svg`<path d="M8 24v16h10l14 12V12L18 24zM42 22c6 5 6 15 0 20M50 14c11 10 11 26 0 36" />`,
  silence: svg`<path d="M8 24v16h10l14 12V12L18 24zM43 24l16 16M59 24L43 40" />`,
} as const;

export type SignName = keyof typeof SHAPES;

/** A sign of the counter; the words beside it say the same. */
export function sign(name: SignName): SVGTemplateResult {
  return svg`<svg class=${`sign ${name}`} part="sign" viewBox="0 0 64 64" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`;
}
