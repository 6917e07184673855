import { html, nothing, type TemplateResult } from "lit";
import type { VoucherLine } from "../../../sdk/wire/order.ts";
import { denomination } from "../goods-section.ts";
import { fill, type PurchaseForm } from "../purchase-form.ts";
import { kindMessages } from "./messages.ts";

/** Vouchers that not everybody takes, with denominations of their own. Fetched where a town sells some. */
export const kinds = { opener, section, nameOf };
export type Kinds = typeof kinds;

/**
 * Unfolds them. What comes by itself would push the page down under its reader; this button stands in the line of the
 * heading and takes no height of its own.
 */
function opener({ offer, draft, language, update }: PurchaseForm): TemplateResult | typeof nothing {
  const messages = kindMessages[language];
  return offer.kinds
    ? html`<button
        type="button"
        class="button quiet"
        .style=${"margin-block: -16px; padding-inline: 0; font-size: 0.875em; white-space: nowrap"}
        aria-expanded=${draft.hasKinds ? "true" : "false"}
        @click=${() => update({ hasKinds: !draft.hasKinds })}
      >
        ${draft.hasKinds ? messages.fewer : messages.more}
      </button>`
    : nothing;
}

function section(form: PurchaseForm): TemplateResult[] | typeof nothing {
  const messages = kindMessages[form.language];
  if (!form.draft.hasKinds) return nothing;
  return (form.offer.kinds ?? []).map((kind) => {
    const { id, name, groupName, whereUrl, denominationsCents } = kind;
    return html`<div class="field" role="group" aria-labelledby="kind-${id}" aria-describedby="kind-${id}-hint">
      <span class="label" id="kind-${id}">${name}</span>
      <p class="hint" id="kind-${id}-hint">
        ${fill(messages.onlyAt, { group: groupName })}
        <a href=${whereUrl} target="_blank" rel="noopener">${messages.whoTakes}</a>
      </p>
      <div class="choices">${denominationsCents.map((cents) => denomination(form, cents, kind))}</div>
    </div>`;
  });
}

/** What stands above the order button: its name, and who takes it; undefined where everybody does. */
function nameOf({ offer, language }: PurchaseForm, { voucherKindId }: VoucherLine): string | undefined {
  const kind = offer.kinds?.find(({ id }) => id === voucherKindId);
  return kind && fill(kindMessages[language].line, { name: kind.name, group: kind.groupName });
}
