import { html } from "hono/html";
import type { BookCouponView, CouponBookView } from "../../../sdk/wire/coupon.ts";
import { formatCode } from "../../../sdk/wire/pass-code.ts";
import { benefitText, limitLines } from "../../coupons/coupon-words.ts";
import { formatDay } from "../../documents/format.ts";
import { bookWords } from "./book-words.ts";
import { couponMessages } from "../../coupons/pages/messages.ts";
import { formatInstant } from "../../pages/format-instant.ts";
import { qrPicture } from "../../pages/marks.ts";
import type { ShownPass } from "../../pages/kind-pages.ts";
import type { Html } from "../../pages/markup.ts";
import type { View } from "../../pages/page-frame.ts";

/** A book with its coupons, used ones and open ones. */
export function bookCard(view: View, { pass, code, walletUrl }: ShownPass<CouponBookView>): Html {
  const { language } = view;
  const words = couponMessages[language];
  const said = bookWords[language];
  const isOpen = pass.state === "open";
  return html`<article class="voucher ${isOpen ? "" : "spent"}" aria-label="${said.title}, ${pass.title}">
    <div class="voucher-face">
      <div class="voucher-words">
        <p class="voucher-name">${said.title}</p>
        <p class="voucher-value coupon-benefit">${pass.title}</p>
        <p>${said.lead(formatDay(pass.firstDay, language), formatDay(pass.validUntil, language))}</p>
        ${isOpen ? "" : html`<p class="stamp">${words.states[pass.state]}</p>`}
      </div>
      ${isOpen ? qrPicture(walletUrl, said.qr) : ""}
    </div>
    <dl class="stub">
      <div>
        <dt>${words.code}</dt>
        <dd class="code" translate="no">${formatCode(code)}</dd>
      </div>
    </dl>
    ${
      pass.coupons.length === 0
        ? html`<p class="hint">${said.empty}</p>`
        : html`<ul class="book-coupons">
            ${pass.coupons.map((coupon) => bookCoupon(view, coupon))}
          </ul>`
    }
  </article>`;
}

function bookCoupon({ language, context }: View, { partner, terms, usedAt }: BookCouponView): Html {
  const words = couponMessages[language];
  const said = bookWords[language];
  const when = usedAt && formatInstant(usedAt, language, context.network.timeZone);
  return html`<li class="${usedAt ? "is-used" : ""}">
    <strong>${benefitText(terms.benefit, language)}</strong> ${words.at(partner.name)}<br />
    <span class="hint"
      >${terms.title} ·
      ${when ? said.used(when) : limitLines(terms, language).join(" · ")}${partner.isTakingPart ? "" : html` · ${words.away}`}</span
    >
  </li>`;
}
