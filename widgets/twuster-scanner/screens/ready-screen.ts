import { html, nothing, type TemplateResult } from "lit";
import { undoable } from "../counter-store.ts";
import { clockTime, fill, type CounterView } from "../counter-view.ts";
import { kindOf } from "../kinds/kinds.ts";
import { sign } from "../signs.ts";
import { codeEntry } from "./code-entry.ts";

/** One big button, and typing below it. */
export function readyScreen(view: CounterView<"ready">): TemplateResult {
  const { messages, screen, isOnline } = view;
  const notices = { not_booked: messages.notBooked, not_reversed: messages.notReversed };
  return html`<div class="column ready">
    <h2 class="unseen" tabindex="-1">${messages.readyTitle}</h2>
    ${isOnline ? nothing : html`<div class="notice bad" part="notice">${messages.offlineBanner}</div>`}
    ${screen.notice ? html`<div class="notice" part="notice">${notices[screen.notice]}</div>` : nothing}
    <button type="button" class="scan" part="scan" @click=${view.scan}>
      ${sign("code")}<span class="scan-label">${messages.scan}</span><span class="scan-hint">${messages.scanHint}</span>
    </button>
    ${codeEntry(view)} ${recentList(view)}
  </div>`;
}

/** What may still be undone stays in reach after the next customer has begun. */
function recentList(view: CounterView<"ready">): TemplateResult | typeof nothing {
  const { counter, messages, language, state, nowMs } = view;
  const recent = undoable(state.recent, nowMs);
  if (!recent.length) return nothing;
  return html`<section class="recent">
    <h3>${messages.recentTitle}</h3>
    <ul>
      ${recent.map((redemption) => {
        const { receiptNumber, redeemedAt } = redemption.redeemed;
        return html`<li>
          <button type="button" class="row" @click=${() => counter.open(redemption)}>
            <strong>${kindOf(redemption.redeemed).worth(view, redemption.redeemed)}</strong
            ><span>${messages.receipt} ${receiptNumber}</span>
            <span class="hint">${fill(messages.recentTime, { time: clockTime(redeemedAt, language) })}</span>
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
}
