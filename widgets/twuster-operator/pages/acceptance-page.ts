import { css, html, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import type { ApiError } from "../../../sdk/client/api-error.ts";
import type { AcceptanceResponse } from "../../../sdk/wire/acceptance.ts";
import { OfficePage, type OfficeView } from "../../shared/office/office-page.ts";
import type { AcceptanceView } from "./acceptance-form.ts";
import { acceptanceMessages, type AcceptanceMessages } from "./acceptance.messages.ts";
import { groupCards } from "./group-cards.ts";
import { kindCards } from "./kind-cards.ts";

/** Kinds of vouchers that only some partners take: who is in a group, what is sold of it. */
export class TwusterAcceptancePage extends OfficePage<AcceptanceResponse> {
  static override get styles(): CSSResultGroup {
    return [super.styles, acceptanceStyles];
  }
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, opened: { state: true }, problems: { state: true } };
  }

  private opened = "";
  private problems: Record<string, string> = {};
  #isSending = false;

  protected load({ client }: OfficeView): Promise<AcceptanceResponse> {
    return client.get("operator/acceptance");
  }

  get #words(): AcceptanceMessages {
    return acceptanceMessages[this.view.language];
  }

  protected sentence({ code }: ApiError): string {
    if (code === "conflict") return this.#words.last;
    return code === "not_found" ? this.#words.gone : this.#words.failed;
  }

  async #open(form: string): Promise<void> {
    const left = this.opened;
    this.opened = form;
    this.problems = {};
    this.notice = "";
    await this.#focus(form ? "form .input, [data-first]" : homeOf(left));
  }

  async #complain(problems: Record<string, string>): Promise<void> {
    this.problems = problems;
    await this.#focus("[aria-invalid=true]");
  }

  async #send(path: string, body: object | undefined, done: string): Promise<void> {
    // A second press of the same button asks for nothing more.
    if (this.#isSending) return;
    this.#isSending = true;
    const isDone = await this.act(async () => {
      this.data = await this.view.client.post<AcceptanceResponse>(`operator/acceptance/${path}`, body);
    }, done);
    this.#isSending = false;
    if (isDone) {
      const left = this.opened;
      this.opened = "";
      this.problems = {};
      return this.#focus(homeOf(left));
    }
    const { failure } = this;
    const problems = this.#problemsOf(failure?.fields ?? {});
    if (Object.keys(problems).length > 0) {
      this.failure = undefined;
      return this.#complain(problems);
    }
    if (failure?.code !== "not_found") return;
    await this.reload();
    this.failure = failure;
  }

  #problemsOf(fields: Record<string, string>): Record<string, string> {
    const words: Record<string, string> = this.#words;
    const problems: Record<string, string> = {};
    for (const [path, reason] of Object.entries(fields)) {
      const sentence = words[`${path}_${reason}`];
      if (sentence) problems[path] = sentence;
      else if (path.startsWith("denominationsCents")) problems["values"] = this.#words.values_wrong;
    }
    return problems;
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected content(data: AcceptanceResponse): TemplateResult {
    const view: AcceptanceView = {
      data,
      words: this.#words,
      language: this.view.language,
      opened: this.opened,
      problems: this.problems,
      open: (form) => void this.#open(form),
      send: (path, body, done) => void this.#send(path, body, done),
      complain: (problems) => void this.#complain(problems),
    };
    return html`<p>${this.#words.intro}</p>
      ${kindCards(view)} ${groupCards(view)}`;
  }
}

/** The heading that somebody goes on reading from when a form is closed. */
function homeOf(form: string): string {
  return form.includes("kind") ? "#kinds" : "#groups";
}

const acceptanceStyles = css`
  section {
    display: grid;
    gap: 16px;
  }
  h4 {
    margin: 0;
    font-size: 1.0625em;
    overflow-wrap: anywhere;
  }
  .rows .notice {
    flex: 1 1 100%;
  }
`;

export const tag = "twuster-acceptance-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterAcceptancePage);
