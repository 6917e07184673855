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
import { networkOfSiteKey, urlOf, type Endpoint } from "../../sdk/client/client.ts";
import type { CouponBookOffer, CouponOffer, ListCouponsResponse } from "../../sdk/wire/coupon.ts";
import { failureNotice, staleNotice } from "../shared/failure-notice.ts";
import { fill } from "../shared/fill.ts";
import { spoken, type Language } from "../shared/language.ts";
import { loadingView } from "../shared/loading.ts";
import { Resource } from "../shared/resource.ts";
import { sharedStyles, TwusterElement, type OtherLanguage } from "../shared/twuster-element.ts";
import { couponEntry, type EntryFrame } from "./coupon-entry.ts";
import type { CouponTakenDetail } from "./events.ts";
import { listStyles } from "./list.styles.ts";
import { german, type ListMessages } from "./messages.de.ts";
import { sampleList } from "./sample-list.ts";
import type { Takings } from "./taking/takings.ts";

/** Shown at first, and more with every press: drawing five hundred at once would hold an old phone up. */
const PAGE = 12;
/** What ends within so many days ends soon. */
const SOON_DAYS = 14;

/**
 * @summary Coupons of the town, a partner or a category: filter, what ends soon, and one press that takes one to the phone.
 * @event {CustomEvent<CouponTakenDetail>} twuster-coupon-taken - The visitor took a coupon; `detail.couponId`, never its code.
 * @slot - The page's own link to the public list; shown where the element can't help.
 * @csspart base - Everything the element draws. @csspart search - The filters. @csspart book - The coupon book.
 * @csspart list - The list. @csspart coupon - One coupon. @csspart take - Its button. @csspart qr - The QR code that leads a phone to it. @csspart notice - Any notice.
 * @cssproperty --twuster-brand - Colour of buttons and benefits, moved where it could not be read.
 * @cssproperty --twuster-surface - Ground; by default the page's own behind the tag.
 * @cssproperty --twuster-text - Text colour, moved where it could not be read.
 * @cssproperty --twuster-radius - Radius of cards and fields, 8px.
 * @cssproperty --twuster-font - Font family; by default the page's.
 * @cssproperty --twuster-padding - Room around the content, 0.
 */
export class TwusterCouponList extends TwusterElement<ListMessages> {
  static override get styles(): CSSResultGroup {
    return [...sharedStyles, listStyles];
  }

  static override get properties(): PropertyDeclarations {
    return {
      site: {},
      network: {},
      partner: {},
      category: {},
      chosen: { state: true },
      isSoonOnly: { state: true },
      shownCount: { state: true },
    };
  }

  /** Publishable key of the site; or `network` alone. */
  site = "";
  /** Slug of the town's network. */
  override network = "";
  /** Whose coupons are shown: `own` of the site's partner, or a partner's id; all where it is empty. */
  partner = "";
  /** The one category that is shown, e.g. `bakery`. */
  category = "";

  private chosen = "";
  private isSoonOnly = false;
  private shownCount = PAGE;

  protected readonly german = german;

