import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import type { ApiError } from "../../../sdk/client/api-error.ts";
import type { InviteRequest, TeamMember, TeamResponse, TeamRole } from "../../../sdk/wire/team.ts";
import { formatDay } from "../../shared/language.ts";
import { OfficePage, type OfficeView } from "../../shared/office/office-page.ts";
import { deskPath } from "./desk-path.ts";
import { deskStyles } from "./desk.styles.ts";
import { teamMessages, type TeamMessages } from "./team.messages.ts";

const roles: readonly TeamRole[] = ["staff", "helper", "owner"];

/** Who works here: invite by e-mail, see, end. */
export class TwusterTeamPage extends OfficePage<TeamResponse> {
  static override get styles(): CSSResultGroup {
    return [super.styles, deskStyles];
  }
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, ending: { state: true } };
  }

  private ending = "";

  protected load(view: OfficeView): Promise<TeamResponse> {
    return view.client.get<TeamResponse>(deskPath(view, "team"));
  }

  protected sentence({ code, fields }: ApiError): string {
    const words = this.#words;
    if (fields["email"]) return words.badEmail;
    if (code === "conflict") return words.lastOwner;
    if (code === "rate_limited") return words.tooMany;
    return code === "not_found" ? words.gone : words.failed;
  }

  get #words(): TeamMessages {
    return teamMessages[this.view.language];
  }

  readonly #invite = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement; // safe because the listener sits on the form
    const fields = new FormData(form);
    const email = String(fields.get("email") ?? "").trim();
    const body: InviteRequest = { email, role: fields.get("role") as TeamRole }; // safe because the radios hold nothing else
    const isSent = await this.act(async () => {
      this.data = await this.view.client.post<TeamResponse>(deskPath(this.view, "team"), body);
    }, this.#words.sent(email));
    if (isSent) form.reset();
    else this.renderRoot.querySelector<HTMLElement>("#email")?.focus();
  };

  async #ask(id: string): Promise<void> {
    this.ending = id;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".focus")?.focus();
  }

  async #end({ id, email, isMe }: TeamMember): Promise<void> {
    this.ending = "";
    const isDone = await this.act(async () => {
      await this.view.client.post(deskPath(this.view, `team/${id}/end`));
      // Who ended themselves sees this desk no more.
      if (!isMe) this.data = await this.load(this.view);
    }, this.#words.ended(email));
    if (isDone && isMe) await this.view.refreshMe();
  }

  protected content({ members }: TeamResponse): TemplateResult {
    const words = this.#words;
    return html`<section aria-labelledby="members">
        <h3 id="members">${words.members}</h3>
        <ul class="rows">
          ${members.map((member) => this.#member(member))}
        </ul>
      </section>
      <section class="card" aria-labelledby="invite">
        <h3 id="invite">${words.invite}</h3>
        <form novalidate @submit=${this.#invite}>
          <div class="field">
            <label for="email">${words.email}</label>
            <input
              class="input"
              id="email"
              name="email"
              type="email"
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
            />
          </div>
          <fieldset class="choices">
            <legend class="visually-hidden">${words.role}</legend>
            ${roles.map(
              (role, index) =>
                html`<label class="choice"
                  ><input type="radio" name="role" value=${role} ?checked=${index === 0} /><span
                    >${words[role]}<span class="hint">${words[`${role}Hint`]}</span></span
                  ></label
                >`,
            )}
          </fieldset>
          <button class="button primary wide">${words.send}</button>
        </form>
      </section>`;
  }

  #member(member: TeamMember): TemplateResult {
    const words = this.#words;
    const { id, email, role, since, isMe } = member;
    return html`<li>
      <span
        >${email} ${isMe ? html`<span class="badge">${words.me}</span>` : nothing}
        <span class="hint"
          >${words[role]} · ${words.since(formatDay(since.slice(0, 10), this.view.language))}</span
        ></span
      >
      ${
        this.ending === id
          ? html`<div class="notice bad row-form">
              <p>${words.endSure(email)} ${words.endHint}</p>
              <span class="actions">
                <button type="button" class="button primary focus" @click=${(): void => void this.#end(member)}>
                  ${words.endYes}
                </button>
                <button type="button" class="button" @click=${(): void => void this.#ask("")}>${words.cancel}</button>
              </span>
            </div>`
          : html`<button
              type="button"
              class="button"
              aria-label="${words.end}: ${email}"
              @click=${(): void => void this.#ask(id)}
            >
              ${words.end}
            </button>`
      }
    </li>`;
  }
}

export const tag = "twuster-team-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterTeamPage);
