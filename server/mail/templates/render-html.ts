import { type Block, oneLine } from "./block.ts";
import { markup, Html, htmlLines, webAddress } from "./html.ts";
import { brandOr, COLORS, inkOn } from "./mail-colors.ts";
import { voucherCard } from "./voucher-card.ts";

const FONT = "'Atkinson Hyperlegible Next','Atkinson Hyperlegible',Verdana,Arial,sans-serif";
const TEXT = new Html(`margin:0 0 16px;font-size:17px;line-height:1.5`);

/** Mail programs that know dark mode get a designed one; buttons and vouchers keep their colours. */
const STYLE = new Html(`<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.ground{background-color:#1d1812!important}
.ink{color:#f4ecda!important}
.muted{color:#cbbfa6!important}
.rule{border-color:#6b5c40!important}
}
</style>`);

export interface HtmlMail {
  language: string;
  title: string;
  /** What a list of mails shows beside the subject. */
  preview: string;
  brandColor: string;
  testNotice?: string;
  blocks: readonly Block[];
  footer: readonly Block[];
}

/** A whole mail: one column, tables and inline styles (mail programs know little else), nothing from another host. */
export function renderHtml(mail: HtmlMail): string {
  const brand = brandOr(mail.brandColor);
  const notice = mail.testNotice
    ? markup`<p style="margin:0 0 24px;padding:10px 14px;border:3px solid ${COLORS.test};border-radius:8px;background-color:#ffffff;color:${COLORS.test};font-size:17px;font-weight:bold;line-height:1.4">${mail.testNotice}</p>`
    : undefined;
  return markup`<!doctype html>
<html lang="${mail.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${mail.title}</title>
${STYLE}
</head>
<body class="ground" style="margin:0;padding:0;background-color:${COLORS.ground}">
<div style="display:none;max-height:0;overflow:hidden">${mail.preview}</div>
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:${COLORS.ground}"><tr><td align="center" style="padding:28px 14px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px"><tr><td class="ink" style="font-family:${new Html(FONT)};color:${COLORS.ink};text-align:left">
${notice}
<h1 style="margin:0 0 20px;font-size:28px;line-height:1.2">${mail.title}</h1>
${mail.blocks.map((block) => renderBlock(block, brand))}
<div class="muted rule" style="margin-top:32px;padding-top:16px;border-top:1px solid ${COLORS.straw};color:${COLORS.muted}">
${mail.footer.map((block) => renderBlock(block, brand))}
</div>
</td></tr></table>
</td></tr></table>
</body>
</html>
`.markup;
}

function renderBlock(block: Block, brand: string): Html {
  switch (block.kind) {
    case "paragraph":
      return markup`<p style="${TEXT}${block.isStrong ? ";font-weight:bold" : ""}">${oneLine(block.text)}</p>\n`;
    case "quote":
      return markup`<p style="margin:0 0 4px;font-size:15px">${block.label}</p><blockquote dir="auto" class="rule" style="margin:0 0 24px;padding:2px 14px;border-left:4px solid ${COLORS.straw};font-size:19px;line-height:1.5;word-break:break-word;overflow-wrap:anywhere">${htmlLines(block.text)}</blockquote>\n`;
    case "facts":
      return markup`<dl style="margin:0 0 20px">${block.rows.map(
        ([label, fact]) =>
          markup`<dt class="muted" style="margin:0;padding-top:7px;color:${COLORS.muted};font-size:15px;line-height:1.4">${label}</dt><dd class="rule" style="margin:0;padding-bottom:7px;border-bottom:1px solid #d9c9a0;font-size:18px;line-height:1.35;font-weight:bold;overflow-wrap:anywhere">${oneLine(fact)}</dd>`,
      )}</dl>\n`;
    case "list":
      return markup`<ul style="margin:0 0 16px;padding-left:22px;font-size:17px;line-height:1.5">${block.items.map((item) => markup`<li>${oneLine(item)}</li>`)}</ul>\n`;
    case "button":
      return markup`<div style="margin:0 0 24px">${button(block.label, block.url, brand)}</div>\n`;
    case "links":
      return markup`<p style="margin:0 0 16px;font-size:16px;line-height:2">${block.links.map(
        ({ label, url }, index) =>
          markup`${index > 0 ? new Html("<br>") : undefined}<a class="ink" href="${webAddress(url)}" style="color:${COLORS.ink};text-decoration:underline">${label}</a>`,
      )}</p>\n`;
    case "small":
      return markup`<h2 style="margin:24px 0 8px;font-size:17px">${block.title}</h2><p style="margin:0 0 16px;font-size:14px;line-height:1.5">${htmlLines(block.text.trim())}</p>\n`;
    case "voucher":
      return voucherCard(block.face, button(block.face.button.label, block.face.button.url, brand), brand);
  }
}

/** At least 48 px high, and still a link where styles are dropped. */
function button(label: string, url: string, brand: string): Html {
  return markup`<a href="${webAddress(url)}" style="display:block;padding:13px 18px;border-radius:8px;background-color:${brand};color:${inkOn(brand)};font-size:17px;line-height:22px;font-weight:bold;text-align:center;text-decoration:none">${label}</a>`;
}
