import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { ApiError } from "../../sdk/client/api-error.ts";
import { call } from "../../sdk/client/call.ts";
import { networkOfSiteKey, type Endpoint } from "../../sdk/client/client.ts";
import { wallClockOf, type WallClock } from "../../sdk/wire/opening-hours.ts";
import type { CategoryId, PartnersResponse, PublicPartner } from "../../sdk/wire/profile.ts";
import { failureNotice, staleNotice } from "../shared/failure-notice.ts";
import { spoken } from "../shared/language.ts";
import { loadingView } from "../shared/loading.ts";
import { Resource } from "../shared/resource.ts";
import { sharedStyles, TwusterElement, type OtherLanguage } from "../shared/twuster-element.ts";
import { mapView, type Pin } from "./map-view.ts";
import { german, type TownMessages } from "./messages.de.ts";
import { fill, openWords } from "./open-words.ts";
import { SAMPLE_TOWN } from "./sample-town.ts";
import { townStyles } from "./town.styles.ts";

/** More than this is asked for by a press: the page around has other things to say. */
const FIRST_COUNT = 8;
const MINUTE_MS = 60_000;

/**
 * @summary Shows who takes part: search, categories, who is open now, a list and a drawing of where they are.
 * @slot - The page's own link to the public list; shown where the element can't help.
 * @csspart base - Everything the element draws. @csspart search - Search and filters. @csspart map - The drawing.
 * @csspart list - The list. @csspart notice - Any notice.
 * @cssproperty --twuster-brand - Colour of numbers and links, moved where it could not be read.
 * @cssproperty --twuster-surface - Ground; by default the page's own behind the tag.
 * @cssproperty --twuster-text - Text colour, moved where it could not be read.
 * @cssproperty --twuster-radius - Radius of fields and map, 8px.
 * @cssproperty --twuster-font - Font family; by default the page's.
 * @cssproperty --twuster-padding - Room around the content, 0.
 */
export class TwusterTown extends TwusterElement<TownMessages> {
  static override get styles(): CSSResultGroup {
    return [...sharedStyles, townStyles];
  }

  static override get properties(): PropertyDeclarations {
    return {
      site: {},
      network: {},
      text: { state: true },
      category: { state: true },
      isOpenOnly: { state: true },
      isWhole: { state: true },
      chosen: { state: true },
    };
  }

  /** Publishable key of the site; or `network` alone. */
  site = "";
  /** Slug of the town's network. */
  override network = "";

  private text = "";
  private category = "";
  private isOpenOnly = false;
  private isWhole = false;
  private chosen = "";

  protected readonly german = german;

