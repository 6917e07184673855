import { html, nothing, type TemplateResult } from "lit";
import type { PictureView } from "../../../../sdk/wire/profile.ts";
import { problemView, type ProfileForm } from "./profile-form.ts";

export interface PictureActions {
  isUploading: boolean;
  add(file: File): void;
  describe(id: string, alt: string): void;
  remove(id: string): void;
  toFront(id: string): void;
}

/** The pictures: kept at once, not with the form's button, for a picture takes its time. */
export function picturesSection(form: ProfileForm, actions: PictureActions): TemplateResult {
  const { words, profile } = form;
  const choose = (event: Event): void => {
    const input = event.target as HTMLInputElement; // safe because the listener sits on the field
    const [file] = input.files ?? [];
    if (file) actions.add(file);
    input.value = "";
  };
  return html`<section class="card" aria-labelledby="pictures">
    <h3 id="pictures">${words.pictures}</h3>
    <p class="hint">${words.picturesText}</p>
    <ul class="rows">
      ${profile.pictures.map((picture, at) => pictureRow(form, picture, at, actions))}
    </ul>
    ${problemView(form, "picture")}
    <label class="button primary file" aria-disabled=${actions.isUploading}>
      ${actions.isUploading ? words.uploading : words.addPicture}
      <input
        class="visually-hidden"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        ?disabled=${actions.isUploading}
        @change=${choose}
      />
    </label>
  </section>`;
}

function pictureRow({ words }: ProfileForm, picture: PictureView, at: number, actions: PictureActions): TemplateResult {
  const { id, alt, smallUrl } = picture;
  const name = words.picture.replace("{number}", String(at + 1));
  const describe = (event: SubmitEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const form = event.currentTarget as HTMLFormElement; // safe because the listener sits on the form
    actions.describe(id, String(new FormData(form).get("alt") ?? "").trim());
  };
  return html`<li class="picture">
    <img src=${smallUrl} alt=${alt || name} width="96" height="96" loading="lazy" />
    <form class="alt" novalidate @submit=${describe}>
      <div class="field">
        <label for="alt-${id}"><span class="visually-hidden">${name}: </span>${words.alt}</label>
        <input class="input" id="alt-${id}" name="alt" maxlength="200" .value=${alt} />
      </div>
      <div class="actions">
        <button class="button">${words.altSave}</button>
        ${
          at > 0
            ? html`<button
                type="button"
                class="button"
                aria-label="${words.toFront}: ${name}"
                @click=${() => actions.toFront(id)}
              >
                ↑
              </button>`
            : nothing
        }
        <button
          type="button"
          class="button quiet"
          aria-label="${words.remove}: ${name}"
          @click=${() => actions.remove(id)}
        >
          ${words.remove}
        </button>
      </div>
    </form>
  </li>`;
}
