import { html } from "hono/html";
import type { VoucherOffer } from "../../sdk/wire/voucher.ts";
import { formatCents, formatDay } from "../documents/format.ts";
import {
  buyFields,
  goodsOf,
  problemText,
  type BuyDraft,
  type BuyField,
  type BuyProblems,
  type Good,
} from "./buy-draft.ts";
import { described, fieldError, inputField } from "./field.ts";
import type { Html } from "./markup.ts";
import { pathOf, type View } from "./page-frame.ts";

export interface BuyForm {
  view: View;
  offer: VoucherOffer;
  draft: BuyDraft;
  problems: BuyProblems;
  /** Where the form goes; default `buy`. */
  action?: string;
}

/** The plain form. It orders nothing: "Weiter" leads to the review page. */
export function buyForm(form: BuyForm): Html {
  const { view, offer, draft } = form;
  const words = view.words.buy;
  return html`<form class="sheet" method="post" action="${pathOf(view, form.action ?? "buy")}" novalidate>
    <p class="lead">${words.intro(offer.network.town, formatDay(offer.validUntil, view.language))}</p>
    ${summaryOfProblems(form)} ${goods(form)} ${delivery(form)}
    ${inputField({ name: "email", type: "email", inputmode: "email", autocomplete: "email", label: words.email, hint: words.emailHint, value: draft.email, error: errorOf(form, "email"), hasFocus: isFirst(form, "email") })}
    ${payment(form)}
    <input type="hidden" name="key" value="${draft.key}" />
    <p class="hint">${words.nextHint}</p>
    <button class="button primary wide" name="step" value="review">${words.next}</button>
  </form>`;
}

export function stepsOf(view: View, current: number): Html {
  const { steps, stepsLabel } = view.words.buy;
  return html`<ol class="steps" aria-label="${stepsLabel}">
    ${steps.map((step, index) => html`<li ${index === current ? html`aria-current="step"` : ""}>${step}</li>`)}
  </ol>`;
}

function errorOf({ view, offer, problems }: BuyForm, field: BuyField): string | undefined {
  const reason = problems[field];
  return reason && problemText(field, reason, offer, view.words.buy, view.language);
}

function isFirst({ problems }: BuyForm, field: BuyField): boolean {
  return buyFields.find((name) => problems[name]) === field;
}

function summaryOfProblems(form: BuyForm): Html | "" {
  const wrong = buyFields.filter((field) => form.problems[field]);
  if (wrong.length === 0) return "";
  const places: Partial<Record<BuyField, string>> = {
    lines: `q${form.offer.denominationsCents[0]}`,
    to: "to-buyer",
    paymentMethod: `pay-${form.offer.paymentMethods[0]}`,
  };
  return html`<div class="notice bad" role="alert">
    <p><strong>${form.view.words.buy.problems}</strong></p>
    <ul>
      ${wrong.map((field) => html`<li><a href="#${places[field] ?? field}">${errorOf(form, field)}</a></li>`)}
    </ul>
  </div>`;
}

function goods(form: BuyForm): Html {
  const { view, offer } = form;
  const words = view.words.buy;
  const hint = words.goodsHint(offer.maxVouchers);
  const all = goodsOf(offer);
  const error = errorOf(form, "lines");
  return html`<fieldset class="${error ? "wrong" : ""}" ${described({ name: "lines", hint, error: undefined })}>
    <legend>${words.goods}</legend>
    <p class="hint" id="lines-hint">${hint}</p>
    ${fieldError("lines", error)}
    <div class="rows">
      ${all.filter(({ kind }) => !kind).map((good, index) => row(form, good, index === 0 && isFirst(form, "lines")))}
    </div>
    ${(offer.kinds ?? []).map(
      ({ id, name, groupName, whereUrl }) =>
        html`<div class="kind" role="group" aria-labelledby="kind-${id}">
          <p class="kind-name" id="kind-${id}">${name}</p>
          <p class="hint">${words.onlyAt(groupName)} <a href="${whereUrl}" target="_blank">${words.whoTakes}</a></p>
          <div class="rows">${all.filter(({ kind }) => kind?.id === id).map((good) => row(form, good, false))}</div>
        </div>`,
    )}
  </fieldset>`;
}

function row(form: BuyForm, { field, valueCents, kind }: Good, hasFocus: boolean): Html {
  const { view, offer, draft } = form;
  const words = view.words.buy;
  const value = formatCents(valueCents, view.language);
  return html`<div class="row">
    <label for="${field}">${kind ? words.kindQuantity(kind.name, value) : words.quantity(value)}</label>
    <input
      id="${field}"
      name="${field}"
      class="count"
      type="number"
      inputmode="numeric"
      min="0"
      max="${offer.maxVouchers}"
      step="1"
      autocomplete="off"
      value="${draft.quantities.get(field) ?? ""}"
      placeholder="0"
      ${described({ name: "lines", error: errorOf(form, "lines") })}
      ${hasFocus ? "autofocus" : ""}
    />
  </div>`;
}

function delivery(form: BuyForm): Html {
  const { view, offer, draft } = form;
  const words = view.words.buy;
  const greetingHint = words.greetingHint(offer.maxGreetingLength);
  const greetingError = errorOf(form, "greeting");
  return html`<fieldset class="${form.problems.to ? "wrong" : ""}">
      <legend>${words.delivery}</legend>
      ${fieldError("to", errorOf(form, "to"))}
      <div class="choices">
        ${choice("to", "to-buyer", "buyer", draft.to, words.forMe, words.forMeHint)}
        ${choice("to", "to-recipient", "recipient", draft.to, words.gift, words.giftHint)}
      </div>
      <div class="when-recipient">
        ${inputField({ name: "recipientEmail", type: "email", inputmode: "email", label: words.recipientEmail, value: draft.recipientEmail, error: errorOf(form, "recipientEmail"), hasFocus: isFirst(form, "recipientEmail") })}
      </div>
    </fieldset>
    <div class="field ${greetingError ? "wrong" : ""}">
      <label for="greeting">${words.greeting}</label>
      <p class="hint" id="greeting-hint">${greetingHint}</p>
      ${fieldError("greeting", greetingError)}
      <textarea
        id="greeting"
        name="greeting"
        rows="4"
        ${described({ name: "greeting", hint: greetingHint, error: greetingError })}
        ${isFirst(form, "greeting") ? "autofocus" : ""}
      >
${draft.greeting}</textarea>
    </div>
    ${inputField({ name: "on", type: "date", label: words.on, hint: words.onHint, value: draft.on, min: offer.deliveryDays.first, max: offer.deliveryDays.last, error: errorOf(form, "on"), hasFocus: isFirst(form, "on") })}`;
}

function payment(form: BuyForm): Html {
  const { view, offer, draft } = form;
  const words = view.words.buy;
  return html`<fieldset class="${form.problems.paymentMethod ? "wrong" : ""}">
    <legend>${words.payment}</legend>
    ${fieldError("paymentMethod", errorOf(form, "paymentMethod"))}
    <div class="choices">
      ${offer.paymentMethods.map((method) => choice("paymentMethod", `pay-${method}`, method, draft.paymentMethod, words.methods[method].name, words.methods[method].hint))}
    </div>
  </fieldset>`;
}

function choice(name: string, id: string, value: string, chosen: string, label: string, hint: string): Html {
  return html`<label class="choice" for="${id}">
    <input type="radio" id="${id}" name="${name}" value="${value}" ${chosen === value ? "checked" : ""} />
    <span><span class="choice-name">${label}</span> <span class="hint">${hint}</span></span>
  </label>`;
}
