import { html, nothing, type TemplateResult } from "lit";
import type { ListPartnersResponse, PartnerResponse, SupervisedPartner } from "../../../sdk/wire/supervision.ts";
import { formatDay } from "../../shared/language.ts";
import type { OfficeView } from "../../shared/office/office-page.ts";
import { kindNames } from "./kinds.messages.ts";
import { partnersMessages, type PartnersMessages } from "./partners.messages.ts";
import { factList, reasonForm } from "./reason-form.ts";
import { RegisterPage } from "./register-page.ts";

/** Who takes part: find, look, suspend with a reason, let go on. */
export class TwusterPartnersPage extends RegisterPage<ListPartnersResponse, SupervisedPartner> {
  #search = "";

  protected fetchList({ client }: OfficeView): Promise<ListPartnersResponse> {
    return client.get(`operator/partners?search=${encodeURIComponent(this.#search)}`);
  }

  protected async fetchOne({ client }: OfficeView, id: string): Promise<SupervisedPartner> {
    return (await client.get<PartnerResponse>(`operator/partners/${id}`)).partner;
  }

  protected get words(): PartnersMessages {
    return partnersMessages[this.view.language];
  }

  async #post(id: string, what: string, reason?: string): Promise<SupervisedPartner> {
    const path = `operator/partners/${id}/${what}`;
    return (await this.view.client.post<PartnerResponse>(path, reason ? { reason } : undefined)).partner;
  }

  readonly #find = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement; // safe because the listener sits on the form
    this.#search = String(new FormData(form).get("search") ?? "").trim();
    void this.reload();
  };

  protected content({ list, one }: { list?: ListPartnersResponse; one?: SupervisedPartner }): TemplateResult {
    return one ? this.#one(one) : this.#list(list ?? { partners: [], hasMore: false });
  }

  #list({ partners, hasMore }: ListPartnersResponse): TemplateResult {
    const { words, view } = this;
    return html`<form class="search" role="search" @submit=${this.#find}>
        <div class="field">
          <label for="search">${words.search}</label>
          <input
            class="input"
            id="search"
            name="search"
            type="search"
            maxlength="80"
            autocomplete="off"
            .value=${this.#search}
          />
        </div>
        <button class="button">${words.find}</button>
      </form>
      ${partners.length === 0 ? html`<p role="status">${this.#search ? words.none : words.noneYet}</p>` : nothing}
      <ul class="rows open">
        ${partners.map(
          ({ id, name, kind, city, state }) =>
            html`<li>
              <a class="entry" href="#/partners/${id}"
                ><strong>${name}</strong>
                <span class="hint"
                  >${[kindNames[view.language][kind], city].filter(Boolean).join(" · ")}
                  ${state === "suspended" ? html`<span class="badge">${words.suspendedBadge}</span>` : nothing}</span
                ></a
              >
            </li>`,
        )}
      </ul>
      ${hasMore ? html`<p class="hint">${words.more}</p>` : nothing}`;
  }

  #one(one: SupervisedPartner): TemplateResult {
    const { words, view } = this;
    const place = [one.street, `${one.postalCode} ${one.city}`.trim()].filter(Boolean).join(", ");
    return html`<a class="back" href="#/partners">← ${words.back}</a>
      <section class="card">
        <h3 tabindex="-1">${one.name}</h3>
        ${
          one.state === "suspended"
            ? html`<div class="notice bad">
                <p><strong>${words.suspendedTitle}</strong></p>
                <p class="said">${one.suspendedReason}</p>
              </div>`
            : nothing
        }
        ${factList([
          [words.kind, kindNames[view.language][one.kind]],
          [words.legalName, one.legalName],
          [words.address, place],
          [words.phone, one.phone],
          [words.email, one.email],
          [words.website, one.website],
          [words.registerNumber, one.registerNumber],
          [words.accountHolder, one.accountHolder],
          [words.iban, one.iban?.replace(/(.{4})(?=.)/g, "$1 ")],
          [words.since, formatDay(one.since.slice(0, 10), view.language)],
          [words.owners, one.owners.join(", ") || words.noOwner],
        ])}
        ${this.#decision(one)}
      </section>`;
  }

  #decision({ id, state }: SupervisedPartner): TemplateResult {
    const { words } = this;
    if (state === "suspended") {
      const resume = (): void => void this.decide(() => this.#post(id, "resumption"), words.resumeDone);
      return html`<button type="button" class="button primary" @click=${resume}>${words.resume}</button>`;
    }
    if (this.writing !== "suspension")
      return html`<p class="hint">${words.suspendText}</p>
        <div class="actions">
          <button type="button" class="button" @click=${(): void => void this.open("suspension")}>
            ${words.suspend}
          </button>
        </div>`;
    return reasonForm({
      label: words.suspendLabel,
      hint: words.suspendHint,
      send: words.suspendSend,
      cancel: words.cancel,
      problem: this.problem,
      onCancel: () => void this.open(""),
      onSend: (text) => void this.decideWith(text, () => this.#post(id, "suspension", text), words.suspendDone),
    });
  }
}

export const tag = "twuster-partners-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterPartnersPage);
