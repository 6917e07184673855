import {
  html,
  LitElement,
  nothing,
  svg,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import type { SiteView } from "../../../sdk/wire/sites.ts";
import type { Language } from "../../shared/language.ts";
import { localeOf } from "../../shared/language.ts";
import { officeStyles } from "../../shared/office/office.styles.ts";
import { sharedStyles } from "../../shared/twuster-element.ts";
import { contrastReport, type ContrastLine } from "./contrast-report.ts";
import { copyBox } from "./copy-box.ts";
import { embeddables, type Embeddable } from "./embeddable.ts";
import { declarationsOf, PLAIN, type Look } from "./look.ts";
import { insert, sitesMessages } from "./messages.ts";
import type { SitesMessages } from "./messages.de.ts";
import { sitesStyles } from "./sites.styles.ts";
import { snippetsFor, systems, type Placement, type System } from "./snippets.ts";

interface Sizes {
  loader: number;
  runtime: number;
  elements: Record<string, number>;
}

/**
 * Looks and lines for one site. The preview is the real element with the site's key, on this page: what it asks comes from
 * our own origin, which may act for every site. Kept nowhere: what is chosen is in the lines.
 */
export class TwusterSiteConfigurator extends LitElement {
  static override get styles(): CSSResultGroup {
    return [...sharedStyles, officeStyles, sitesStyles];
  }
  static override get properties(): PropertyDeclarations {
    return {
      site: { attribute: false },
      network: {},
      brandColor: {},
      speech: {},
      look: { state: true },
      element: { state: true },
      system: { state: true },
      sizes: { state: true },
      preview: { state: true },
      hasFailed: { state: true },
      isHeld: { state: true },
    };
  }

  site!: SiteView;
  network = "";
  brandColor = "#1d5c45";
  speech: Language = "de";

  private look: Look = PLAIN;
  private element: Embeddable = embeddables[0]!; // safe because there is one
  private system: System = "html";
  private sizes: Sizes | undefined;
  private preview: HTMLElement | undefined;
  private hasFailed = false;
  /** Somebody pressed the preview's order button. */
  private isHeld = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#loadPreview();
    void this.#loadSizes();
  }

  override updated(): void {
    if (!this.preview) return;
    for (const name of ["--twuster-brand", "--twuster-surface", "--twuster-text", "max-width"])
      this.preview.style.removeProperty(name);
    // The page it will stand on is not this one: white, unless told otherwise.
    const shown = { ...this.look, surface: this.look.surface || "#ffffff" };
    for (const [name, value] of declarationsOf(shown)) this.preview.style.setProperty(name, value);
    const lang = this.look.language || "de";
    if (this.preview.lang === lang) return;
    this.preview.lang = lang;
    // Elements watch the document's languages, which this shadow root is no part of: put back in, it looks again.
    this.preview.parentNode?.insertBefore(this.preview, this.preview.nextSibling);
  }

  async #loadPreview(): Promise<void> {
    const { element } = this;
    const { tag, namedBy, attributes = {} } = element;
    try {
      const constructor = await element.load();
      // Another one was chosen meanwhile.
      if (element !== this.element) return;
      if (!customElements.get(tag)) customElements.define(tag, constructor);
      const preview = document.createElement(tag);
      preview.setAttribute(namedBy, namedBy === "site" ? this.site.key : this.network);
      for (const [name, value] of Object.entries(attributes)) preview.setAttribute(name, value);
      this.preview = preview;
      this.hasFailed = false;
    } catch {
      if (element !== this.element) return;
      this.preview = undefined;
      this.hasFailed = true;
    }
  }

  async #loadSizes(): Promise<void> {
    const answer = await fetch("/v1/sizes.json").catch(() => undefined);
    if (answer?.ok) this.sizes = (await answer.json()) as Sizes; // safe because the build wrote it
  }

  get #words(): SitesMessages {
    return sitesMessages[this.speech];
  }

  /** In a preview nobody buys: the order button does nothing here. */
  readonly #holdOrder = (event: Event): void => {
    const isOrder = event
      .composedPath()
      .some((node) => node instanceof Element && (node.getAttribute("part") ?? "").split(" ").includes("order"));
    if (!isOrder) return;
    event.preventDefault();
    event.stopPropagation();
    this.isHeld = true;
  };

  protected override render(): TemplateResult {
    const words = this.#words;
    const placement: Placement = {
      api: location.origin,
      network: this.network,
      key: this.site.key,
      element: this.element,
      look: this.look,
    };
    return html`<div class="page" lang=${this.speech === "en" ? "en" : "de"}>
      <section class="stacked" aria-labelledby="lines">
        <div class="field">
          <label for="element">${words.element}</label>
          <select id="element" class="input" @change=${this.#chooseElement}>
            ${embeddables.map(({ id, title }) => html`<option value=${id} ?selected=${id === this.element.id}>${title[this.speech]}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="system" id="lines">${words.system}</label>
          <select id="system" class="input" @change=${this.#chooseSystem}>
            ${systems.map((id) => html`<option value=${id} ?selected=${id === this.system}>${words[`system_${id}`]}</option>`)}
          </select>
        </div>
        <p class="hint">${words[`how_${this.system}`]}</p>
      </section>
      ${snippetsFor(this.system, placement).map(({ goes, code }) => copyBox(words[`goes_${goes}`], code, words))}
      <p class="hint">${words.doctor}</p>
      ${this.#choices()}
      <section aria-labelledby="preview">
        <h3 id="preview">${words.preview}</h3>
        <p class="hint" role="status">${this.isHeld ? words.held : words.previewHint}</p>
        <div class="preview" @click=${{ handleEvent: this.#holdOrder, capture: true }}>
          ${this.hasFailed ? html`<p class="notice bad">${words.noPreview}</p>` : this.preview}
        </div>
      </section>
      ${this.#report()} ${this.#weight()}
    </div>`;
  }

  readonly #chooseElement = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement; // safe because the listener is on a select
    this.element = embeddables.find(({ id }) => id === value) ?? this.element;
    this.isHeld = false;
    void this.#loadPreview();
  };

  readonly #chooseSystem = (event: Event): void => {
    this.system = (event.target as HTMLSelectElement).value as System; // safe because the options are the systems
  };

  #choices(): TemplateResult {
    const words = this.#words;
    return html`<fieldset>
      <legend>${words.look}</legend>
      <div class="colors">
        ${this.#color("brand", this.brandColor)} ${this.#color("surface", "#ffffff")} ${this.#color("text", "#1f2420")}
      </div>
      ${this.#select("language", ["", "de", "en", "de-simple"] as const, (language) => ({ language }))}
      ${this.#select("width", ["0", "320", "480", "640"] as const, (width) => ({ widthPx: Number(width) }))}
    </fieldset>`;
  }

  #color(name: "brand" | "surface" | "text", usual: string): TemplateResult {
    const words = this.#words;
    const choose = (event: Event): void => {
      this.look = { ...this.look, [name]: (event.target as HTMLInputElement).value }; // safe because the listener is on an input
    };
    return html`<div class="field">
      <label for=${name}>${words[name]}</label>
      <input type="color" id=${name} .value=${this.look[name] || usual} @input=${choose} />
      ${
        this.look[name]
          ? html`<button
              type="button"
              class="button quiet"
              @click=${(): void => void (this.look = { ...this.look, [name]: "" })}
            >
              ${insert(words.reset, { name: words[name] })}
            </button>`
          : nothing
      }
    </div>`;
  }

  #select<V extends string>(
    name: "language" | "width",
    values: readonly V[],
    of: (value: V) => Partial<Look>,
  ): TemplateResult {
    const words = this.#words;
    const choose = (event: Event): void => {
      this.look = { ...this.look, ...of((event.target as HTMLSelectElement).value as V) }; // safe because the options are the values
    };
    const texts = words as unknown as Record<string, string>; // safe because every message is a string
    return html`<div class="field">
      <label for=${name}>${words[name]}</label>
      <select id=${name} class="input" @change=${choose}>
        ${values.map((value) => html`<option value=${value}>${texts[`${name}_${value}`]}</option>`)}
      </select>
    </div>`;
  }

  #report(): TemplateResult {
    const { brand, surface, text } = this.look;
    const lines = contrastReport({
      brand: brand || this.brandColor,
      surface: surface || "#ffffff",
      text: text || "#1f2420",
    });
    return html`<section aria-labelledby="contrast">
      <h3 id="contrast">${this.#words.contrast}</h3>
      ${lines.map((line) => this.#pair(line))}
    </section>`;
  }

  #pair({ id, color, ground, ratio, wanted, minimum }: ContrastLine): TemplateResult {
    const words = this.#words;
    const number = (value: number): string =>
      new Intl.NumberFormat(localeOf(this.speech), { maximumFractionDigits: 1 }).format(Math.floor(value * 10) / 10);
    const values = {
      from: wanted?.color ?? "",
      to: color,
      minimum: number(minimum),
      ratio: number(wanted?.ratio ?? ratio),
    };
    const why = wanted
      ? insert(wanted.ratio < minimum ? words.moved : words.movedEverywhere, values)
      : id === "button"
        ? words.chosen
        : words.unchanged;
    return html`<div class="pair" data-pair=${id}>
      ${svg`<svg viewBox="0 0 48 48" aria-hidden="true"><rect width="48" height="48" fill=${ground} /><text x="24" y="32" text-anchor="middle" font-size="22" font-weight="700" fill=${color}>Aa</text></svg>`}
      <p>
        <strong>${words[`contrast_${id}`]}: ${insert(words.ratio, { ratio: number(ratio) })}</strong><br />
        <span class="hint">${why}</span>
      </p>
    </div>`;
  }

  #weight(): TemplateResult | typeof nothing {
    const { sizes } = this;
    const element = sizes?.elements[this.element.tag];
    if (!sizes || element === undefined) return nothing;
    const kilo = (bytes: number): string =>
      new Intl.NumberFormat(localeOf(this.speech), { maximumFractionDigits: 1 }).format(bytes / 1000);
    const text = insert(this.#words.sizeText, {
      total: kilo(sizes.loader + sizes.runtime + element),
      loader: kilo(sizes.loader),
      runtime: kilo(sizes.runtime),
      element: kilo(element),
    });
    return html`<section aria-labelledby="size">
      <h3 id="size">${this.#words.size}</h3>
      <p>${text}</p>
    </section>`;
  }
}

if (!customElements.get("twuster-site-configurator"))
  customElements.define("twuster-site-configurator", TwusterSiteConfigurator);
