import { html, nothing, type TemplateResult } from "lit";
import type { Profile, ProfileInput } from "../../../../sdk/wire/profile.ts";
import type { ProfileMessages } from "./profile.messages.ts";

/** What every section of the page is drawn from. */
export interface ProfileForm {
  profile: Profile;
  draft: ProfileInput;
  words: ProfileMessages;
  /** Path of a field → why it was refused. */
  problems: Record<string, string>;
  update(patch: Partial<ProfileInput>): void;
}

export function draftOf(profile: Profile): ProfileInput {
  const { story, website, phone, street, postalCode, city, categories, hours, location, isListed } = profile;
  return {
    story,
    website,
    phone,
    street,
    postalCode,
    city,
    categories,
    isListed,
    ...(location ? { location } : {}),
    hours: {
      // A field for times knows midnight as 00:00 alone; ending there is the same.
      weekly: hours.weekly.map((span) => ({ ...span, to: span.to === "24:00" ? "00:00" : span.to })),
      closed: hours.closed,
    },
  };
}

/** The sentence for the first refused field below this path. */
export function problemAt({ problems, words }: ProfileForm, path: string): string {
  const reason = Object.entries(problems).find(([field]) => field === path || field.startsWith(`${path}.`))?.[1];
  return reason ? (words.reasons[reason] ?? words.reasons["wrong_type"]!) : ""; // safe because both languages have it
}

export function problemView(form: ProfileForm, path: string): TemplateResult | typeof nothing {
  const sentence = problemAt(form, path);
  return sentence ? html`<p class="error" id="${path.replace(".", "-")}-error">${sentence}</p>` : nothing;
}

type TextField = "phone" | "website" | "street" | "postalCode" | "city";

export function textField(
  form: ProfileForm,
  name: TextField,
  options: { type?: string; autocomplete: string; inputmode?: string; maxlength: number },
): TemplateResult {
  const { draft, words, update } = form;
  const problem = problemAt(form, name);
  return html`<div class="field">
    <label for=${name}>${words[name]}</label>
    <input
      class="input"
      id=${name}
      name=${name}
      type=${options.type ?? "text"}
      autocomplete=${options.autocomplete}
      inputmode=${options.inputmode ?? nothing}
      maxlength=${options.maxlength}
      .value=${draft[name]}
      aria-invalid=${problem ? "true" : "false"}
      aria-describedby=${problem ? `${name}-error` : nothing}
      @input=${(event: Event) => update({ [name]: valueOf(event) })}
    />
    ${problemView(form, name)}
  </div>`;
}

/** The value of the control that an event came from. */
export function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement).value; // safe because listeners sit on these alone
}
