import { html } from "hono/html";
import { drawQr } from "../documents/qr.ts";
import type { Html } from "./markup.ts";

/** The town's mark until it brings its own: a straw hat, the ribbon in the network's colour. Decoration. */
export function strawHat(ribbonColor: string): Html {
  return html`<svg class="hat" viewBox="0 0 64 40" aria-hidden="true" focusable="false">
    <ellipse cx="32" cy="30" rx="30" ry="8" fill="#dcb04a" stroke="#7a5a16" stroke-width="1.5" />
    <path d="M17 28 19 10Q32 4 45 10L47 28Q32 34 17 28z" fill="#e6c469" stroke="#7a5a16" stroke-width="1.5" />
    <path d="M17.6 22.5Q32 28 46.4 22.5L47 28Q32 34 17 28z" fill="${ribbonColor}" stroke="#26221b" stroke-width=".5" />
    <path d="M21 13Q32 8.5 43 13M20.3 17.5Q32 13 43.7 17.5M6 30.5Q32 40 58 30.5" fill="none" stroke="#b4872a" />
  </svg>`;
}

/** Signs differ in shape, not only in colour: round says yes, eight corners say no. The words beside say the same. */
const shapes = {
  yes: ["M61 32A29 29 0 1 1 3 32a29 29 0 0 1 58 0z", "M18 33l10 10 19-21"],
  no: ["M20.6 4h22.8L60 20.6v22.8L43.4 60H20.6L4 43.4V20.6z", "M22 22l20 20M42 22L22 42"],
  back: ["M61 32A29 29 0 1 1 3 32a29 29 0 0 1 58 0z", "M26 20L16 30l10 10M17 30h19a10 10 0 010 20h-6"],
  wait: ["M61 32A29 29 0 1 1 3 32a29 29 0 0 1 58 0z", "M32 15v18l12 8"],
} as const;

export function sign(name: keyof typeof shapes): Html {
  return html`<svg class="sign" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
    ${shapes[name].map((path) => html`<path d="${path}"></path>`)}
  </svg>`;
}

/** A QR code, black on white in any colour scheme, with its name. */
export function qrPicture(text: string, label: string): Html {
  const { size, path } = drawQr(text, "M");
  return html`<svg
    class="qr"
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
    role="img"
    aria-label="${label}"
  >
    <path fill="#fff" d="M0 0h${size}v${size}H0z" />
    <path fill="#000" d="${path}" />
  </svg>`;
}
