import { html } from "hono/html";
import type { ApplicationDetails } from "../../sdk/wire/application.ts";
import type { Application } from "../applications/application.ts";
import { described, fieldError } from "./field.ts";
import { inFours } from "./format-instant.ts";
import { errorOf, isFirst, joinInputs, summaryOfProblems, type JoinForm } from "./join-form.ts";
import type { Html } from "./markup.ts";
import { pathOf, type View } from "./page-frame.ts";

/** What an applicant sees behind its link, whatever state the application is in. @param path of this page */
export function statusBody(view: View, application: Application, path: string, form: JoinForm): Html {
  const words = view.words.join;
  const { message, content } = application;
  switch (application.state) {
    case "unconfirmed":
      return html`<h1>${words.confirmTitle}</h1>
        <p class="lead">${words.confirmText}</p>
        <form class="sheet" method="post" action="${path}">
          ${content ? factsOf(view, content.details) : ""}
          <button class="button primary wide huge">${words.confirm}</button>
          <p class="hint">${words.wrong} <a href="${pathOf(view, "join")}">${words.again}</a></p>
        </form>`;
    case "submitted":
      return html`<h1>${words.submittedTitle}</h1>
        <p class="lead">${words.submitted(view.context.network.issuer.name)}</p>`;
    case "asked":
      return askedBody(view, message ?? "", path, form);
    case "approved":
      return html`<h1>${words.approvedTitle}</h1>
        <p class="lead">${words.approved}</p>
        <p><a class="button primary wide" href="${pathOf(view, "desk")}">${words.desk}</a></p>`;
    case "declined":
      return html`<h1>${words.declinedTitle}</h1>
        <div class="sheet">
          <h2>${words.reason}</h2>
          <p class="said">${message}</p>
          <p><a class="button" href="${pathOf(view, "join")}">${words.again}</a></p>
        </div>`;
  }
}

/** The question, the answer, and everything that was filled in, to be mended. */
function askedBody(view: View, question: string, path: string, form: JoinForm): Html {
  const words = view.words.join;
  const error = errorOf(form, "answer");
  return html`<h1>${words.askedTitle}</h1>
    <form class="sheet" method="post" action="${path}" novalidate>
      ${summaryOfProblems(form)}
      <div class="notice">
        <p><strong>${words.question}</strong></p>
        <p class="said">${question}</p>
      </div>
      <div class="field ${error ? "wrong" : ""}">
        <label for="answer">${words.answer}</label>
        ${fieldError("answer", error)}
        <textarea
          id="answer"
          name="answer"
          rows="4"
          ${described({ name: "answer", error })}
          ${isFirst(form, "answer") ? "autofocus" : ""}
        >
${form.draft.values.answer}</textarea>
      </div>
      <button class="button primary wide">${words.answerSubmit}</button>
      <details ${Object.keys(form.problems).some((name) => name !== "answer") ? "open" : ""}>
        <summary>${words.answerDetails}</summary>
        <div class="inner">${joinInputs(form, true)}</div>
      </details>
    </form>`;
}

function factsOf(view: View, details: ApplicationDetails): Html {
  const words = view.words.join;
  const { kind, name, legalName, street, postalCode, city, registerNumber, phone, email, accountHolder, iban } =
    details;
  const rows: [string, string | undefined][] = [
    [words.kindFact, words.kinds[kind]],
    [words.name, name],
    [words.legalName, legalName],
    [words.street, street],
    [words.city, `${postalCode} ${city}`],
    [words.registerNumber, registerNumber],
    [words.phone, phone],
    [words.email, email],
    [words.accountHolder, accountHolder],
    // Enough to know one's own account again.
    [words.iban, `${iban.slice(0, 4)} … ${inFours(iban.slice(-4))}`],
  ];
  return html`<dl class="facts">
    ${rows.map(([term, fact]) =>
      fact
        ? html`<div>
            <dt>${term.replace(/ \((freiwillig|optional)\)$/, "")}</dt>
            <dd>${fact}</dd>
          </div>`
        : "",
    )}
  </dl>`;
}
