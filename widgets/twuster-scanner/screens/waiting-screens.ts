import { html, nothing, type TemplateResult } from "lit";
import { fill, problemText, type CounterView } from "../counter-view.ts";
import { kindOf } from "../kinds/kinds.ts";
import { sign } from "../signs.ts";

/** Something is on its way. */
export function waitingScreen({ screen, messages }: CounterView<"starting" | "looking" | "booking">): TemplateResult {
  const kind = screen.name === "booking" && screen.pending.kind === "reverse" ? "reversing" : screen.name;
  return html`<div class="column centre">
    <div class="pulse" aria-hidden="true"></div>
    <h2 tabindex="-1">${messages[kind]}</h2>
  </div>`;
}

/** The look did not get through; nothing is booked. */
export function lookFailedScreen({ screen, counter, messages }: CounterView<"look_failed">): TemplateResult {
  return html`<div class="column centre">
    ${sign("look")}
    <h2 tabindex="-1">${messages.lookFailedTitle}</h2>
    <p>${problemText(messages, screen.problem)} ${messages.lookFailedSafe}</p>
    ${requestNumber(messages.requestId, screen.problem.requestId)}
    <div class="actions">
      <button type="button" class="button primary wide huge" @click=${() => counter.lookAgain()}>
        ${messages.retry}
      </button>
      <button type="button" class="button wide" @click=${() => counter.next()}>${messages.cancel}</button>
    </div>
  </div>`;
}

/** A booking without an answer: say that it is open, and that repeating is safe. */
export function unresolvedScreen(view: CounterView<"unresolved">): TemplateResult {
  const { screen, counter, messages } = view;
  const { pending, problem } = screen;
  const isRedeem = pending.kind === "redeem";
  const kind = kindOf(isRedeem ? pending.pass : pending.redemption.redeemed);
  const given = isRedeem ? kind.given(pending.pass) : pending.redemption.redeemed;
  const { unresolvedRedeem, unresolvedReverse } = kind.words(messages);
  return html`<div class="column centre">
    ${sign("look")}
    <h2 tabindex="-1" class="word">${messages.unresolvedTitle}</h2>
    <p><strong>${fill(isRedeem ? unresolvedRedeem : unresolvedReverse, kind.names(view, given))}</strong></p>
    <p>${problem.code === "unreachable" ? nothing : problemText(messages, problem)} ${messages.unresolvedSafe}</p>
    ${requestNumber(messages.requestId, problem.requestId)}
    <div class="actions">
      <button type="button" class="button primary wide huge" @click=${() => counter.retry()}>${messages.retry}</button>
      <button type="button" class="button wide" @click=${() => counter.giveUp()}>
        ${isRedeem ? messages.giveUpRedeem : messages.giveUpReverse}
      </button>
    </div>
  </div>`;
}

/** This browser or page can't be a counter. */
export function unusableScreen({ screen, messages }: CounterView<"unusable">): TemplateResult {
  return html`<div class="column centre">
    ${sign("look")}
    <h2 tabindex="-1">${messages[`${screen.why}Title`]}</h2>
    <p>${messages[screen.why]}</p>
    <slot></slot>
  </div>`;
}

function requestNumber(label: string, requestId: string | undefined): TemplateResult | typeof nothing {
  return requestId ? html`<p class="hint">${label} ${requestId}</p>` : nothing;
}
