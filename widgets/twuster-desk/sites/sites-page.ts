import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import type { ApiError } from "../../../sdk/client/api-error.ts";
import type { ListSitesResponse, SiteRequest, SiteResponse, SiteView } from "../../../sdk/wire/sites.ts";
import { readOrigin } from "../../../sdk/wire/site-origin.ts";
import { formatInstant } from "../../shared/language.ts";
import { OfficePage, type OfficeView } from "../../shared/office/office-page.ts";
import { copyBox } from "./copy-box.ts";
import "./configurator.ts";
import { insert, sitesMessages } from "./messages.ts";
import type { SitesMessages } from "./messages.de.ts";
import { sitesStyles } from "./sites.styles.ts";

/** What is open in one site's card. */
type Open = "set-up" | "edit" | "replace" | "revoke";

/** A partner's websites: where its keys are good, the keys, and the lines to paste. */
export class TwusterSitesPage extends OfficePage<ListSitesResponse> {
  static override get styles(): CSSResultGroup {
    return [super.styles, sitesStyles];
  }
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, opened: { state: true }, isAdding: { state: true }, problem: { state: true } };
  }

  private opened: { id: string; what: Open } | undefined;
  private isAdding = false;
  /** Why the form that is open was not taken. */
  private problem = "";

  protected load({ client }: OfficeView): Promise<ListSitesResponse> {
    return client.get<ListSitesResponse>(this.#path());
  }

  protected sentence({ code }: ApiError): string {
    return code === "conflict" ? this.#words.conflict : this.#words.failed;
  }

  get #words(): SitesMessages {
    return sitesMessages[this.view.language];
  }

  get #mayChange(): boolean {
    return this.view.membership.role === "owner";
  }

  #path(rest = ""): string {
    return `desk/${this.view.membership.partner?.id ?? ""}/sites${rest}`;
  }

  #open(id: string, what: Open | undefined): void {
    this.opened = what && { id, what };
    this.problem = "";
    this.notice = "";
  }

  /** @returns whether it was taken; a refused field is said beside it */
  async #send(path: string, request: SiteRequest): Promise<SiteView | undefined> {
    const reason = request.origins.map((text) => readOrigin(text, location.origin)).find((read) => "reason" in read);
    this.problem = "";
    if (request.origins.length === 0) this.problem = this.#words.required;
    else if (reason && "reason" in reason) this.problem = this.#words[reason.reason];
    if (this.problem) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>("[name=origins]")?.focus();
      return undefined;
    }
    let site: SiteView | undefined;
    await this.act(async () => {
      site = (await this.view.client.post<SiteResponse>(path, request)).site;
      this.data = await this.load(this.view);
    });
    const [field] = Object.values(this.failure?.fields ?? {});
    const known: Partial<Record<string, string>> = this.#words;
    if (field && known[field]) {
      this.problem = known[field];
      this.failure = undefined;
    }
    return site;
  }

  readonly #add = async (event: Event): Promise<void> => {
    event.preventDefault();
    const [origins, name] = readForm(event);
    const read = readOrigin(origins[0] ?? "", location.origin);
    const host = "origin" in read ? new URL(read.origin).hostname.replace(/^www\./, "") : "";
    const site = await this.#send(this.#path(), { name: name || host.slice(0, 60) || "–", origins });
    if (!site) return;
    this.isAdding = false;
    this.#open(site.id, "set-up");
    this.notice = this.#words.added;
    await this.#focus(site.id);
  };

  async #change(site: SiteView, event: Event): Promise<void> {
    event.preventDefault();
    const [origins, name] = readForm(event);
    if (!(await this.#send(this.#path(`/${site.id}`), { name: name || site.name, origins }))) return;
    this.#open(site.id, undefined);
    this.notice = this.#words.saved;
    await this.#focus(site.id);
  }

  async #act(site: SiteView, what: "key" | "revocation", done: string): Promise<void> {
    const body = what === "key" ? { key: site.key } : undefined;
    await this.act(async () => {
      await this.view.client.post<SiteResponse>(this.#path(`/${site.id}/${what}`), body);
      this.data = await this.load(this.view);
      this.opened = what === "key" ? { id: site.id, what: "set-up" } : undefined;
    }, done);
    if (!this.failure) await this.#focus(site.id);
  }

  /** Whoever pressed a button that is gone now is at the site it belonged to. */
  async #focus(id: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#site-${id}`)?.focus();
  }

  protected content({ sites, mode }: ListSitesResponse): TemplateResult {
    const words = this.#words;
    const active = sites.filter(({ state }) => state === "active");
    const ended = sites.filter(({ state }) => state === "revoked");
    return html`<p>${words.intro}</p>
      ${mode === "test" ? html`<p class="notice">${words.testKeys}</p>` : nothing}
      ${active.length === 0 && !this.isAdding ? html`<p>${words.none}</p>` : nothing}
      ${this.#mayChange ? this.#adding(active.length === 0) : html`<p class="hint">${words.ownerOnly}</p>`}
      ${active.map((site) => this.#card(site))} ${mode === "live" ? this.#twin() : nothing}
      ${
        ended.length > 0
          ? html`<details>
              <summary>${words.ended} (${ended.length})</summary>
              <ul class="plain">
                ${ended.map(({ name, key }) => html`<li>${name} <span class="hint">${key}</span></li>`)}
              </ul>
            </details>`
          : nothing
      }`;
  }

  /** Whoever belongs to the test network too finds its keys there; the two networks know nothing of each other. */
  #twin(): TemplateResult {
    const words = this.#words;
    const twin = `${this.view.network}-test`;
    const isThere = this.view.me.memberships.some(({ network, partner }) => network === twin && partner);
    return isThere
      ? html`<p>${words.testTwin} <a href="/${twin}/desk#/sites">${words.testTwinLink}</a></p>`
      : html`<p class="hint">${words.noTwin}</p>`;
  }

  #adding(isFirst: boolean): TemplateResult {
    const words = this.#words;
    if (!this.isAdding && !isFirst)
      return html`<div>
        <button
          type="button"
          class="button primary"
          @click=${(): void => void ((this.isAdding = true), this.#open("", undefined))}
        >
          ${words.add}
        </button>
      </div>`;
    return html`<form class="card" novalidate @submit=${this.#add}>
      <div class="field">
        <label for="new">${words.address}</label>
        <input
          id="new"
          name="origins"
          class="input"
          type="url"
          inputmode="url"
          autocomplete="url"
          autocapitalize="none"
          spellcheck="false"
          aria-describedby="new-hint new-problem"
          aria-invalid=${!this.opened && this.problem ? "true" : nothing}
        />
        <span class="hint" id="new-hint">${words.addressHint}</span>
        ${!this.opened && this.problem ? html`<span class="error" id="new-problem">${this.problem}</span>` : nothing}
      </div>
      <div class="actions">
        <button class="button primary">${words.add}</button>
        ${isFirst ? nothing : html`<button type="button" class="button" @click=${(): void => void ((this.isAdding = false), (this.problem = ""))}>${words.cancel}</button>`}
      </div>
    </form>`;
  }

  #card(site: SiteView): TemplateResult {
    const words = this.#words;
    const what = this.opened?.id === site.id ? this.opened.what : undefined;
    const time = (instant: string): string => formatInstant(instant, this.view.language);
    return html`<section class="card" aria-labelledby="site-${site.id}">
      <h3 id="site-${site.id}" tabindex="-1">${site.name}</h3>
      <div>
        <strong>${words.validOn}</strong>
        <ul class="plain">
          ${site.origins.map(({ label }) => html`<li>${label}</li>`)}
        </ul>
      </div>
      <p>
        ${site.lastSeenAt ? insert(words.seen, { time: time(site.lastSeenAt) }) : words.neverSeen}
        ${site.lastSeenAt ? html`<br /><span class="hint">${words.seenHint}</span>` : nothing}
      </p>
      ${what === "set-up" ? nothing : copyBox(words.key, site.key, words)}
      ${site.oldKeys.map((old) => html`<p class="hint">${insert(words.oldKey, { time: time(old.expiresAt) })}: <span class="plain">${old.key}</span></p>`)}
      ${what ? this.#opened(site, what) : this.#buttons(site)}
    </section>`;
  }

  #buttons(site: SiteView): TemplateResult {
    const words = this.#words;
    const button = (what: Open, text: string, look = ""): TemplateResult =>
      html`<button
        type="button"
        class="button ${look}"
        aria-label="${text}: ${site.name}"
        @click=${(): void => this.#open(site.id, what)}
      >
        ${text}
      </button>`;
    return html`<div class="actions">
      ${button("set-up", words.setUp, "primary")}
      ${this.#mayChange ? html`${button("edit", words.edit)} ${button("replace", words.replace)} ${button("revoke", words.revoke)}` : nothing}
    </div>`;
  }

  #opened(site: SiteView, what: Open): TemplateResult {
    const words = this.#words;
    if (what === "set-up")
      return html`<twuster-site-configurator
          .site=${site}
          .network=${this.view.network}
          .brandColor=${this.data?.brandColor}
          .speech=${this.view.language}
        ></twuster-site-configurator>
        ${this.#close(site, words.done)}`;
    if (what === "edit") return this.#form(site);
    return html`<p>${words[`${what}Text`]}</p>
      <div class="actions">
        <button
          type="button"
          class="button primary"
          @click=${(): void => void this.#act(site, what === "replace" ? "key" : "revocation", words[`${what}d`])}
        >
          ${words[`${what}Yes`]}
        </button>
        ${this.#close(site, words.keep)}
      </div>`;
  }

  #close(site: SiteView, text: string): TemplateResult {
    return html`<button
      type="button"
      class="button"
      @click=${(): void => void (this.#open(site.id, undefined), this.#focus(site.id))}
    >
      ${text}
    </button>`;
  }

  #form(site: SiteView): TemplateResult {
    const words = this.#words;
    return html`<form novalidate @submit=${(event: Event): void => void this.#change(site, event)}>
      <div class="field">
        <label for="name">${words.name}</label>
        <input id="name" name="name" class="input" maxlength="60" .value=${site.name} />
      </div>
      <div class="field">
        <label for="origins">${words.addresses}</label>
        <textarea
          id="origins"
          name="origins"
          class="input"
          rows="3"
          autocapitalize="none"
          spellcheck="false"
          aria-describedby="origins-hint origins-problem"
          aria-invalid=${this.problem ? "true" : nothing}
          .value=${site.origins.map(({ label }) => label).join("\n")}
        ></textarea>
        <span class="hint" id="origins-hint">${words.addressesHint}</span>
        ${this.problem ? html`<span class="error" id="origins-problem">${this.problem}</span>` : nothing}
      </div>
      <div class="actions">
        <button class="button primary">${words.save}</button>
        ${this.#close(site, words.cancel)}
      </div>
    </form>`;
  }
}

/** The addresses, one a line, and the name. */
function readForm(event: Event): [origins: string[], name: string] {
  const data = new FormData(event.target as HTMLFormElement); // safe because the listener is on a form
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const lines = text("origins").split("\n");
  return [lines.map((line) => line.trim()).filter(Boolean), text("name")];
}

export const tag = "twuster-sites-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterSitesPage);
