import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../../shared/language.ts";
import type { Messages } from "../messages.de.ts";
import type { WalletPass } from "../wallet.ts";
import { roomGerman, type RoomMessages } from "./messages.de.ts";
import { isOpen } from "./pass-facts.ts";
import { PassFrame } from "./pass-frame.ts";
import { isOther, type KindWords, type OtherPass, type RoomPorts, type RoomSpeech } from "./wallet-kind.ts";
import { Kinds } from "./kinds.ts";

export { roomStyles } from "./room.styles.ts";

/** Everything of the wallet that only who carries more than vouchers needs; a voucher's holder never fetches it. */
export class Room {
  #messages: RoomMessages = roomGerman;
  #language: Language = "de";
  readonly #ports: RoomPorts;
  readonly #kinds: Kinds;

  constructor(ports: RoomPorts) {
    this.#ports = ports;
    this.#kinds = new Kinds(ports);
  }

  /** Where the words don't load, German stays. */
  async speak(language: Language): Promise<void> {
    if (language === this.#language) return;
    try {
      this.#messages =
        language === "de"
          ? roomGerman
          : language === "en"
            ? (await import("./messages.en.ts")).roomEnglish
            : (await import("./messages.simple.ts")).roomSimple;
      this.#language = language;
    } catch {
      return;
    }
    this.#ports.changed();
  }

  /** Another pass is opened. */
  leave(): void {
    this.#kinds.leave();
  }

  /** The wallet's sentences, as each kind says them. @param words as they are said of anything */
  words(words: Messages, passes: readonly WalletPass[]): Messages {
    const messages = this.#messages;
    const [first] = passes;
    const single = passes.length === 1 && first && isOther(first) ? first : undefined;
    const common = { ...words, mailStays: this.#commonWords(passes)?.stays ?? messages.mixedStays };
    if (!single) return common;
    const kind = this.#kinds.of(single);
    const { keep, removeTitle, removeText } = kind.words(messages);
    const arrivalTitle = kind.arrivalTitle(messages, single);
    return { ...common, arrivalTitle: () => arrivalTitle, keep: () => keep, removeTitle, removeText };
  }

  /** Of a list that holds one kind alone. */
  groupTitle(passes: readonly WalletPass[]): string | undefined {
    return this.#commonWords(passes)?.group;
  }

  /** Kind by kind; what is over is folded away below. @param isTitled whether each group needs its heading */
  groups(passes: readonly WalletPass[], isTitled: boolean): TemplateResult {
    const groups = this.#kinds.names.map((name) =>
      soonestFirst(passes.filter(isOther).filter(({ view }) => view.kind === name)),
    );
    const done = groups.flat().filter((pass) => !isOpen(pass));
    return html`${groups.map((group) => this.#group(group.filter(isOpen), isTitled))}
    ${
      done.length
        ? html`<details class="folded">
            <summary>${this.#messages.over(done.length)}</summary>
            ${this.#slips(done)}
          </details>`
        : nothing
    }`;
  }

  /** What just came, before it is kept. @param twin the same, which is here already */
  arrival(pass: WalletPass, twin: WalletPass | undefined): TemplateResult | typeof nothing {
    if (!isOther(pass)) return nothing;
    const messages = this.#messages;
    const kind = this.#kinds.of(pass);
    const frame = this.#frame();
    const brief = kind.brief(this.#speech, pass);
    if (twin) {
      return html`<article class="arrived paper">${brief}</article>
        <div class="notice" part="notice" role="status">
          <p><strong>${messages.twin}</strong> ${messages.twinText}</p>
          <button type="button" class="button" @click=${(): void => this.#ports.show(twin.code)}>
            ${messages.showTwin}
          </button>
        </div>`;
    }
    return html`<article class="arrived paper">${brief}${frame.marks(pass)}</article>
      ${frame.why(pass)}
      ${
        frame.whyNot(pass)
          ? nothing
          : html`<div class="card-actions">
              <button type="button" class="button" @click=${(): void => this.#ports.show(pass.code)}>
                ${kind.words(messages).open}
              </button>
            </div>`
      }`;
  }

  /** At the counter. @param said what the element says below */
  pass(pass: WalletPass, words: Messages, said: TemplateResult | typeof nothing): TemplateResult | typeof nothing {
    return isOther(pass) ? this.#kinds.of(pass).pass(this.#frame(said), pass, words) : nothing;
  }

  get #speech(): RoomSpeech {
    return { messages: this.#messages, language: this.#language };
  }

  #frame(said?: TemplateResult | typeof nothing): PassFrame {
    return new PassFrame(this.#speech, this.#kinds, this.#ports, said);
  }

  /** The words of their kind, where all are of one. */
  #commonWords(passes: readonly WalletPass[]): KindWords | undefined {
    const kinds = new Set(passes.map((pass) => (isOther(pass) ? pass.view.kind : undefined)));
    const [kind] = kinds;
    return kinds.size === 1 && kind ? this.#kinds.ofKind(kind).words(this.#messages) : undefined;
  }

  #group(members: readonly OtherPass[], isTitled: boolean): TemplateResult | typeof nothing {
    if (!members[0]) return nothing;
    const { group } = this.#kinds.of(members[0]).words(this.#messages);
    return html`<section class="group">
      ${isTitled ? html`<h3>${group}</h3>` : nothing}${this.#slips(members)}
    </section>`;
  }

  #slips(passes: readonly OtherPass[]): TemplateResult {
    return html`<ul class="slips">
      ${passes.map((pass) => html`<li>${this.#slip(pass)}</li>`)}
    </ul>`;
  }

  #slip(pass: OtherPass): TemplateResult {
    const kind = this.#kinds.of(pass);
    const frame = this.#frame();
    const why = frame.whyNot(pass);
    return html`<button
      type="button"
      class="slip ${kind.look} ${isOpen(pass) ? "" : "used"}"
      @click=${(): void => this.#ports.show(pass.code)}
    >
      ${kind.brief(this.#speech, pass)}${why ? html`<span class="why-not">${why.word}</span>` : nothing}${frame.marks(pass, false)}
    </button>`;
  }
}

function soonestFirst<T extends OtherPass>(passes: readonly T[]): T[] {
  return [...passes].sort((a, b) => (a.view.validUntil < b.view.validUntil ? -1 : 1));
}
