import type { VoucherFace } from "./block.ts";
import { markup, type Html } from "./html.ts";
import { COLORS } from "./mail-colors.ts";

/**
 * The voucher as an object: face above (name, value, validity), the sewn seam, the code below. Paper in dark
 * mode too: it is what is held out at a counter.
 */
export function voucherCard(face: VoucherFace, button: Html, brand: string): Html {
  const cell = `padding:0 20px;color:${COLORS.ink}`;
  const town = face.town ? markup`<div style="font-size:15px;line-height:1.4">${face.town}</div>` : undefined;
  const onlyAt = face.onlyAt ? markup`<div style="font-weight:bold">${face.onlyAt}</div>` : undefined;
  const test = face.testMark
    ? markup`<div style="margin-bottom:8px;font-size:16px;line-height:1.4;font-weight:bold;color:${COLORS.test}">${face.testMark}</div>`
    : undefined;
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 24px;border:2px solid ${COLORS.line};border-radius:14px;border-collapse:separate;background-color:${COLORS.paper};color:${COLORS.ink}">
<tr><td style="${cell};padding-top:18px">${test}${town}<div style="font-size:19px;line-height:1.3;font-weight:bold">${face.name}</div></td></tr>
<tr><td style="${cell};padding-top:6px;font-size:46px;line-height:1.15;font-weight:bold">${face.value}</td></tr>
<tr><td style="${cell};padding-bottom:16px;font-size:17px;line-height:1.4">${face.validity}${onlyAt}</td></tr>
<tr><td style="padding:0"><div style="height:6px;border-top:3px dashed ${COLORS.straw};border-bottom:3px dashed ${COLORS.straw};background-color:${brand};font-size:0;line-height:6px">&nbsp;</div></td></tr>
<tr><td style="${cell};padding-top:14px;font-size:15px;line-height:1.4">${face.codeLabel}</td></tr>
<tr><td style="${cell};padding-bottom:16px;font-family:Consolas,Menlo,'DejaVu Sans Mono',monospace;font-size:21px;line-height:1.4;font-weight:bold;white-space:nowrap">${face.code}</td></tr>
<tr><td style="padding:0 20px 20px">${button}</td></tr>
</table>
`;
}
