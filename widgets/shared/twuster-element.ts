import { html, LitElement, type CSSResultGroup, type TemplateResult } from "lit";
import type { Endpoint } from "../../sdk/client/client.ts";
import { baseStyles } from "./base.styles.ts";
import { controlStyles } from "./controls.styles.ts";
import { property, state } from "./decorators.ts";
import { languageOf, type Language } from "./language.ts";
import { Theme } from "./theme.ts";

/** How long the first picture waits for English before it is drawn in German. */
const LANGUAGE_PATIENCE_MS = 2000;

/**
 * What every element has: where the API is, which language to speak, its messages, and colours that can be read.
 * An element writes `content()`, not `render()`, and lists `...TwusterElement.sharedStyles` first in its styles.
 * `M` is the type of the element's German messages; the other languages have the same keys.
 */
export abstract class TwusterElement<M extends object> extends LitElement {
  static readonly sharedStyles = [baseStyles, controlStyles];
  static override styles: CSSResultGroup = TwusterElement.sharedStyles;

  /** Base URL of the API without a slash at the end; by default where this script came from. For tests and staging. */
  @property() api = new URL(import.meta.url).origin;

  @state() protected language: Language = "de";
  @state() protected messages!: M;
  /** True while the first language is on its way: draw what has no words (the skeleton). */
  @state() protected isSpeaking = false;

  /** German, in the bundle. */
  protected abstract readonly german: M;

  protected readonly theme = new Theme(this);

  #watcher: MutationObserver | undefined;

  override connectedCallback(): void {
    this.messages ??= this.german;
    super.connectedCallback();
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

  /** Fetches the English messages, when they are needed first. */
  protected abstract loadEnglish(): Promise<M>;

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

  async #speak(): Promise<void> {
    const language = languageOf(this);
    if (language === this.language) return;
    this.isSpeaking = !this.hasUpdated;
    const patience = setTimeout(() => (this.isSpeaking = false), LANGUAGE_PATIENCE_MS);
    try {
      const messages = language === "en" ? await this.loadEnglish() : this.german;
      // The page may have changed its mind while the words were on their way.
      if (languageOf(this) !== language) return;
      this.messages = messages;
      this.language = language;
    } catch {
      // English did not load (offline): German stays, which is better than nothing.
    } finally {
      clearTimeout(patience);
      this.isSpeaking = false;
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="base" part="base" lang=${this.language}>${this.content()}</div>`;
  }
}
