import { svg, type TemplateResult } from "lit";
import { qrPath } from "../../shared/qr-matrix.ts";

/** The GiroCode (EPC069-12) as a picture: dark on white in every colour scheme, as bank apps need it. */
export function giroCode(text: string, label: string): TemplateResult {
  const { path, box } = qrPath(text);
  return svg`<svg class="giro" part="giro-code" viewBox="0 0 ${box} ${box}" role="img" aria-label=${label} shape-rendering="crispEdges">
    <rect width=${box} height=${box} fill="#fff" /><path d=${path} fill="#000" />
  </svg>`;
}
