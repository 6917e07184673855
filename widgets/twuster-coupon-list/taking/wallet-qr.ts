import { svg, type TemplateResult } from "lit";
import { qrPath } from "../../shared/qr-matrix.ts";

/** What a phone scans to take the coupon over: dark on white in every colour scheme. */
export function walletQr(text: string, label: string): TemplateResult {
  const { path, box } = qrPath(text);
  return svg`<svg class="qr" part="qr" viewBox="0 0 ${box} ${box}" role="img" aria-label=${label} shape-rendering="crispEdges">
    <rect width=${box} height=${box} fill="#fff" /><path d=${path} fill="#000" />
  </svg>`;
}
