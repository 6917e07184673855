import { html, nothing } from "lit";
import { formatDay } from "../../shared/language.ts";
import { fill, money } from "../counter-view.ts";
import type { VoucherRedeemedDetail } from "../events.ts";
import type { Beside, CounterKind } from "./counter-kind.ts";

/** A voucher is money, and is booked in the till. */
export const voucher: CounterKind<"voucher"> = {
  card: (view, { valueCents, validUntil, isTraining }) => {
    const { messages, language, state } = view;
    const value = money(view, valueCents);
    return html`<div class="voucher" part="voucher">
      <p class="voucher-name">${state.device?.network.voucherName}</p>
      <h2 tabindex="-1">
        <span class="amount" aria-hidden="true">${value}</span
        ><span class="visually-hidden">${fill(messages.foundTitle, { value })}</span>
      </h2>
      <p class="voucher-validity">${fill(messages.foundValid, { date: formatDay(validUntil, language) })}</p>
      ${isTraining ? html`<p class="voucher-stamp"><span class="stamp">${messages.trainingBadge}</span></p>` : nothing}
    </div>`;
  },
  announce: ({ messages, language }, { validUntil, isTraining }) => {
    const validity = fill(messages.foundValid, { date: formatDay(validUntil, language) });
    return isTraining ? `${validity}. ${messages.trainingFound}` : validity;
  },
  isNotedFirst: true,
  minimum: () => undefined,
  request: ({ valueCents }) => ({ valueCents }),
  given: ({ valueCents }) => ({ kind: "voucher", valueCents }),
  lines: (view, { valueCents }) => html`<p class="amount">${money(view, valueCents)}</p>`,
  worth: (view, { valueCents }) => money(view, valueCents),
  names: (view, { valueCents }) => ({ value: money(view, valueCents) }),
  till: (view, { valueCents }) => fill(view.messages.book, { value: money(view, valueCents) }),
  words: (messages) => ({
    training: messages.trainingFound,
    pending: messages.foundPending,
    undoTitle: messages.undoTitle,
    undoText: messages.undoText,
    changedMind: messages.undoChangedMind,
    reversed: messages.reversedText,
    unresolvedRedeem: messages.unresolvedRedeem,
    unresolvedReverse: messages.unresolvedReverse,
  }),
  event: ({ valueCents }) => {
    const detail: Beside<VoucherRedeemedDetail> = { valueCents };
    return { name: "twuster-voucher-redeemed", detail };
  },
  refused: (view, refused) => {
    const { messages } = view;
    if (refused.outcome === "expired") return { text: messages.expiredText, tell: messages.expiredTell };
    const text = refused.isHere ? messages.already_redeemedHere : messages.already_redeemedText;
    return { text, tell: messages.already_redeemedTell, worth: money(view, refused.valueCents) };
  },
};
