import { html, nothing, type TemplateResult } from "lit";
import type { CouponOffer } from "../../sdk/wire/coupon.ts";
import { benefitWords, termsWords } from "../shared/coupon-words.ts";
import { fill } from "../shared/fill.ts";
import type { Language } from "../shared/language.ts";
import type { ListMessages } from "./messages.de.ts";
import type { Takings } from "./taking/takings.ts";

export interface EntryFrame {
  messages: ListMessages;
  language: Language;
  /** The town's day, `YYYY-MM-DD`. */
  today: string;
  /** Fetched with the first press. */
  takings: Pick<Takings, "view"> | undefined;
  take(couponId: string, partnerId: string): Promise<void>;
}

/** One coupon: what it gives in large type, who, when, how many are left, and the one press that takes it. */
export function couponEntry(offer: CouponOffer, frame: EntryFrame): TemplateResult {
  const { messages, today } = frame;
  const { partner, terms, pictureUrl, pictureAlt } = offer;
  const benefit = benefitWords(frame, terms.benefit);
  const notes = [
    ...termsWords(frame, terms, today),
    terms.lastDay === today ? messages.endsToday : "",
    leftWords(offer, messages),
  ].filter(Boolean);
  return html`<li part="coupon">
    ${pictureUrl ? html`<img src=${pictureUrl} alt=${pictureAlt ?? ""} loading="lazy" width="120" height="90" />` : nothing}
    <div>
      <h3>${benefit}</h3>
      <p>
        ${terms.title}
        <strong>${partner.pageUrl ? html`<a href=${partner.pageUrl}>${partner.name}</a>` : partner.name}</strong>
      </p>
      <p class="hint">${notes.join(" · ")}</p>
      ${
        terms.conditions
          ? html`<details>
              <summary>${messages.conditions}</summary>
              <p class="hint">${terms.conditions}</p>
            </details>`
          : nothing
      }
      ${actionOf(offer, benefit, frame)}
    </div>
  </li>`;
}

/** The one press; what came of it takes its place. */
function actionOf(
  { id, audience, left, leftToday, partner }: CouponOffer,
  benefit: string,
  frame: EntryFrame,
): TemplateResult | typeof nothing {
  const { messages } = frame;
  const button = (label: string, isBusy: boolean): TemplateResult =>
    html`<button
      type="button"
      class="button primary"
      part="take"
      aria-label=${label === messages.take ? fill(messages.takeNamed, { benefit, partner: partner.name }) : nothing}
      aria-busy=${isBusy}
      @click=${() => frame.take(id, partner.id)}
    >
      ${label}
    </button>`;
  const pressed = frame.takings?.view(id, frame, button);
  if (pressed) return pressed;
  // What is said above already; who buys the book finds it there.
  return audience === "book" || left === 0 || leftToday === 0 ? nothing : button(messages.take, false);
}

/** What is left, as the tighter of the two limits says it. */
function leftWords({ audience, left, leftToday, moreTomorrow }: CouponOffer, messages: ListMessages): string {
  if (audience === "book") return messages.inBook;
  if (left === 0) return messages.noneLeft;
  if (leftToday === 0) return messages.noneLeftToday + (moreTomorrow ? messages.moreTomorrow : "");
  if (leftToday !== undefined && leftToday < (left ?? Infinity)) return fill(messages.leftToday, { count: leftToday });
  return left === undefined ? "" : fill(messages.left, { count: left });
}
