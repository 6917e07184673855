import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import type { ApiError } from "../../../sdk/client/api-error.ts";
import type { Deputy, TeamResponse } from "../../../sdk/wire/supervision.ts";
import { formatDay } from "../../shared/language.ts";
import { OfficePage, type OfficeView } from "../../shared/office/office-page.ts";
import { registerStyles } from "./register.styles.ts";
import { teamMessages, type TeamMessages } from "./team.messages.ts";

/** Who works in the office; the last one stays. */
export class TwusterTeamPage extends OfficePage<Deputy[]> {
  static override get styles(): CSSResultGroup {
    return [super.styles, registerStyles];
  }

  protected async load({ client }: OfficeView): Promise<Deputy[]> {
    return (await client.get<TeamResponse>("operator/team")).deputies;
  }

  get #words(): TeamMessages {
    return teamMessages[this.view.language];
  }

  protected sentence({ code, fields }: ApiError): string {
    if (code === "conflict") return this.#words.last;
    return fields["email"] ? this.#words.emailInvalid : this.#words.failed;
  }

  readonly #add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement; // safe because the listener sits on the form
    const email = String(new FormData(form).get("email") ?? "").trim();
    const isAdded = await this.act(async () => {
      this.data = (await this.view.client.post<TeamResponse>("operator/team", { email })).deputies;
    }, this.#words.added);
    if (isAdded) form.reset();
  };

  async #end({ id, isYou }: Deputy): Promise<void> {
    await this.act(async () => {
      const { deputies } = await this.view.client.post<TeamResponse>(`operator/team/${id}/end`);
      this.data = deputies;
      if (isYou) await this.view.refreshMe();
    }, this.#words.ended);
  }

  protected content(deputies: Deputy[]): TemplateResult {
    const words = this.#words;
    const isLast = deputies.length < 2;
    return html`<p>${words.intro}</p>
      <ul class="rows">
        ${deputies.map((deputy) => this.#deputy(deputy, isLast))}
      </ul>
      ${isLast ? html`<p class="hint">${words.last}</p>` : nothing}
      <section class="card">
        <h3>${words.addTitle}</h3>
        <form novalidate @submit=${this.#add}>
          <div class="field">
            <label for="email">${words.email}</label>
            <p class="hint" id="email-hint">${words.hint}</p>
            <input
              class="input"
              id="email"
              name="email"
              type="email"
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
              aria-describedby="email-hint"
            />
          </div>
          <button class="button primary">${words.add}</button>
        </form>
      </section>`;
  }

  #deputy(deputy: Deputy, isLast: boolean): TemplateResult {
    const words = this.#words;
    const { email, since, isYou } = deputy;
    return html`<li>
      <span
        >${email} ${isYou ? html`<span class="badge">${words.you}</span>` : nothing}
        <span class="hint">${words.since} ${formatDay(since.slice(0, 10), this.view.language)}</span></span
      >
      ${
        isLast
          ? nothing
          : html`<button
              type="button"
              class="button"
              aria-label="${words.end}: ${email}"
              @click=${(): void => void this.#end(deputy)}
            >
              ${words.end}
            </button>`
      }
    </li>`;
  }
}

export const tag = "twuster-team-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterTeamPage);
