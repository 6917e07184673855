import { html, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import { ApiError } from "../../../../sdk/client/api-error.ts";
import type {
  ReadinessResponse,
  SettingsResponse,
  SettingsView,
  TestMailResponse,
} from "../../../../sdk/wire/network-settings.ts";
import { spoken, type Language } from "../../../shared/language.ts";
import { OfficePage, type OfficeView } from "../../../shared/office/office-page.ts";
import { mailTestCard } from "./mail-test-card.ts";
import { reviewView } from "./review-view.ts";
import {
  changesOf,
  draftOf,
  FIELDS,
  problemsFromServer,
  readDraft,
  rebase,
  type Change,
  type Draft,
  type Problems,
} from "./settings-draft.ts";
import { settingsGerman, type SettingsMessages } from "./settings.messages.de.ts";
import { settingsEnglish } from "./settings.messages.en.ts";
import { settingsSections } from "./settings-sections.ts";
import { settingsStyles } from "./settings.styles.ts";
import { standingCard } from "./standing-card.ts";

const messages: Record<Language, SettingsMessages> = {
  de: settingsGerman,
  simple: settingsGerman,
  en: settingsEnglish,
};
const path = "operator/settings";

/** The network's settings: edit, look at every change, save over the state one has seen. */
export class TwusterSettingsPage extends OfficePage<SettingsView> {
  static override get styles(): CSSResultGroup {
    return [super.styles, settingsStyles];
  }
  static override get properties(): PropertyDeclarations {
    const state = { state: true };
    return {
      ...super.properties,
      draft: state,
      problems: state,
      isReviewing: state,
      isSaving: state,
      isMailing: state,
      readiness: state,
      trial: state,
      mailProblem: state,
    };
  }

  private draft: Draft | undefined;
  private problems: Problems = {};
  private isReviewing = false;
  private isSaving = false;
  private isMailing = false;
  private readiness: ReadinessResponse | "failed" | undefined;
  private trial: TestMailResponse | undefined;
  private mailProblem = "";

  get #words(): SettingsMessages {
    return messages[this.view.language];
  }

  protected async load({ client }: OfficeView): Promise<SettingsView> {
    const { view } = await client.get<SettingsResponse>(path);
    this.draft = this.#draftOf(view);
    void this.#checkReadiness();
    return view;
  }

  protected sentence({ code, fields }: ApiError): string {
    if (code === "conflict") return this.#changes().length > 0 ? this.#words.conflict : this.#words.conflictSame;
    return Object.keys(fields).length > 0 ? this.#words.check : this.#words.failed;
  }

  #draftOf({ settings }: SettingsView): Draft {
    return draftOf(settings, spoken(this.view.language));
  }

  /** Compared as they would be saved: other spaces are no change. */
  #changes(): Change[] {
    const { data, draft } = this;
    if (!data || !draft) return [];
    const { settings, problems } = readDraft(draft);
    const after = draftOf(settings, spoken(this.view.language));
    // What cannot be read is a change all the same.
    for (const field of FIELDS) if (problems[field]) after[field] = draft[field];
    return changesOf(this.#draftOf(data), after);
  }

  async #checkReadiness(): Promise<void> {
    this.readiness = undefined;
    try {
      this.readiness = await this.view.client.get<ReadinessResponse>(`${path}/readiness`);
    } catch {
      this.readiness = "failed";
    }
  }

  readonly #review = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!this.draft) return;
    this.failure = undefined;
    this.problems = readDraft(this.draft).problems;
    if (Object.keys(this.problems).length > 0) return this.#focusProblem();
    const hasChanges = this.#changes().length > 0;
    this.notice = hasChanges ? "" : this.#words.unchanged;
    if (!hasChanges) return;
    this.isReviewing = true;
    await this.#focus("#review");
  };

  readonly #edit = async (): Promise<void> => {
    this.isReviewing = false;
    await this.#focus("#section-look");
  };

  readonly #save = async (): Promise<void> => {
    const { data, draft } = this;
    if (this.isSaving || !data || !draft) return;
    this.isSaving = true;
    const { settings } = readDraft(draft);
    const isSaved = await this.act(async () => {
      const { view } = await this.view.client.put<SettingsResponse>(path, { version: data.version, settings });
      this.data = view;
      this.draft = this.#draftOf(view);
      this.isReviewing = false;
    }, this.#words.saved);
    this.isSaving = false;
    if (isSaved) {
      // At once: later, somebody types already.
      await this.#focus("[role=status]");
      // The frame names the town.
      await this.view.refreshMe();
      return this.#checkReadiness();
    }
    const { failure } = this;
    if (failure?.code === "conflict") return this.#takeUp(data, draft, failure);
    this.problems = problemsFromServer(failure?.fields ?? {});
    if (Object.keys(this.problems).length === 0) return;
    this.isReviewing = false;
    await this.#focusProblem();
  };

  /** Somebody else saved: their state below, what was typed here on top, and nothing saved until it is looked at again. */
  async #takeUp(base: SettingsView, draft: Draft, failure: ApiError): Promise<void> {
    const isFetched = await this.act(async () => {
      const { view } = await this.view.client.get<SettingsResponse>(path);
      this.draft = rebase(draft, this.#draftOf(base), this.#draftOf(view));
      this.data = view;
    });
    if (!isFetched) return;
    this.isReviewing = this.#changes().length > 0;
    this.failure = failure;
    await this.#focus("[role=alert]");
  }

  readonly #mail = async (): Promise<void> => {
    if (this.isMailing) return;
    this.isMailing = true;
    this.trial = undefined;
    this.mailProblem = "";
    try {
      this.trial = await this.view.client.post<TestMailResponse>(`${path}/test-mail`);
    } catch (error) {
      const limited = error instanceof ApiError && error.code === "rate_limited" ? error : undefined;
      const minutes = Math.ceil((limited?.retryAfterSeconds ?? 60) / 60);
      this.mailProblem = limited ? this.#words.mailLimited.replace("{minutes}", String(minutes)) : this.#words.failed;
    }
    this.isMailing = false;
  };

  protected content(view: SettingsView): TemplateResult {
    const { draft, problems } = this;
    const words = this.#words;
    if (!draft) return html``;
    const changes = this.#changes();
    const { me, language } = this.view;
    const isInTwin = me.memberships.some(({ network, role }) => network === view.twin?.slug && role === "operator");
    if (this.isReviewing)
      return reviewView({
        changes,
        openTransfers: view.openTransfers,
        words,
        language,
        isSaving: this.isSaving,
        save: () => void this.#save(),
        back: () => void this.#edit(),
      });
    const update = (field: keyof Draft, value: string): void => {
      this.draft = { ...this.draft!, [field]: value }; // safe because the form is drawn from it
      if (this.problems[field]) this.problems = { ...this.problems, [field]: undefined };
      this.notice = "";
      // What was said of the last saving is no longer about this.
      if (this.failure?.code === "conflict") this.failure = undefined;
    };
    return html`${standingCard({ view, readiness: this.readiness, isInTwin, words })}
      <form novalidate @submit=${this.#review}>
        ${settingsSections({ draft, problems, words, language, update })}
        <div class=${changes.length > 0 ? "save changed" : "save"}>
          <button class="button primary wide">
            ${words.review}${changes.length > 0 ? ` (${changes.length})` : ""}
          </button>
        </div>
      </form>
      ${mailTestCard({
        email: me.email,
        trial: this.trial,
        problem: this.mailProblem,
        isSending: this.isMailing,
        words,
        send: () => void this.#mail(),
      })}`;
  }

  async #focusProblem(): Promise<void> {
    await this.updateComplete;
    const field = this.renderRoot.querySelector<HTMLElement>("[aria-invalid=true]");
    field?.scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    const found = this.renderRoot.querySelector<HTMLElement>(selector);
    if (!found) return;
    if (found.tabIndex < 0) found.tabIndex = -1;
    found.focus();
    found.scrollIntoView({ block: "nearest" });
  }
}

export const tag = "twuster-settings-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterSettingsPage);
