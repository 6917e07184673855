import { html, nothing, type TemplateResult } from "lit";
import type { CouponPartner, CouponTerms } from "../../../sdk/wire/coupon.ts";
import { formatCode } from "../../../sdk/wire/pass-code.ts";
import { benefitWords, termsWords } from "../../shared/coupon-words.ts";
import { townDay } from "../town-clock.ts";
import { qrPicture } from "../qr-picture.ts";
import type { Messages } from "../messages.de.ts";
import type { WhyNot } from "../room/pass-frame.ts";
import type { RoomSpeech } from "../room/wallet-kind.ts";
import { statusNow } from "./coupon-clock.ts";
import { whyNotNow } from "./coupon-facts.ts";

/** One coupon as the counter sees it, whether alone or of a book. */
export interface CounterCoupon {
  terms: CouponTerms;
  partner: CouponPartner;
  /** Bare code of the coupon, or of the book that it is in. */
  code: string;
  link: string;
  /** Why it can't be used any more; absent for one that can. */
  over?: WhyNot | undefined;
  marks: TemplateResult | typeof nothing;
}

/** Large for the cashier: what it gives, then where and when, then the code. */
export function counterPaper(coupon: CounterCoupon, speech: RoomSpeech, words: Messages): TemplateResult {
  const { messages } = speech;
  const { terms, partner, over } = coupon;
  const benefit = benefitWords(speech, terms.benefit);
  const now = new Date();
  const why = over ? "" : whyNotNow(speech, { terms, partner, status: statusNow(terms, now) });
  return html`<div class="pass paper coupon ${over ? "used" : ""}" part="pass">
    <div class="coupon-sum">
      <p class="value">${benefit}</p>
      <p class="title">${terms.title}</p>
      <p>${partner.name}, ${partner.street}, ${partner.city}</p>
      <p class="until">${termsWords(speech, terms, townDay(now)).join(" · ")}</p>
      ${coupon.marks}
    </div>
    <div role="status">
      ${over ? html`<p class="why"><strong>${over.word}.</strong> ${over.sentence}</p>` : nothing}
      ${why ? html`<p class="why"><strong>${why}</strong></p>` : nothing}
      ${why && partner.isTakingPart ? html`<p class="small">${messages.hint}</p>` : nothing}
    </div>
    ${
      over || !partner.isTakingPart
        ? nothing
        : html`${qrPicture(coupon.link, messages.qrLabel(benefit))}
            <p class="code" translate="no">${formatCode(coupon.code)}</p>
            <p class="type-hint">${words.typeHint}</p>`
    }
    ${
      terms.conditions
        ? html`<div class="conditions">
            <h3>${messages.conditions}</h3>
            <p>${terms.conditions}</p>
          </div>`
        : nothing
    }
  </div>`;
}
