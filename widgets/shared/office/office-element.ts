import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { ApiError } from "../../../sdk/client/api-error.ts";
import { SessionClient } from "../../../sdk/client/session-client.ts";
import type { Me, MembershipView, Role } from "../../../sdk/wire/people.ts";
import { failureNotice, failureText } from "../failure-notice.ts";
import { spoken } from "../language.ts";
import { Resource } from "../resource.ts";
import { sharedStyles, TwusterElement, type OtherLanguage } from "../twuster-element.ts";
import { officeGerman, type OfficeMessages } from "./messages.de.ts";
import type { OfficePageEntry, OfficeView } from "./office-page.ts";
import { officeStyles } from "./office.styles.ts";
import { signInView, type SignInState } from "./sign-in-view.ts";

const SIGNED_OUT: SignInState = {
  email: "",
  problem: "",
  isSending: false,
  sentMinutes: undefined,
  hasPasskeys: false,
};

/**
 * The frame of a partner's desk and of the issuer's office: signs in, lets choose the business, shows the menu and the page in
 * it. Knows no page: an office lists its own.
 */
export abstract class OfficeElement extends TwusterElement<OfficeMessages> {
  static override get styles(): CSSResultGroup {
    return [...sharedStyles, officeStyles];
  }
  static override get properties(): PropertyDeclarations {
    return {
      network: {},
      signingIn: { state: true },
      chosen: { state: true },
      pageId: { state: true },
      tag: { state: true },
      hasFailed: { state: true },
    };
  }

  /** Slug of the town's network. */
  override network = "";

  protected readonly german = officeGerman;
  private signingIn: SignInState = { ...SIGNED_OUT, hasPasskeys: "PublicKeyCredential" in globalThis };
  private chosen: string | undefined;
  private pageId = "";
  private tag = "";
  private hasFailed = false;
  #currentLink: Element | null = null;
  #current: { place: string; element: HTMLElement } | undefined;

  /** In the order of the menu. */
  protected abstract readonly pages: readonly OfficePageEntry[];
  /** Which memberships open this office. */
  protected abstract readonly roles: readonly Role[];

