import { html, svg, type TemplateResult } from "lit";
import { qrPath } from "../shared/qr-matrix.ts";

/** A QR code as a picture, black on white in every colour scheme: readers need the contrast and the quiet zone. */
export function qrPicture(text: string, label: string): TemplateResult {
  const { path, box } = qrPath(text);
  return html`<svg
    class="qr"
    part="qr"
    viewBox="0 0 ${box} ${box}"
    role="img"
    aria-label=${label}
    shape-rendering="crispEdges"
  >
    ${svg`<rect width=${box} height=${box} fill="#ffffff"></rect><path d=${path} fill="#000000"></path>`}
  </svg>`;
}
