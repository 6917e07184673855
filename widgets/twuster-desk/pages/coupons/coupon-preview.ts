import { html, nothing, type TemplateResult } from "lit";
import { benefitWords, termsWords } from "../../../shared/coupon-words.ts";
import { titleOf, type CouponFrame } from "./coupon-frame.ts";
import { benefitOf, termsOf } from "./coupon-input.ts";

/** The coupon as the town's list shows it, drawn anew with every letter. */
export function couponPreview(frame: CouponFrame): TemplateResult {
  const { words, input, language, partner, pictures, today } = frame;
  const benefit = benefitOf(input);
  const picture = pictures.find(({ id }) => id === input.pictureId);
  if (!benefit || !input.firstDay || !input.lastDay)
    return html`<section aria-labelledby="preview">
      <h3 id="preview">${words.preview}</h3>
      <p class="hint">${words.previewEmpty}</p>
    </section>`;
  const speech = { messages: words, language };
  const terms = termsOf(input, benefit, titleOf(frame));
  return html`<section aria-labelledby="preview">
    <h3 id="preview">${words.preview}</h3>
    <div class="coupon">
      ${picture ? html`<img src=${picture.smallUrl} alt=${picture.alt} width="120" height="90" />` : nothing}
      <p class="gives">${benefitWords(speech, benefit)}</p>
      <p>${terms.title}<br /><strong>${partner}</strong></p>
      <p class="hint">${termsWords(speech, terms, today).join(" · ")}</p>
      ${terms.conditions ? html`<p class="hint">${terms.conditions}</p>` : nothing}
    </div>
  </section>`;
}