  readonly #me = new Resource<Me | "nobody">(this, async (signal) => {
    try {
      return await this.#client.me(signal);
    } catch (error) {
      if (error instanceof ApiError && error.code === "unauthorized") return "nobody";
      throw error;
    }
  });

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#route);
    this.#route();
  }

  override disconnectedCallback(): void {
    removeEventListener("hashchange", this.#route);
    super.disconnectedCallback();
  }

  /** A long menu scrolls in itself: where one is must be seen. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const link = this.renderRoot.querySelector("nav [aria-current]");
    if (link && link !== this.#currentLink) link.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#currentLink = link;
  }

  get #client(): SessionClient {
    const client = new SessionClient(this.endpoint);
    client.language = spoken(this.language);
    return client;
  }

  protected async loadMessages(language: OtherLanguage): Promise<OfficeMessages> {
    return language === "en" ? (await import("./messages.en.ts")).officeEnglish : officeGerman;
  }

  readonly #route = (): void => {
    this.pageId = /^#\/([\w-]+)/.exec(location.hash)?.[1] ?? "";
    this.tag = "";
    void this.#open();
  };

  async #open(): Promise<void> {
    const entry = this.#entries().find(({ id }) => id === this.pageId) ?? this.#entries()[0];
    if (!entry) return;
    this.hasFailed = false;
    try {
      const tag = await entry.load();
      // Somebody may have gone on to another page meanwhile.
      if ((this.#entries().find(({ id }) => id === this.pageId) ?? this.#entries()[0]) === entry) this.tag = tag;
    } catch {
      this.hasFailed = true;
    }
  }

  #memberships(): MembershipView[] {
    const me = this.#me.value;
    if (!me || me === "nobody") return [];
    return me.memberships.filter(({ network, role }) => network === this.network && this.roles.includes(role));
  }

  #membership(): MembershipView | undefined {
    const all = this.#memberships();
    return all.length > 1 ? all.find(({ partner }) => (partner?.id ?? "") === this.chosen) : all[0];
  }

  #entries(): readonly OfficePageEntry[] {
    const membership = this.#membership();
    return this.pages.filter(({ roles }) => !membership || roles.includes(membership.role));
  }

  async #send(email: string): Promise<void> {
    if (this.signingIn.isSending) return;
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email)) {
      this.signingIn = { ...this.signingIn, email, problem: this.messages.email_invalid };
      await this.updateComplete;
      return this.renderRoot.querySelector<HTMLElement>("#email")?.focus();
    }
    this.signingIn = { ...this.signingIn, email, problem: "", isSending: true };
    try {
      const sentMinutes = await this.#client.askSignInLink(email);
      this.signingIn = { ...this.signingIn, isSending: false, sentMinutes };
    } catch (error) {
      const failure = error instanceof ApiError ? error : new ApiError("unreachable", { cause: error });
      const problem = failure.fields["email"] ? this.messages.email_invalid : failureText(this.messages, failure).text;
      this.signingIn = { ...this.signingIn, isSending: false, problem };
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  async #withPasskey(): Promise<void> {
    try {
      const { startAuthentication } = await import("@simplewebauthn/browser");
      const optionsJSON = await this.#client.passkeyQuestion();
      const response = await startAuthentication({ optionsJSON } as unknown as Parameters<
        typeof startAuthentication
      >[0]); // safe because the server made them with the same library
      await this.#client.signInWithPasskey(response);
      await this.#refresh();
    } catch {
      this.signingIn = { ...this.signingIn, problem: this.messages.passkeyFailed };
    }
  }

  async #refresh(): Promise<void> {
    await this.#me.refresh();
    await this.#open();
  }

  readonly #signOut = async (): Promise<void> => {
    await this.#client.post("me/sign-out").catch(() => undefined);
    this.signingIn = { ...SIGNED_OUT, hasPasskeys: this.signingIn.hasPasskeys };
    await this.#refresh();
  };

  protected content(): TemplateResult {
    const { status, value: me, error } = this.#me;
    const { messages } = this;
    if (status === "failed" && error) return failureNotice(messages, error, () => void this.#refresh());
    if (!me)
      return html`<div class="frame">
        <div class="bone"></div>
        <p role="status">${messages.loading}</p>
      </div>`;
    if (me === "nobody")
      return html`<div class="frame">
        ${signInView(this.signingIn, messages, {
          send: (email) => void this.#send(email),
          again: () => (this.signingIn = { ...this.signingIn, sentMinutes: undefined }),
          withPasskey: () => void this.#withPasskey(),
        })}<slot></slot>
      </div>`;
    const membership = this.#membership();
    return html`<div class="frame">
      ${this.#bar(me, membership)} ${membership ? this.#page(me, membership) : this.#choice()}
    </div>`;
  }

  #bar(me: Me, membership: MembershipView | undefined): TemplateResult {
    return html`<header class="bar">
      <p><strong>${membership?.partner?.name ?? membership?.town ?? me.email}</strong></p>
      ${this.#elsewhere(me, membership)}
      <button type="button" class="button quiet" @click=${this.#signOut}>${this.messages.signOut}</button>
    </header>`;
  }

  /** Everything else that this sign-in opens, in this town and in others. */
  #elsewhere(me: Me, here: MembershipView | undefined): TemplateResult | typeof nothing {
    const others = me.memberships.filter(
      ({ network, role, partner }) =>
        role !== "helper" && (network !== this.network || role !== here?.role || partner?.id !== here.partner?.id),
    );
    const { messages } = this;
    if (!here || others.length === 0) return nothing;
    return html`<details class="places">
      <summary>${messages.elsewhere}</summary>
      <ul>
        ${others.map(({ network, town, role, partner }) => {
          const page = role === "operator" ? "operator" : "desk";
          const place = `${partner?.name ?? messages.office}, ${town}`;
          return network === this.network && this.roles.includes(role)
            ? html`<li>
                <button type="button" class="button quiet" @click=${() => this.#choose(partner?.id ?? "")}>
                  ${place}
                </button>
              </li>`
            : html`<li><a class="button quiet" href="/${network}/${page}">${place}</a></li>`;
        })}
      </ul>
    </details>`;
  }

  #choose(partner: string): void {
    this.chosen = partner;
    void this.#open();
  }

  #choice(): TemplateResult {
    const all = this.#memberships();
    const { messages } = this;
    if (all.length === 0)
      return html`<section class="card">
        <h2>${messages.noPlaceTitle}</h2>
        <p>${messages.noPlace}</p>
        <a class="button primary" href="/${this.network}/join">${messages.apply}</a>
      </section>`;
    return html`<section class="card">
      <h2>${messages.which}</h2>
      ${all.map(({ partner }) => html`<button type="button" class="button wide" @click=${() => this.#choose(partner?.id ?? "")}>${partner?.name}</button>`)}
    </section>`;
  }

  #page(me: Me, membership: MembershipView): TemplateResult {
    const entries = this.#entries();
    const current = entries.find(({ id }) => id === this.pageId) ?? entries[0];
    if (!this.tag && !this.hasFailed) void this.#open();
    const view: OfficeView = {
      client: this.#client,
      me,
      membership,
      network: this.network,
      language: this.language,
      refreshMe: () => this.#refresh(),
    };
    const { messages } = this;
    return html`<nav aria-label=${messages.menu}>
        <ul>
          ${entries.map(({ id, title }) => html`<li><a href="#/${id}" aria-current=${id === current?.id ? "page" : nothing}>${title[this.language]}</a></li>`)}
        </ul>
      </nav>
      ${membership.partner?.state === "suspended" ? html`<p class="notice bad">${messages.suspended}</p>` : nothing}
      <h2 tabindex="-1">${current?.title[this.language]}</h2>
      ${this.hasFailed ? html`<p class="notice bad" role="alert">${messages.pageFailed}</p>` : nothing}
      ${this.tag ? this.#shown(view) : nothing}`;
  }

  /** The same element as long as it is the same page of the same business: what is typed in it stays. */
  #shown(view: OfficeView): HTMLElement {
    const place = `${this.tag} ${view.membership.partner?.id ?? ""}`;
    if (this.#current?.place !== place) this.#current = { place, element: document.createElement(this.tag) };
    return Object.assign(this.#current.element, { view });
  }
}
