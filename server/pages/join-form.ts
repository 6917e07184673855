import { html } from "hono/html";
import { applicantKinds } from "../applications/application-input.ts";
import { described, fieldError, inputField, type Field } from "./field.ts";
import { joinFields, joinProblemText, type JoinDraft, type JoinField, type JoinProblems } from "./join-draft.ts";
import type { Html } from "./markup.ts";
import { pathOf, type View } from "./page-frame.ts";

export interface JoinForm {
  view: View;
  draft: JoinDraft;
  problems: JoinProblems;
}

/** The plain form of an application. */
export function joinForm(form: JoinForm): Html {
  const { view, draft } = form;
  const words = view.words.join;
  const error = errorOf(form, "certified");
  return html`<form class="sheet" method="post" action="${pathOf(view, "join")}" novalidate>
    ${summaryOfProblems(form)} ${joinInputs(form)}
    <fieldset class="${error ? "wrong" : ""}">
      <legend>${words.certifyTitle}</legend>
      ${fieldError("certified", error)}
      <div class="choices">
        <label class="choice" for="certified">
          <input
            type="checkbox"
            id="certified"
            name="certified"
            value="yes"
            ${draft.values.certified === "yes" ? "checked" : ""}
            ${described({ name: "certified", error })}
          />
          <span>${words.certify}</span>
        </label>
      </div>
    </fieldset>
    <input type="hidden" name="key" value="${draft.key}" />
    <p class="hint">${words.why} <a href="${pathOf(view, "privacy")}">${words.privacy}</a></p>
    <button class="button primary wide">${words.submit}</button>
  </form>`;
}

/** Everything the law asks; the same for applying and for mending it later. @param isConfirmed the address stays */
export function joinInputs(form: JoinForm, isConfirmed = false): Html {
  const words = form.view.words.join;
  const input = (name: JoinField, more: Partial<Field> = {}): Html =>
    inputField({
      name,
      label: words[name as "name"], // safe because every typed field has its label
      value: form.draft.values[name],
      error: errorOf(form, name),
      hasFocus: isFirst(form, name),
      ...more,
    });
  return html`${kindChoice(form)}
    <h2>${words.who}</h2>
    ${input("name", { autocomplete: "organization", maxlength: 80 })}
    ${input("legalName", { hint: words.legalNameHint, maxlength: 120 })}
    ${input("street", { autocomplete: "address-line1", maxlength: 100 })}
    ${input("postalCode", { autocomplete: "postal-code", inputmode: "numeric", maxlength: 10 })}
    ${input("city", { autocomplete: "address-level2", maxlength: 60 })}
    ${input("registerNumber", { hint: words.registerNumberHint, maxlength: 60 })}
    <h2>${words.reach}</h2>
    ${input("phone", { type: "tel", autocomplete: "tel", maxlength: 30 })}
    ${isConfirmed ? fixedEmail(form) : input("email", { type: "email", inputmode: "email", autocomplete: "email", hint: words.emailHint })}
    <h2>${words.account}</h2>
    <p class="hint">${words.accountHint}</p>
    ${input("accountHolder", { hint: words.accountHolderHint, maxlength: 70 })}
    ${input("iban", { inputmode: "text", maxlength: 50 })}`;
}

export function errorOf({ view, problems }: JoinForm, field: JoinField): string | undefined {
  const reason = problems[field];
  return reason && joinProblemText(field, reason, view.words.join);
}

export function isFirst({ problems }: JoinForm, field: JoinField): boolean {
  return joinFields.find((name) => problems[name]) === field;
}

export function summaryOfProblems(form: JoinForm): Html | "" {
  const wrong = joinFields.filter((field) => form.problems[field]);
  if (wrong.length === 0) return "";
  return html`<div class="notice bad" role="alert">
    <p><strong>${form.view.words.join.problems}</strong></p>
    <ul>
      ${wrong.map((field) => html`<li><a href="#${field === "kind" ? "kind-shop" : field}">${errorOf(form, field)}</a></li>`)}
    </ul>
  </div>`;
}

function fixedEmail({ view, draft }: JoinForm): Html {
  const words = view.words.join;
  return html`<div class="field">
    <label for="email">${words.email}</label>
    <p class="hint" id="email-hint">${words.emailFixed}</p>
    <input id="email" name="email" type="email" value="${draft.values.email}" readonly aria-describedby="email-hint" />
  </div>`;
}

function kindChoice(form: JoinForm): Html {
  const words = form.view.words.join;
  const error = errorOf(form, "kind");
  return html`<fieldset class="${error ? "wrong" : ""}">
    <legend>${words.kind}</legend>
    ${fieldError("kind", error)}
    <div class="choices">
      ${applicantKinds.map(
        (kind) =>
          html`<label class="choice" for="kind-${kind}">
            <input
              type="radio"
              id="kind-${kind}"
              name="kind"
              value="${kind}"
              ${form.draft.values.kind === kind ? "checked" : ""}
              ${kind === "shop" ? described({ name: "kind", error }) : ""}
            />
            <span class="choice-name">${words.kinds[kind]}</span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}
