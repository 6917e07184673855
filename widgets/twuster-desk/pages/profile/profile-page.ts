import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import type { ApiError } from "../../../../sdk/client/api-error.ts";
import type { CategoryId, Profile, ProfileInput, ProfileResponse } from "../../../../sdk/wire/profile.ts";
import { OfficePage, type OfficeView } from "../../../shared/office/office-page.ts";
import { hoursSection } from "./hours-section.ts";
import { picturesSection } from "./pictures-section.ts";
import { placeSection } from "./place-section.ts";
import { draftOf, problemView, textField, valueOf, type ProfileForm } from "./profile-form.ts";
import { profileMessages, type ProfileMessages } from "./profile.messages.ts";
import { profileStyles } from "./profile.styles.ts";
import { shrinkPicture } from "./shrink-picture.ts";

const MAX_CATEGORIES = 4;

/**
 * What was typed and not saved, by person and partner, as long as this tab shows the desk: another page of the menu is a tap
 * away. Kept in memory alone.
 */
const unsaved = new Map<string, ProfileInput>();

/** What a partner tells about itself: hours, pictures, place, story. */
export class TwusterProfilePage extends OfficePage<Profile> {
  static override get styles(): CSSResultGroup {
    return [super.styles, profileStyles];
  }
  static override get properties(): PropertyDeclarations {
    return {
      ...super.properties,
      draft: { state: true },
      isSaving: { state: true },
      isUploading: { state: true },
      isChanged: { state: true },
    };
  }

  private draft: ProfileInput | undefined;
  private isChanged = false;
  private isSaving = false;
  private isUploading = false;

