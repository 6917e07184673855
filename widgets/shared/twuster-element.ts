import {
  adoptStyles,
  html,
  LitElement,
  type CSSResult,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import type { Endpoint } from "../../sdk/client/client.ts";
import { baseStyles } from "./base.styles.ts";
import { controlStyles } from "./controls.styles.ts";
import { languageOf, spoken, type Language } from "./language.ts";
import { Theme } from "./theme.ts";

/** What an element's own styles come after. */
export const sharedStyles = [baseStyles, controlStyles];

/** Fetched when they are needed first. */
export type OtherLanguage = Exclude<Language, "de">;

/** How long the first picture waits for its language before it is drawn in German. */
const LANGUAGE_PATIENCE_MS = 2000;

/**
 * What every element has: where the API is, which language to speak, its messages, and colours that can be read.
 * An element writes `content()`, not `render()`, and lists `...sharedStyles` first in its styles.
 * Statics are getters: Safari before 16.4 can't have static fields beside private names, and the build would lower those.
 * `M` is the type of the element's German messages; the other languages have the same keys.
 */
export abstract class TwusterElement<M extends object> extends LitElement {
  static override get styles(): CSSResultGroup {
    return sharedStyles;
  }

  static override get properties(): PropertyDeclarations {
    return {
      api: {},
      late: { type: Boolean, reflect: true },
      language: { state: true },
      messages: { state: true },
      isSpeaking: { state: true },
    };
  }

  /** Base URL of the API without a slash at the end; by default where this script came from. For tests and staging. */
  api = new URL(import.meta.url).origin;

  /** Set by the script that came late: the page's own link stays, and opens the element where it is pressed. */
  late = false;

  protected language: Language = "de";
  protected messages!: M;
  /** True while the first language is on its way: draw what has no words (the skeleton). */
  protected isSpeaking = false;

  /** German, in the bundle. */
  protected abstract readonly german: M;

  protected readonly theme = new Theme(this);

  #watcher: MutationObserver | undefined;

  /** Of the script; another major on the same page is told apart by it. */
  static get major(): string {
    return "1";
  }

  override connectedCallback(): void {
    this.messages ??= this.german;
    super.connectedCallback();
    this.addEventListener("click", this.#open);
    this.#watcher = new MutationObserver(() => void this.#speak());
    // One observer for every `lang` above us; it wakes only when a `lang` changes.
    this.#watcher.observe(document, { attributes: true, attributeFilter: ["lang"], subtree: true });
    void this.#speak();
  }

  override disconnectedCallback(): void {
    this.#watcher?.disconnect();
    super.disconnectedCallback();
  }

  /** The network's slug, however this element learns it. */
  protected abstract get network(): string;

  protected get endpoint(): Endpoint {
    return { origin: this.api, network: this.network };
  }

  /** Fetches the messages of another language, when they are needed first. */
  protected abstract loadMessages(language: OtherLanguage): Promise<M>;

  /** What the element shows. `<slot>` is the page's own link: put it where it is the way on. */
  protected abstract content(): TemplateResult;

  /**
   * Tells the page. From user action only, save the one that tells of a verified completion.
   * @returns false where the page called `preventDefault()` on a cancelable one
   */
  protected emit<T>(name: `twuster-${string}`, detail: T, isCancelable = false): boolean {
    return this.dispatchEvent(
      new CustomEvent<T>(name, { detail, bubbles: true, composed: true, cancelable: isCancelable }),
    );
  }

  /** Styles of what comes later, beside those that are there: `adoptStyles` alone would take away the colours' own sheet. */
  protected wear(styles: CSSResult): void {
    const root = this.renderRoot as ShadowRoot; // safe because Lit draws into one
    adoptStyles(root, [...(root.adoptedStyleSheets ?? []), styles]); // none before Safari 16.4
  }

  readonly #open = (event: Event): void => {
    if (!this.late) return;
    event.preventDefault();
    this.late = false;
    // The link that had the focus is gone; what it opened has a title.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("h2")?.focus());
  };

  async #speak(): Promise<void> {
    const language = languageOf(this);
    if (language === this.language) return;
    this.isSpeaking = !this.hasUpdated;
    const patience = setTimeout(() => (this.isSpeaking = false), LANGUAGE_PATIENCE_MS);
    try {
      const messages = language === "de" ? this.german : await this.loadMessages(language);
      // The page may have changed its mind while the words were on their way.
      if (languageOf(this) !== language) return;
      this.messages = messages;
      this.language = language;
    } catch {
      // The other language did not load (offline): what is spoken stays, which is better than nothing.
    } finally {
      clearTimeout(patience);
      this.isSpeaking = false;
    }
  }

  protected override render(): TemplateResult {
    if (this.late) return html`<slot></slot>`;
    return html`<div class="base" part="base" lang=${spoken(this.language)}>${this.content()}</div>`;
  }
}
