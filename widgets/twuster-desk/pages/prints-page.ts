import { html, type CSSResultGroup, type TemplateResult } from "lit";
import { OfficePage } from "../../shared/office/office-page.ts";
import { deskPath } from "./desk-path.ts";
import { deskStyles } from "./desk.styles.ts";
import { printsMessages } from "./prints.messages.ts";

/** What hangs in the window and stands on the counter. */
export class TwusterPrintsPage extends OfficePage<true> {
  static override get styles(): CSSResultGroup {
    return [super.styles, deskStyles];
  }

  protected load(): Promise<true> {
    return Promise.resolve(true);
  }

  protected sentence(): string {
    return "";
  }

  protected content(): TemplateResult {
    const words = printsMessages[this.view.language];
    const card = (title: string, text: string, file: string): TemplateResult =>
      html`<section class="card">
        <h3>${title}</h3>
        <p>${text}</p>
        <a
          class="button"
          href="/v1/${this.view.network}/${deskPath(this.view, `prints/${file}.pdf`)}"
          target="_blank"
          aria-label="${words.open}: ${title}"
          >${words.open}</a
        >
      </section>`;
    return html`${card(words.sticker, words.stickerText, "window-sticker")}
      ${card(words.card, words.cardText, "counter-card")}
      <p class="hint">${words.hint}</p>`;
  }
}

export const tag = "twuster-prints-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterPrintsPage);
