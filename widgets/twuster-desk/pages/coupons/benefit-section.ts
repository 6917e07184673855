import { html, nothing, type TemplateResult } from "lit";
import { field, problemAt, type CouponFrame } from "./coupon-frame.ts";
import { benefitKinds, type BenefitKind } from "./coupon-input.ts";

/** Four big choices, and the one field that the chosen one needs. */
export function benefitSection(
  frame: CouponFrame,
  choose: (kind: BenefitKind, isTapped: boolean) => void,
): TemplateResult {
  const { words, input } = frame;
  let isTapped = false;
  const problem = input.kind ? "" : problemAt(frame, "terms.benefit");
  return html`<fieldset class="card">
    <legend>${words.what}</legend>
    ${problem ? html`<p class="error" id="kind-error">${problem}</p>` : nothing}
    <div class="kinds">
      ${benefitKinds.map(
        (kind) =>
          html`<label class="kind" @pointerdown=${(): void => void (isTapped = true)}
            ><input
              type="radio"
              name="kind"
              value=${kind}
              .checked=${input.kind === kind}
              aria-describedby=${problem ? "kind-error" : nothing}
              @change=${(): void => choose(kind, isTapped)}
            /><span
              ><strong>${words.kinds[kind].name}</strong><span class="hint">${words.kinds[kind].example}</span></span
            ></label
          >`,
      )}
    </div>
    ${input.kind ? valueField(frame, input.kind) : nothing}
  </fieldset>`;
}

function valueField(frame: CouponFrame, kind: BenefitKind): TemplateResult {
  const { words } = frame;
  const isThing = kind === "two_for_one" || kind === "extra";
  return field(frame, "value", {
    path: "terms.benefit",
    label: words[`value_${kind}`],
    hint: words[`hint_${kind}`],
    ...(isThing ? { maxlength: 60 } : { maxlength: 12, inputmode: kind === "percent" ? "numeric" : "decimal" }),
  });
}
