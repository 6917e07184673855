import { html, nothing, type TemplateResult } from "lit";
import { formatInstant } from "../../shared/language.ts";
import type { Messages } from "../messages.de.ts";
import { standingOf } from "../pass-standing.ts";
import { dayText, isOpen } from "./pass-facts.ts";
import type { OtherPass, RoomPorts, RoomSpeech } from "./wallet-kind.ts";
import type { Kinds } from "./kinds.ts";

/** In a word, and in a sentence that follows it; empty where the word says it all. */
export interface WhyNot {
  word: string;
  sentence: string;
}

/** What every pass has around it, whatever it is. */
export class PassFrame {
  readonly speech: RoomSpeech;
  readonly #kinds: Kinds;
  readonly #ports: RoomPorts;
  /** What the element says below. */
  readonly #said: TemplateResult | typeof nothing;

  constructor(speech: RoomSpeech, kinds: Kinds, ports: RoomPorts, said: TemplateResult | typeof nothing = nothing) {
    this.speech = speech;
    this.#kinds = kinds;
    this.#ports = ports;
    this.#said = said;
  }

  bar(title: string, leaveText: string, leave: () => void): TemplateResult {
    return html`<header class="bar">
      <h2 id="pass-title" tabindex="-1">${title}</h2>
      <button type="button" class="button quiet" @click=${leave}>${leaveText}</button>
    </header>`;
  }

  below(pass: OtherPass, words: Messages): TemplateResult {
    return html`<div class="below">
      ${this.#said}
      ${isOpen(pass) ? html`<button type="button" class="button" @click=${(): void => this.#ports.move(pass.code)}>${words.move}</button>` : nothing}
      ${pass.isKept ? html`<button type="button" class="button" @click=${this.#ports.askToRemove}>${words.remove}</button>` : nothing}
      ${this.age(pass, words)}
    </div>`;
  }

  age({ checkedAt }: OtherPass, words: Messages): TemplateResult | typeof nothing {
    const { language } = this.speech;
    return checkedAt ? html`<p class="hint">${words.checkedAt(formatInstant(checkedAt, language))}</p>` : nothing;
  }

  marks(pass: OtherPass, withTest = true): TemplateResult | typeof nothing {
    const { training } = this.#kinds.of(pass).words(this.speech.messages);
    const words = [withTest ? this.#ports.testMark() : "", pass.view.isTraining ? training : ""].filter(Boolean);
    return words.length
      ? html`<span class="marks">${words.map((word) => html`<span class="mark">${word}</span>`)}</span>`
      : nothing;
  }

  why(pass: OtherPass): TemplateResult | typeof nothing {
    const why = this.whyNot(pass);
    return why
      ? html`<p class="why"><strong>${why.word}${why.sentence ? "." : ""}</strong> ${why.sentence}</p>`
      : nothing;
  }

  /** Why it is no good; undefined where it is. */
  whyNot(pass: OtherPass): WhyNot | undefined {
    const { messages, language } = this.speech;
    const kind = this.#kinds.of(pass);
    if (isOpen(pass)) return kind.isGone(pass) ? { word: messages.gone, sentence: "" } : undefined;
    const standing = standingOf(pass.view, new Date());
    const usedAt = kind.usedAt(pass);
    const word = usedAt ? messages.usedOn(dayText(usedAt, language)) : messages.states[standing];
    return { word, sentence: messages.standing[standing] };
  }
}
