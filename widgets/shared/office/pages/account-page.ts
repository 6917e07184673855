import { startRegistration } from "@simplewebauthn/browser";
import { html, nothing, type TemplateResult } from "lit";
import type { Me, PasskeyView, SessionView } from "../../../../sdk/wire/people.ts";
import { formatDay } from "../../language.ts";
import { OfficePage, type OfficeView } from "../office-page.ts";
import { accountMessages, type AccountMessages } from "./account.messages.ts";

/** Oneself: passkeys, where one is signed in, and the way out of everywhere. */
export class TwusterAccountPage extends OfficePage<Me> {
  protected load({ client }: OfficeView): Promise<Me> {
    return client.me();
  }

  protected sentence(): string {
    return this.#words.failed;
  }

  get #words(): AccountMessages {
    return accountMessages[this.view.language];
  }

  readonly #add = (): Promise<boolean> =>
    this.act(async () => {
      const { client } = this.view;
      const optionsJSON = await client.passkeyCreation();
      const response = await startRegistration({ optionsJSON } as unknown as Parameters<typeof startRegistration>[0]); // safe because the server made them with the same library
      this.data = await client.addPasskey(this.#words.passkeyName, response);
    }, this.#words.passkeyAdded);

  async #remove(id: string): Promise<void> {
    await this.act(async () => {
      await this.view.client.post(`me/passkeys/${encodeURIComponent(id)}/removal`);
      this.data = await this.view.client.me();
    }, this.#words.passkeyRemoved);
  }

  readonly #leaveEverywhere = (): Promise<boolean> =>
    this.act(async () => {
      await this.view.client.post("me/sign-out-everywhere");
      await this.view.refreshMe();
    });

  protected content(me: Me): TemplateResult {
    const words = this.#words;
    return html`<p>${words.signedInAs} <strong>${me.email}</strong></p>
      <section class="card" aria-labelledby="passkeys">
        <h3 id="passkeys">${words.passkeys}</h3>
        <p>${words.passkeysText}</p>
        ${me.passkeys.length === 0 ? html`<p class="hint">${words.noPasskeys}</p>` : nothing}
        <ul class="rows">
          ${me.passkeys.map((passkey) => this.#passkey(passkey))}
        </ul>
        <button type="button" class="button primary" @click=${this.#add}>${words.addPasskey}</button>
      </section>
      <section class="card" aria-labelledby="sessions">
        <h3 id="sessions">${words.sessions}</h3>
        <ul class="rows">
          ${me.sessions.map((session) => this.#session(session))}
        </ul>
        <p>${words.everywhereText}</p>
        <button type="button" class="button" @click=${this.#leaveEverywhere}>${words.everywhere}</button>
      </section>`;
  }

  #passkey({ id, name, usedAt }: PasskeyView): TemplateResult {
    const words = this.#words;
    return html`<li>
      <span
        >${name}
        ${usedAt ? html`<span class="hint">${words.usedOn} ${formatDay(usedAt.slice(0, 10), this.view.language)}</span>` : nothing}</span
      >
      <button
        type="button"
        class="button"
        aria-label="${words.remove}: ${name}"
        @click=${(): void => void this.#remove(id)}
      >
        ${words.remove}
      </button>
    </li>`;
  }

  #session({ label, isThis, seenAt }: SessionView): TemplateResult {
    return html`<li>
      <span>${label} ${isThis ? html`<span class="badge">${this.#words.thisDevice}</span>` : nothing}</span>
      <span class="hint number">${formatDay(seenAt.slice(0, 10), this.view.language)}</span>
    </li>`;
  }
}

export const tag = "twuster-account-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterAccountPage);