  #minute: ReturnType<typeof setInterval> | undefined;
  readonly #town = new Resource<PartnersResponse>(this, async (signal) => {
    const { origin, network } = this.endpoint;
    if (!network) throw new ApiError("unauthorized");
    const query = this.site ? `?site=${encodeURIComponent(this.site)}` : "";
    const town = await call<PartnersResponse>(`${origin}/v1/${network}/partners${query}`, {
      signal,
      language: spoken(this.language),
    });
    this.theme.networkBrand = town.network.brandColor;
    return town;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    // Who is open changes while the page is read.
    this.#minute = setInterval(() => this.requestUpdate(), MINUTE_MS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#minute);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Not at the first update: being connected has started the first load.
    if (["site", "network", "api"].some((name) => changed.get(name) !== undefined && this.hasUpdated))
      void this.#town.reload();
  }

  protected override get endpoint(): Endpoint {
    return { origin: this.api, network: this.network || (networkOfSiteKey(this.site) ?? "") };
  }

  protected async loadMessages(language: OtherLanguage): Promise<TownMessages> {
    return language === "en"
      ? (await import("./messages.en.ts")).english
      : (await import("./messages.simple.ts")).simple;
  }

  readonly #search = (event: Event): void => {
    const form = event.currentTarget as HTMLFormElement; // safe because the listener sits on the form
    const data = new FormData(form);
    this.text = String(data.get("text") ?? "");
    this.category = String(data.get("category") ?? "");
    this.isOpenOnly = data.has("open");
  };

  readonly #reset = (): void => {
    this.renderRoot.querySelector("form")?.reset();
    this.text = this.category = "";
    this.isOpenOnly = false;
    this.renderRoot.querySelector("input")?.focus();
  };

  readonly #choose = async (id: string): Promise<void> => {
    this.chosen = id;
    this.isWhole = true;
    await this.updateComplete;
    const link = this.renderRoot.querySelector<HTMLElement>(".chosen a");
    link?.scrollIntoView({ block: "nearest" });
    link?.focus({ preventScroll: true });
  };

  #matches(partner: PublicPartner, now: WallClock): boolean {
    const { messages, language } = this;
    const { name, street, city, categories, hours } = partner;
    const hay = [name, street, city, ...categories.map((id) => messages.categories[id])].join(" ").toLowerCase();
    return (
      this.text
        .toLowerCase()
        .split(/\s+/)
        .every((word) => hay.includes(word)) &&
      (!this.category || categories.some((id) => id === this.category)) &&
      (!this.isOpenOnly || openWords(hours, now, messages, language)?.isOpen === true)
    );
  }

  #view({ network, partners }: PartnersResponse): TemplateResult {
    const { messages, isWhole } = this;
    const now = wallClockOf(new Date(), network.timeZone);
    const found = partners.filter((partner) => this.#matches(partner, now));
    const pins: Pin[] = found.map((partner, at) => ({ partner, number: at + 1 }));
    const shown = isWhole ? pins : pins.slice(0, FIRST_COUNT);
    const count = found.length === 1 ? messages.countOne : fill(messages.count, { count: found.length });
    return html`<div class="town">
      <header>
        <h2 tabindex="-1">${fill(messages.title, { town: network.town })}</h2>
        <p class="hint">${fill(messages.intro, { name: network.voucherName })}</p>
      </header>
      ${this.#form(partners)}
      <p class="hint" role="status">${found.length === 0 ? messages.nothing : count}</p>
      ${
        found.length === 0
          ? html`<div><button type="button" class="button" @click=${this.#reset}>${messages.reset}</button></div>`
          : html`<div class="parts">
              <div part="map">${mapView(shown, this.chosen, messages, (id) => void this.#choose(id))}</div>
              <div part="list">
                <ul class="list" aria-label=${messages.list}>
                  ${shown.map((pin) => this.#entry(pin, now))}
                </ul>
                ${
                  shown.length < pins.length
                    ? html`<button type="button" class="button wide" @click=${() => (this.isWhole = true)}>
                        ${fill(messages.showAll, { count: pins.length })}
                      </button>`
                    : nothing
                }
              </div>
            </div>`
      }
    </div>`;
  }

  #form(partners: readonly PublicPartner[]): TemplateResult {
    const { messages } = this;
    const used = (Object.keys(messages.categories) as CategoryId[]) // safe because the keys of a Record are its type's
      .filter((id) => partners.some(({ categories }) => categories.includes(id)));
    return html`<form
      class="search"
      part="search"
      role="search"
      @submit=${(event: Event) => event.preventDefault()}
      @input=${this.#search}
      @change=${this.#search}
    >
      <div class="field">
        <label for="text">${messages.search}</label>
        <input class="input" id="text" name="text" type="search" autocomplete="off" maxlength="80" />
      </div>
      <div class="field">
        <label for="category">${messages.category}</label>
        <select class="input" id="category" name="category">
          <option value="">${messages.allCategories}</option>
          ${used.map((id) => html`<option value=${id}>${messages.categories[id]}</option>`)}
        </select>
      </div>
      <label class="choice"><input type="checkbox" name="open" />${messages.openNow}</label>
    </form>`;
  }

  #entry({ number, partner }: Pin, now: WallClock): TemplateResult {
    const { messages, language } = this;
    const { id, name, categories, street, city, hours, pageUrl } = partner;
    const open = openWords(hours, now, messages, language);
    return html`<li class=${id === this.chosen ? "chosen" : ""}>
      <span class="number" aria-hidden="true">${number}</span>
      <div>
        <a href=${pageUrl}>${name}</a>
        <p class="hint">
          ${[street || city, ...categories.map((each) => messages.categories[each])].filter(Boolean).join(" · ")}
        </p>
        ${open ? html`<p class="hint ${open.isOpen ? "is-open" : ""}">${open.text}</p>` : nothing}
      </div>
    </li>`;
  }

  protected override content(): TemplateResult {
    const { status, value: town, error } = this.#town;
    const { messages } = this;
    if (status === "failed" && error) return failureNotice(messages, error, () => void this.#town.reload());
    if (!town || this.isSpeaking) return loadingView(messages, this.#view(SAMPLE_TOWN), status === "slow");
    if (town.partners.length === 0)
      return html`<div class="notice" part="notice">
        <div><strong>${messages.nobodyTitle}</strong><br />${fill(messages.nobody, { town: town.network.town })}</div>
        <slot></slot>
      </div>`;
    return html`${status === "stale" ? staleNotice(messages, this.#town, this.language) : nothing}${this.#view(town)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "twuster-town": TwusterTown;
  }
}
