import { html, nothing, type TemplateResult } from "lit";
import type { ApiError } from "../../../sdk/client/api-error.ts";
import type {
  ApplicationResponse,
  ApplicationSummary,
  ApplicationView,
  ListApplicationsResponse,
} from "../../../sdk/wire/application.ts";
import { formatDay } from "../../shared/language.ts";
import type { OfficeView } from "../../shared/office/office-page.ts";
import { applicationsMessages, type ApplicationsMessages } from "./applications.messages.ts";
import { kindNames } from "./kinds.messages.ts";
import { factList, reasonForm } from "./reason-form.ts";
import { RegisterPage } from "./register-page.ts";

/** Who wants to take part: approve, ask back, or decline with a reason. */
export class TwusterApplicationsPage extends RegisterPage<ApplicationSummary[], ApplicationView> {
  protected async fetchList({ client }: OfficeView): Promise<ApplicationSummary[]> {
    return (await client.get<ListApplicationsResponse>("operator/applications")).applications;
  }

  protected async fetchOne({ client }: OfficeView, id: string): Promise<ApplicationView> {
    return (await client.get<ApplicationResponse>(`operator/applications/${id}`)).application;
  }

  protected get words(): ApplicationsMessages {
    return applicationsMessages[this.view.language];
  }

  protected override sentence(failure: ApiError): string {
    return failure.fields["postalCode"] ? this.words.outside : super.sentence(failure);
  }

  async #post(id: string, what: string, message?: string): Promise<ApplicationView> {
    const path = `operator/applications/${id}/${what}`;
    return (await this.view.client.post<ApplicationResponse>(path, message ? { message } : undefined)).application;
  }

  protected content({ list, one }: { list?: ApplicationSummary[]; one?: ApplicationView }): TemplateResult {
    return one ? this.#one(one) : this.#list(list ?? []);
  }

  #list(all: ApplicationSummary[]): TemplateResult {
    const { words } = this;
    const part = (title: string, entries: ApplicationSummary[]): TemplateResult | typeof nothing =>
      entries.length === 0
        ? nothing
        : html`<section>
            <h3>${title}</h3>
            <ul class="rows open">
              ${entries.map((entry) => this.#row(entry))}
            </ul>
          </section>`;
    const waiting = all.filter(({ state }) => state === "submitted");
    return html`${waiting.length === 0 ? html`<p>${words.noneWaiting}</p>` : part(words.waiting, waiting)}
    ${part(
      words.asked,
      all.filter(({ state }) => state === "asked"),
    )}
    ${part(
      words.decided,
      all.filter(({ decidedAt }) => decidedAt),
    )}`;
  }

  #row({ id, name, kind, state, confirmedAt, decidedAt }: ApplicationSummary): TemplateResult {
    const { language } = this.view;
    const day = formatDay((decidedAt ?? confirmedAt).slice(0, 10), language);
    const standing = decidedAt ? ` · ${this.words.states[state]}` : "";
    return html`<li>
      <a class="entry" href="#/applications/${id}"
        ><strong>${name}</strong> <span class="hint">${kindNames[language][kind]} · ${day}${standing}</span></a
      >
    </li>`;
  }

  #one(one: ApplicationView): TemplateResult {
    const { words } = this;
    const { details, state, partnerId, reason } = one;
    return html`<a class="back" href="#/applications">← ${words.back}</a>
      <section class="card">
        <h3 tabindex="-1">${one.name}</h3>
        <p><span class="badge">${words.states[state]}</span></p>
        ${details ? this.#facts(one, details) : html`<p>${words.erased}</p>`}
        ${one.questions.map(
          ({ question, answer }) =>
            html`<div>
              <p class="hint">${words.question}</p>
              <p class="said">${question}</p>
              ${
                answer
                  ? html`<p class="hint">${words.answer}</p>
                      <p class="said">${answer}</p>`
                  : nothing
              }
            </div>`,
        )}
        ${
          reason
            ? html`<div>
                <p class="hint">${words.reason}</p>
                <p class="said">${reason}</p>
              </div>`
            : nothing
        }
        ${partnerId ? html`<p><a class="button" href="#/partners/${partnerId}">${words.toPartner}</a></p>` : nothing}
        ${state === "submitted" || state === "asked" ? this.#decision(one) : nothing}
      </section>`;
  }

  #facts(one: ApplicationView, details: NonNullable<ApplicationView["details"]>): TemplateResult {
    const { words, view } = this;
    return factList([
      [words.kind, kindNames[view.language][one.kind]],
      [words.legalName, details.legalName],
      [words.address, `${details.street}, ${details.postalCode} ${details.city}`],
      [words.phone, details.phone],
      [words.email, details.email],
      [words.registerNumber, details.registerNumber],
      [words.accountHolder, details.accountHolder],
      [words.iban, details.iban.replace(/(.{4})(?=.)/g, "$1 ")],
      [words.certified, words.certifiedYes],
      [words.since, formatDay(one.confirmedAt.slice(0, 10), view.language)],
    ]);
  }

  #decision({ id, state }: ApplicationView): TemplateResult {
    const { words } = this;
    const common = { cancel: words.cancel, problem: this.problem, onCancel: (): void => void this.open("") };
    if (this.writing === "question")
      return reasonForm({
        ...common,
        label: words.askLabel,
        hint: words.askHint,
        send: words.askSend,
        onSend: (text) => void this.decideWith(text, () => this.#post(id, "question", text), words.askDone),
      });
    if (this.writing === "refusal")
      return reasonForm({
        ...common,
        label: words.declineLabel,
        hint: words.declineHint,
        send: words.declineSend,
        onSend: (text) => void this.decideWith(text, () => this.#post(id, "refusal", text), words.declineDone),
      });
    const approve = (): void => void this.decide(() => this.#post(id, "approval"), words.approved);
    return html`<div class="actions">
      <button type="button" class="button primary" @click=${approve}>${words.approve}</button>
      ${
        state === "submitted"
          ? html`<button type="button" class="button" @click=${(): void => void this.open("question")}>
              ${words.ask}
            </button>`
          : nothing
      }
      <button type="button" class="button" @click=${(): void => void this.open("refusal")}>${words.decline}</button>
    </div>`;
  }
}

export const tag = "twuster-applications-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterApplicationsPage);