  get #words(): ProfileMessages {
    return profileMessages[this.view.language];
  }

  get #path(): string {
    return `desk/${this.view.membership.partner?.id ?? ""}/`;
  }

  get #place(): string {
    return `${this.view.me.email} ${this.#path}`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("beforeunload", this.#warn);
  }

  override disconnectedCallback(): void {
    removeEventListener("beforeunload", this.#warn);
    if (this.isChanged && this.draft) unsaved.set(this.#place, this.draft);
    super.disconnectedCallback();
  }

  /** Closing the tab would lose it: the browser asks, in its own words. */
  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (this.isChanged) event.preventDefault();
  };

  protected async load({ client }: OfficeView): Promise<Profile> {
    const { profile } = await client.get<ProfileResponse>(`${this.#path}profile`);
    const kept = unsaved.get(this.#place);
    unsaved.delete(this.#place);
    this.draft = kept ?? draftOf(profile);
    this.isChanged = kept !== undefined;
    return profile;
  }

  protected sentence(failure: ApiError): string {
    return failure.code === "invalid" ? this.#words.check : this.#words.failed;
  }

  readonly #update = (patch: Partial<ProfileInput>): void => {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...patch };
    this.isChanged = true;
  };

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isSaving || !this.draft) return;
    this.isSaving = true;
    const { client } = this.view;
    const sent = this.draft;
    const isDone = await this.act(async () => {
      const { profile } = await client.post<ProfileResponse>(`${this.#path}profile`, sent);
      this.data = profile;
      // What was typed meanwhile is not lost.
      if (this.draft === sent) {
        this.draft = draftOf(profile);
        this.isChanged = false;
      }
    }, this.#words.saved);
    this.isSaving = false;
    await this.updateComplete;
    if (isDone) return;
    const problem = this.renderRoot.querySelector<HTMLElement>("[aria-invalid=true], .error, [role=alert]");
    problem?.scrollIntoView({ block: "center" });
    problem?.focus({ preventScroll: true });
  };

  /** Changes a picture; what is typed in the form stays as it is. */
  async #change(path: string, body: object, done: string): Promise<void> {
    await this.act(async () => {
      const { profile } = await this.view.client.post<ProfileResponse>(`${this.#path}pictures${path}`, body);
      this.data = profile;
    }, done);
  }

  async #add(file: File): Promise<void> {
    this.isUploading = true;
    await this.act(async () => {
      const { client } = this.view;
      const { profile } = await client.upload<ProfileResponse>(`${this.#path}pictures`, await shrinkPicture(file));
      this.data = profile;
    }, this.#words.pictureAdded);
    this.isUploading = false;
  }

  #toFront(id: string): void {
    const ids = this.data?.pictures.map((picture) => picture.id) ?? [];
    const at = ids.indexOf(id);
    const before = ids[at - 1];
    if (!before) return;
    ids.splice(at - 1, 2, id, before);
    void this.#change("/order", { ids }, this.#words.ordered);
  }

  readonly #hereAmI = (): void => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) =>
        this.#update({ location: { latitude: round(latitude), longitude: round(longitude) } }),
      () => (this.notice = this.#words.noPlace),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  };

  #problems(): Record<string, string> {
    const fields = this.failure?.fields ?? {};
    return Object.fromEntries(
      Object.entries(fields).map(([path, reason]) => {
        const isPicture = path === "picture" || path === "body";
        return [isPicture ? "picture" : path, isPicture && reason.startsWith("too_") ? `picture_${reason}` : reason];
      }),
    );
  }

  protected content(profile: Profile): TemplateResult {
    const { draft } = this;
    if (!draft) return html``;
    const words = this.#words;
    const form: ProfileForm = { profile, draft, words, problems: this.#problems(), update: this.#update };
    return html`${this.#listing(form)}
      ${picturesSection(form, {
        isUploading: this.isUploading,
        add: (file) => void this.#add(file),
        describe: (id, alt) => void this.#change(`/${id}`, { alt }, words.altSaved),
        remove: (id) => void this.#change(`/${id}/removal`, {}, words.removed),
        toFront: (id) => this.#toFront(id),
      })}
      <form class="profile" novalidate @submit=${this.#save}>
        ${hoursSection(form)} ${this.#categories(form)} ${this.#story(form)} ${this.#contact(form)}
        ${placeSection(form, { hereAmI: this.#hereAmI })}
        <div class="save">
          ${this.isChanged ? html`<p class="hint">${words.unsaved}</p>` : nothing}
          <button class="button primary wide" aria-disabled=${this.isSaving}>
            ${this.isSaving ? words.saving : words.save}
          </button>
        </div>
      </form>`;
  }

  #listing({ words, draft, profile }: ProfileForm): TemplateResult {
    return html`<section class="card" aria-labelledby="found">
      <h3 id="found">${words.found}</h3>
      <p class="hint">${words.foundText}</p>
      <label class="choice"
        ><input
          type="checkbox"
          .checked=${draft.isListed}
          @change=${() => this.#update({ isListed: !draft.isListed })}
        />${words.isListed}</label
      >
      ${profile.pageUrl ? html`<a href=${profile.pageUrl} target="_blank" rel="noopener">${words.seePage}</a>` : nothing}
    </section>`;
  }

  #categories(form: ProfileForm): TemplateResult {
    const { words, draft, update } = form;
    const chosen = draft.categories;
    const toggle = (id: CategoryId): void =>
      update({ categories: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id] });
    const ids = Object.keys(words.names) as CategoryId[]; // safe because the keys of a Record are its type's
    return html`<fieldset class="card">
      <legend>${words.categories}</legend>
      <p class="hint">${words.categoriesText}</p>
      ${problemView(form, "categories")}
      <div class="categories">
        ${ids.map((id) => {
          const isChosen = chosen.includes(id);
          return html`<label class="choice"
            ><input
              type="checkbox"
              .checked=${isChosen}
              ?disabled=${!isChosen && chosen.length >= MAX_CATEGORIES}
              @change=${() => toggle(id)}
            />${words.names[id]}</label
          >`;
        })}
      </div>
    </fieldset>`;
  }

  #story(form: ProfileForm): TemplateResult {
    const { words, draft, update } = form;
    return html`<section class="card">
      <div class="field">
        <label for="story">${words.story}</label>
        <p class="hint" id="story-hint">${words.storyText}</p>
        <textarea
          class="input"
          id="story"
          rows="8"
          maxlength="4000"
          aria-describedby="story-hint"
          .value=${draft.story}
          @input=${(event: Event) => update({ story: valueOf(event) })}
        ></textarea>
        ${problemView(form, "story")}
      </div>
    </section>`;
  }

  #contact(form: ProfileForm): TemplateResult {
    return html`<section class="card" aria-labelledby="contact">
      <h3 id="contact">${form.words.contact}</h3>
      ${textField(form, "street", { autocomplete: "street-address", maxlength: 120 })}
      ${textField(form, "postalCode", { autocomplete: "postal-code", inputmode: "numeric", maxlength: 10 })}
      ${textField(form, "city", { autocomplete: "address-level2", maxlength: 80 })}
      ${textField(form, "phone", { type: "tel", autocomplete: "tel", maxlength: 40 })}
      ${textField(form, "website", { autocomplete: "url", inputmode: "url", maxlength: 300 })}
    </section>`;
  }
}

/** About ten centimetres. */
function round(degrees: number): number {
  return Math.round(degrees * 1_000_000) / 1_000_000;
}

export const tag = "twuster-profile-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterProfilePage);
