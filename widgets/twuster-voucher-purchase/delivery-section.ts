import { html, nothing, type TemplateResult } from "lit";
import type { Draft } from "./order-draft.ts";
import type { PurchaseForm } from "./purchase-form.ts";

/** One of several answers. */
export interface Option<T> {
  value: T;
  label: string;
  /** Said once it is chosen: one decision at a time. */
  hint?: string;
}

export function radios<T extends string>(
  name: string,
  options: readonly Option<T>[],
  chosen: T,
  choose: (value: T) => void,
  describedby: string | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="choices">
    ${options.map(({ value, label, hint }) => {
      const isChosen = value === chosen;
      return html`<label class="choice">
        <input
          type="radio"
          name=${name}
          value=${value}
          .checked=${isChosen}
          aria-describedby=${isChosen && hint ? `${name}-hint` : describedby}
          @change=${() => choose(value)}
        />
        <span
          >${label}${isChosen && hint ? html`<span class="hint" id="${name}-hint" aria-hidden="true">${hint}</span>` : nothing}</span
        >
      </label>`;
    })}
  </div>`;
}

/** For whom; a gift asks more. */
export function deliverySection(form: PurchaseForm): TemplateResult {
  const { draft, messages } = form;
  const options: Option<Draft["to"]>[] = [
    { value: "me", label: messages.forMe, hint: messages.forMeHint },
    { value: "recipient", label: messages.gift, hint: messages.giftHint },
    { value: "handOver", label: messages.handOver, hint: messages.handOverHint },
  ];
  return html`<fieldset part="delivery">
    <legend>${messages.delivery}</legend>
    ${radios("to", options, draft.to, (to) => form.update({ to }))} ${draft.to === "me" ? nothing : form.gift?.(form)}
  </fieldset>`;
}
