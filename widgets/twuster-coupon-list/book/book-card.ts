import { css, html, nothing, type TemplateResult } from "lit";
import type { CouponBookOffer } from "../../../sdk/wire/coupon.ts";
import { fill } from "../../shared/fill.ts";
import { formatCents, formatDay, type Language } from "../../shared/language.ts";
import { bookMessages } from "./messages.ts";

/** The coupon book on sale; it is bought on the hosted page. */
export function bookCard(offer: CouponBookOffer, language: Language): TemplateResult {
  const { title, story, priceCents, lastDay, couponCount, left, coverUrl, coverAlt, buyUrl } = offer;
  const words = bookMessages[language];
  const text = fill(words.text, { count: couponCount, date: formatDay(lastDay, language) });
  return html`<section class="book" part="book" aria-labelledby="book">
    ${coverUrl ? html`<img src=${coverUrl} alt=${coverAlt} loading="lazy" width="120" />` : nothing}
    <div class="coupons">
      <h3 id="book">${`${words.book}: ${title}`}</h3>
      ${story ? html`<p>${story}</p>` : nothing}
      <p class="hint">${text}${left > 0 ? ` · ${fill(words.left, { count: left })}` : ""}</p>
      ${
        left > 0
          ? html`<div>
              <a class="button primary" href=${buyUrl}
                >${fill(words.buy, { price: formatCents(priceCents, language) })}</a
              >
            </div>`
          : html`<p class="notice" part="notice">${words.soldOut}</p>`
      }
    </div>
  </section>`;
}

export const bookStyles = css`
  .book {
    display: grid;
    gap: 8px 16px;
    padding: 16px;
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_wash);
  }
  .book img {
    inline-size: 120px;
    block-size: auto;
    border-radius: var(--_radius);
  }
  @container (min-width: 640px) {
    .book {
      grid-template-columns: auto 1fr;
    }
  }
`;
