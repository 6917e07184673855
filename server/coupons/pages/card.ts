import { html } from "hono/html";
import type { CouponView } from "../../../sdk/wire/coupon.ts";
import { formatCode } from "../../../sdk/wire/pass-code.ts";
import { benefitText, limitLines } from "../coupon-words.ts";
import { couponMessages } from "./messages.ts";
import { formatInstant } from "../../pages/format-instant.ts";
import { qrPicture } from "../../pages/marks.ts";
import type { ShownPass } from "../../pages/kind-pages.ts";
import type { Html } from "../../pages/markup.ts";
import type { View } from "../../pages/page-frame.ts";

/** A coupon as the object it is everywhere. */
export function couponCard(view: View, { pass, code, walletUrl }: ShownPass<CouponView>): Html {
  const { language, context } = view;
  const words = couponMessages[language];
  const { terms, partner } = pass;
  const benefit = benefitText(terms.benefit, language);
  const isOpen = pass.state === "open";
  return html`<article class="voucher ${isOpen ? "" : "spent"}" aria-label="${benefit}, ${partner.name}">
    <div class="voucher-face">
      <div class="voucher-words">
        <p class="voucher-name">${partner.name}</p>
        <p class="voucher-value coupon-benefit">${benefit}</p>
        <p>${terms.title}</p>
        ${pass.isTraining ? html`<p class="marks"><span class="mark">${words.training}</span></p>` : ""}
        ${isOpen ? "" : html`<p class="stamp">${words.states[pass.state]}</p>`}
      </div>
      ${isOpen && partner.isTakingPart ? qrPicture(walletUrl, words.qr(terms.title)) : ""}
    </div>
    <dl class="stub">
      <div>
        <dt>${words.valid}</dt>
        <dd>${limitLines(terms, language).join(" · ")}</dd>
      </div>
      ${
        terms.conditions
          ? html`<div>
              <dt>${words.conditions}</dt>
              <dd>${terms.conditions}</dd>
            </div>`
          : ""
      }
      <div>
        <dt>${words.code}</dt>
        <dd class="code" translate="no">${formatCode(code)}</dd>
      </div>
      ${pass.redeemedAt ? html`<div><dd>${words.redeemedAt(formatInstant(pass.redeemedAt, language, context.network.timeZone))}</dd></div>` : ""}
      ${partner.isTakingPart ? "" : html`<div><dd>${words.away}</dd></div>`}
    </dl>
  </article>`;
}