  #takings: Takings | undefined;
  /** What stands in for them where they did not come. */
  #missing: EntryFrame["takings"];
  #bookCard: ((book: CouponBookOffer, language: Language) => TemplateResult) | undefined;
  #names: Partial<Record<string, string>> = {};
  readonly #offers = new Resource<ListCouponsResponse>(this, async (signal) => {
    if (!this.endpoint.network) throw new ApiError("unauthorized");
    const query = new URLSearchParams();
    for (const name of ["site", "partner", "category"] as const) if (this[name]) query.set(name, this[name]);
    const list = await call<ListCouponsResponse>(urlOf(this.endpoint, `coupons?${query}`), {
      signal,
      language: spoken(this.language),
    });
    this.theme.networkBrand = list.network.brandColor;
    await this.#fetchParts(list);
    return list;
  });

  /** What this list needs beside the list, before it is drawn: then nothing moves. */
  async #fetchParts({ book, coupons }: ListCouponsResponse): Promise<void> {
    if (book && !this.partner && !this.#bookCard) {
      const { bookCard, bookStyles } = await import("./book/book-card.ts");
      this.wear(bookStyles);
      this.#bookCard = bookCard;
    }
    const ids = new Set(coupons.flatMap(({ partner }) => partner.categories));
    if (this.partner || this.category || ids.size < 2) return;
    this.#names =
      this.language === "en"
        ? (await import("../../sdk/wire/category-names.en.ts")).categoryNamesEnglish
        : (await import("../../sdk/wire/category-names.de.ts")).categoryNamesGerman;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Not at the first update: being connected has started the first load.
    const names = ["site", "network", "partner", "category", "api"];
    if (names.some((name) => changed.get(name) !== undefined && this.hasUpdated)) void this.#offers.reload();
  }

  /** The skeleton is drawn in a task of its own, after the one that made the element: both at once hold an old phone up. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await new Promise((later) => setTimeout(later));
    await super.scheduleUpdate();
  }

  protected override get endpoint(): Endpoint {
    return { origin: this.api, network: this.network || (networkOfSiteKey(this.site) ?? "") };
  }

  protected async loadMessages(language: OtherLanguage): Promise<ListMessages> {
    return language === "en"
      ? (await import("./messages.en.ts")).english
      : (await import("./messages.simple.ts")).simple;
  }

  readonly #filter = (event: Event): void => {
    const data = new FormData(event.currentTarget as HTMLFormElement); // safe because the listener sits on the form
    this.chosen = String(data.get("category") ?? "");
    this.isSoonOnly = data.has("soon");
    this.shownCount = PAGE;
  };

  readonly #reset = (): void => {
    this.renderRoot.querySelector("form")?.reset();
    this.chosen = "";
    this.isSoonOnly = false;
    this.renderRoot.querySelector<HTMLElement>("select, input")?.focus();
  };

  readonly #more = async (): Promise<void> => {
    const first = this.shownCount;
    this.shownCount += PAGE;
    await this.updateComplete;
    // Who came by keyboard goes on where the new ones begin.
    const next = this.renderRoot.querySelectorAll(".list > li")[first];
    next?.querySelector<HTMLElement>("a, button, summary")?.focus({ preventScroll: true });
  };

  /** On a phone the wallet opens in a tab of its own, which only a press may open: so it is opened before the answer. */
  readonly #take = async (couponId: string, partnerId: string): Promise<void> => {
    const tab = matchMedia("(pointer: coarse)").matches ? open("", "_blank") : null;
    const redraw = (): Promise<unknown> => (this.requestUpdate(), this.updateComplete);
    try {
      if (!this.#takings) {
        const { Takings, takingStyles } = await import("./taking/takings.ts");
        this.wear(takingStyles);
        this.#takings ??= new Takings(this.renderRoot as ShadowRoot, redraw); // safe as above
      }
    } catch {
      tab?.close();
      this.#missing = {
        view: (id, { messages }) =>
          id === couponId
            ? failureNotice(messages, new ApiError("unreachable"), () => void this.#take(id, partnerId))
            : undefined,
      };
      await redraw();
      return this.renderRoot.querySelector<HTMLElement>("[role=alert] button")?.focus();
    }
    const rest = { language: spoken(this.language) };
    if (!(await this.#takings.take(this.endpoint, couponId, this.site, rest, tab))) return;
    this.emit<CouponTakenDetail>("twuster-coupon-taken", { couponId, partnerId });
    void this.#offers.refresh();
  };

  #view({ network, coupons, book, day }: ListCouponsResponse): TemplateResult {
    const { messages, language, shownCount, chosen, isSoonOnly } = this;
    const soon = new Date(Date.parse(day) + SOON_DAYS * 86_400_000).toISOString().slice(0, 10);
    const found = coupons.filter(
      ({ partner, terms }) =>
        (!chosen || partner.categories.includes(chosen)) && (!isSoonOnly || terms.lastDay <= soon),
    );
    const count = found.length === 1 ? messages.countOne : fill(messages.count, { count: found.length });
    const frame: EntryFrame = {
      messages,
      language,
      today: day,
      takings: this.#takings ?? this.#missing,
      take: this.#take,
    };
    const only = this.partner && coupons[0]?.partner.name;
    return html`<div class="coupons">
      <div class="head">
        <h2 tabindex="-1">
          ${only ? fill(messages.titleOf, { partner: only }) : fill(messages.title, { town: network.town })}
        </h2>
        <p class="hint">${messages.intro}</p>
      </div>
      ${book && !this.partner && this.#bookCard ? this.#bookCard(book, language) : nothing}
      ${this.partner ? nothing : this.#form(coupons)}
      <p class="hint" role="status">${found.length === 0 ? messages.nothing : count}</p>
      ${
        found.length === 0
          ? html`<div><button type="button" class="button" @click=${this.#reset}>${messages.reset}</button></div>`
          : html`<ul class="list" part="list" aria-label=${messages.list}>
              ${found.slice(0, shownCount).map((offer) => couponEntry(offer, frame))}
            </ul>`
      }
      ${found.length > shownCount ? html`<button type="button" class="button wide" @click=${this.#more}>${messages.more}</button>` : nothing}
      ${only ? nothing : html`<p class="hint">${messages.order}</p>`}
    </div>`;
  }

  #form(coupons: readonly CouponOffer[]): TemplateResult | typeof nothing {
    const { messages } = this;
    const used = Object.entries(this.#names).filter(([id]) =>
      coupons.some(({ partner }) => partner.categories.includes(id)),
    );
    return html`<form
      class="search"
      part="search"
      @submit=${(event: Event) => event.preventDefault()}
      @change=${this.#filter}
    >
      ${
        used.length < 2
          ? nothing
          : html`<div class="field">
              <label for="category">${messages.category}</label>
              <select class="input" id="category" name="category">
                <option value="">${messages.allCategories}</option>
                ${used.map(([id, name]) => html`<option value=${id}>${name}</option>`)}
              </select>
            </div>`
      }
      <label class="choice"><input type="checkbox" name="soon" />${messages.soon}</label>
    </form>`;
  }

  protected override content(): TemplateResult {
    const { status, value: list, error } = this.#offers;
    const { messages } = this;
    if (status === "failed" && error) return failureNotice(messages, error, () => void this.#offers.reload());
    if (!list || this.isSpeaking)
      return loadingView(messages, this.#view(sampleList(this.partner ? 2 : PAGE)), status === "slow");
    if (list.coupons.length === 0 && !list.book)
      return html`<div class="notice" part="notice">
        <div><strong>${messages.emptyTitle}</strong><br />${fill(messages.empty, { town: list.network.town })}</div>
        <slot></slot>
      </div>`;
    return html`${status === "stale" ? staleNotice(messages, this.#offers, this.language) : nothing}${this.#view(list)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "twuster-coupon-list": TwusterCouponList;
  }
}
