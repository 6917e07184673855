import { html, nothing, type TemplateResult } from "lit";
import type { CouponState } from "../../../../sdk/wire/coupon-desk.ts";
import { audienceSection } from "./audience-section.ts";
import { benefitSection } from "./benefit-section.ts";
import { field, problemAt, typedIn, type CouponFrame } from "./coupon-frame.ts";
import type { BenefitKind } from "./coupon-input.ts";
import { couponPreview } from "./coupon-preview.ts";
import { limitsSection } from "./limits-section.ts";

export interface FormActions {
  /** Of the coupon that is changed; a new one is a draft. */
  state: CouponState;
  isSaving: boolean;
  isChanged: boolean;
  isDiscarding: boolean;
  choose(kind: BenefitKind, isTapped: boolean): void;
  save(isPublishing: boolean): void;
  back(): void;
  discard(): void;
}

/** A coupon being made or changed, from what it gives to how it looks. */
export function couponForm(frame: CouponFrame, actions: FormActions): TemplateResult {
  const { words, input } = frame;
  const isDraft = actions.state === "draft";
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    actions.save(event.submitter?.getAttribute("value") === "publish");
  };
  return html`<form class="making" novalidate @submit=${submit}>
    <h3 tabindex="-1" id="making">${input.id ? words.editTitle : words.newTitle}</h3>
    ${isDraft ? nothing : html`<p class="notice">${words.keepsOld}</p>`} ${benefitSection(frame, actions.choose)}
    ${input.kind ? rest(frame, isDraft) : nothing}
    <div class="save">
      ${actions.isChanged ? html`<p class="hint">${words.unsaved}</p>` : nothing} ${buttons(frame, actions, isDraft)}
    </div>
  </form>`;
}

function rest(frame: CouponFrame, isDraft: boolean): TemplateResult {
  const { words, input, update } = frame;
  const problem = problemAt(frame, "terms.conditions");
  return html`<div class="card">
      ${field(frame, "title", {
        path: "terms.title",
        label: words.title,
        maxlength: 80,
        ...(input.title === undefined ? { hint: words.titleHint } : {}),
      })}
      <div class="field">
        <label for="conditions">${words.conditions}</label>
        <p class="hint" id="conditions-hint">${words.conditionsHint}</p>
        <textarea
          class="input"
          id="conditions"
          rows="3"
          maxlength="500"
          .value=${input.conditions}
          aria-invalid=${problem ? "true" : "false"}
          aria-describedby=${problem ? "conditions-hint conditions-error" : "conditions-hint"}
          @input=${(event: Event): void => update({ conditions: typedIn(event) })}
        ></textarea>
        ${problem ? html`<p class="error" id="conditions-error">${problem}</p>` : nothing}
      </div>
    </div>
    ${limitsSection(frame)} ${audienceSection(frame, !isDraft)} ${couponPreview(frame)}`;
}

function buttons({ words }: CouponFrame, actions: FormActions, isDraft: boolean): TemplateResult {
  const { isSaving, isDiscarding, isChanged } = actions;
  const main = isDraft ? words.publish : words.save;
  return html`${isDiscarding ? html`<p role="alert">${words.discardText}</p>` : nothing}
    <div class="actions">
      ${
        isDiscarding
          ? html`<button type="button" class="button" id="discard" @click=${actions.discard}>${words.discard}</button>`
          : html`<button class="button primary" value=${isDraft ? "publish" : "save"} aria-disabled=${isSaving}>
                ${isSaving ? words.saving : main}
              </button>
              ${
                isDraft
                  ? html`<button class="button" value="draft" aria-disabled=${isSaving}>${words.saveDraft}</button>`
                  : nothing
              }`
      }
      <button type="button" class="button quiet" @click=${actions.back}>
        ${isDiscarding ? words.cancel : isChanged ? words.discard : words.back}
      </button>
    </div>`;
}
