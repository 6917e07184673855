import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import { ApiError } from "../../../sdk/client/api-error.ts";
import type { SessionClient } from "../../../sdk/client/session-client.ts";
import type { Me, MembershipView, Role } from "../../../sdk/wire/people.ts";
import type { Language } from "../language.ts";
import { controlStyles } from "../controls.styles.ts";
import { officePageStyles, officeStyles } from "./office.styles.ts";

/** What a page of an office is given by its frame. */
export interface OfficeView {
  client: SessionClient;
  me: Me;
  /** The membership this office is opened for. */
  membership: MembershipView;
  network: string;
  language: Language;
  /** Fetches `me` again, after a page changed it. */
  refreshMe(): Promise<void>;
}

/** One entry of an office's menu. A slice adds its page by one of these; the frame stays as it is. */
export interface OfficePageEntry {
  /** In the address: `#/today`. */
  id: string;
  title: Record<Language, string>;
  roles: readonly Role[];
  /** Fetches and defines the page's element; returns its tag. */
  load(): Promise<string>;
}

/**
 * A page of an office: gets its view from the frame, fetches its data, says in a sentence what did not work. Extend it,
 * write `load()` and `content()`, and list it in the office's pages.
 */
export abstract class OfficePage<Data> extends LitElement {
  static override get styles(): CSSResultGroup {
    // Without the base styles: their defaults would hide the colours that the frame worked out.
    return [officePageStyles, controlStyles, officeStyles];
  }
  static override get properties(): PropertyDeclarations {
    return { view: { attribute: false }, data: { state: true }, failure: { state: true }, notice: { state: true } };
  }

  view!: OfficeView;
  protected data: Data | undefined;
  protected failure: ApiError | undefined;
  /** What was just done, in a sentence. */
  protected notice = "";

  /** What the page shows. @throws {ApiError} */
  protected abstract load(view: OfficeView): Promise<Data>;
  protected abstract content(data: Data): TemplateResult;
  /** German or English, by `view.language`. */
  protected abstract sentence(failure: ApiError): string;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.reload();
  }

  protected async reload(): Promise<void> {
    await this.act(async () => {
      this.data = await this.load(this.view);
    });
  }

  /** Does something; a refusal becomes a sentence above the page, and what was typed stays. @returns whether it worked */
  protected async act(work: () => Promise<unknown>, done = ""): Promise<boolean> {
    this.failure = undefined;
    try {
      await work();
      this.notice = done;
      return true;
    } catch (error) {
      this.failure = error instanceof ApiError ? error : new ApiError("internal", { cause: error });
      this.notice = "";
      return false;
    }
  }

  /** What could not be loaded is not on its way. */
  #awaited(): TemplateResult | typeof nothing {
    return this.failure ? nothing : html`<div class="bone" aria-hidden="true"></div>`;
  }

  protected override render(): TemplateResult {
    return html`<div class="page" lang=${this.view.language === "en" ? "en" : "de"}>
      ${this.failure ? html`<p class="notice bad" role="alert">${this.sentence(this.failure)}</p>` : nothing}
      <p class=${this.notice ? "notice" : "visually-hidden"} role="status">${this.notice}</p>
      ${this.data === undefined ? this.#awaited() : this.content(this.data)}
    </div>`;
  }
}
