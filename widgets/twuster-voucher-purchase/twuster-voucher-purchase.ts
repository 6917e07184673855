import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { ApiError } from "../../sdk/client/api-error.ts";
import { getVoucherOffer, networkOfSiteKey } from "../../sdk/client/client.ts";
import type { VoucherOffer } from "../../sdk/wire/voucher.ts";
import { failureNotice, staleNotice } from "../shared/failure-notice.ts";
import { formatDay, spoken } from "../shared/language.ts";
import { loadingView } from "../shared/loading.ts";
import { Resource } from "../shared/resource.ts";
import { sharedStyles, TwusterElement, type OtherLanguage } from "../shared/twuster-element.ts";
import { deliverySection } from "./delivery-section.ts";
import type { OrderPlacedDetail, SelectionChangedDetail } from "./events.ts";
import { goodsSection } from "./goods-section.ts";
import { german, type PurchaseMessages } from "./messages.de.ts";
import {
  countOf,
  EMPTY_DRAFT,
  FIELDS,
  problemsFromServer,
  problemsOf,
  totalCentsOf,
  type Draft,
  type Problems,
} from "./order-draft.ts";
import { payerSection } from "./payer-section.ts";
import type { AfterOrder } from "./placed/after-order.ts";
import { fill, type PurchaseForm } from "./purchase-form.ts";
import { SAMPLE_OFFER } from "./sample-offer.ts";
import { summarySection } from "./summary-section.ts";
import { voucherPurchaseStyles } from "./voucher-purchase.styles.ts";

/**
 * @summary Sells a town's vouchers on a page that is not the town's.
 * @slot - The page's own link to the hosted shop; shown where the element can't help.
 * @event {CustomEvent<OrderPlacedDetail>} twuster-order-placed - An order is in place and waits for payment. Cancelable: then the page takes the buyer to the payment.
 * @event {CustomEvent<OrderCompletedDetail>} twuster-order-completed - The order is paid, as the API says when asked; also where the buyer comes back to the page from paying.
 * @event {CustomEvent<SelectionChangedDetail>} twuster-selection-changed - The visitor chose other vouchers.
 * @csspart base - Everything the element draws.
 * @csspart goods - The denominations. @csspart delivery - For whom and when. @csspart email - The buyer's address.
 * @csspart payment - The ways to pay. @csspart summary - Goods, total, seller, withdrawal. @csspart order - The order button.
 * @csspart placed - What follows the order. @csspart giro-code - The GiroCode. @csspart notice - Any notice.
 * @cssproperty --twuster-brand - Colour of the order button; the text on it follows.
 * @cssproperty --twuster-surface - Ground; by default the page's own behind the tag.
 * @cssproperty --twuster-text - Text colour, moved where it could not be read.
 * @cssproperty --twuster-radius - Radius of fields and buttons, 8px.
 * @cssproperty --twuster-font - Font family; by default the page's.
 * @cssproperty --twuster-padding - Room around the content, 0.
 */
export class TwusterVoucherPurchase extends TwusterElement<PurchaseMessages> {
  static override get styles(): CSSResultGroup {
    return [...sharedStyles, voucherPurchaseStyles];
  }

  static override get properties(): PropertyDeclarations {
    return {
      site: {},
      draft: { state: true },
      problems: { state: true },
      gift: { state: true },
      isSending: { state: true },
      failure: { state: true },
    };
  }

  /** Publishable key of the site, `pk_test_…` or `pk_live_…`. */
  site = "";

  private draft: Draft = EMPTY_DRAFT;
  private problems: Problems = {};
  /** The gift's questions come after the rest. */
  private gift: PurchaseForm["gift"];
  private kinds: PurchaseForm["kinds"];
  private isSending = false;
  private failure: ApiError | undefined;

  protected readonly german = german;

  /** What follows the order: fetched before the order is sent, so that no order ends in a blank. */
  #after: AfterOrder | undefined;
  readonly #offer = new Resource<VoucherOffer>(this, async (signal) => {
    if (!this.network) throw new ApiError("unauthorized");
    const offer = await getVoucherOffer(this.endpoint, this.site, { signal, language: spoken(this.language) });
    this.theme.networkBrand = offer.network.brandColor;
    if (offer.kinds) this.kinds = (await import("./kinds/kinds.ts")).kinds;
    void this.#loadGift().catch(() => undefined);
    void this.#resume().catch(() => undefined);
    return offer;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#after?.follow();
  }

  override disconnectedCallback(): void {
    this.#after?.rest();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Not at the first update: being connected has started the first load.
    if (changed.get("site") !== undefined || changed.get("api") !== undefined) void this.#offer.reload();
  }

  protected get network(): string {
    return networkOfSiteKey(this.site) ?? "";
  }

  protected async loadMessages(language: OtherLanguage): Promise<PurchaseMessages> {
    return language === "en"
      ? (await import("./messages.en.ts")).english
      : (await import("./messages.simple.ts")).simple;
  }

  readonly #update = (patch: Partial<Draft>): void => {
    this.draft = { ...this.draft, ...patch };
    const offer = this.#offer.value;
    if (!offer) return;
    if (patch.to) void this.#loadGift().catch(() => undefined);
    // A complaint goes as soon as it is met; new ones wait for the button.
    const left = problemsOf(this.draft, offer);
    this.problems = Object.fromEntries(
      Object.entries(this.problems).filter(([field]) => !(field in patch) || left[field as keyof Problems]),
    ); // safe because problems' keys are fields
    if (patch.goods) {
      // On its way early, so that the order need not wait for it.
      void import("./placed/after-order.ts").catch(() => undefined);
      this.emit<SelectionChangedDetail>("twuster-selection-changed", {
        totalCents: totalCentsOf(this.draft, offer),
        count: countOf(this.draft, offer),
      });
    }
  };

  /** Enter in a field must not order: only the labelled button may bind (§ 312j Abs. 3 BGB). */
  readonly #keepEnter = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
  };

  readonly #submit = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    const offer = this.#offer.value;
    if (this.isSending || !offer) return;
    // Before anything is awaited: the next press may come at once.
    this.isSending = true;
    this.failure = undefined;
    try {
      if (this.draft.to !== "me") await this.#loadGift();
      this.problems = problemsOf(this.draft, offer);
      if (!(await this.#focusFirstProblem())) await this.#place(offer);
    } catch (error) {
      const failure =
        error instanceof ApiError
          ? error
          : new ApiError(navigator.onLine === false ? "offline" : "unreachable", { cause: error });
      this.problems = problemsFromServer(failure.fields);
      if (!(await this.#focusFirstProblem())) this.failure = failure;
    } finally {
      this.isSending = false;
    }
  };

  async #place(offer: VoucherOffer): Promise<void> {
    // As it is at the press, whatever is typed while the rest is fetched.
    const { draft } = this;
    const { id, number, totalCents, payment } = await (await this.#loadAfter()).order(draft, offer);
    await this.#shown();
    const mayLeave = this.emit<OrderPlacedDetail>("twuster-order-placed", { id, number, totalCents }, true);
    if (mayLeave && payment && "redirectUrl" in payment) location.assign(payment.redirectUrl);
  }

  /** The buyer may come back to this page from paying, in the same tab. */
  async #resume(): Promise<void> {
    if (!this.#after && sessionStorage.getItem(`twuster-order ${this.site}`)) (await this.#loadAfter()).resume();
  }

  async #loadAfter(): Promise<AfterOrder> {
    const { AfterOrder } = await import("./placed/after-order.ts");
    return (this.#after ??= new AfterOrder({
      wear: (styles) => this.wear(styles),
      endpoint: () => this.endpoint,
      site: () => this.site,
      language: () => this.language,
      changed: () => this.requestUpdate(),
      completed: (detail) => this.emit("twuster-order-completed", detail),
      orderAgain: () => {
        this.draft = { ...EMPTY_DRAFT, email: this.draft.email };
        void this.#shown();
      },
    }));
  }

  async #shown(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  async #loadGift(): Promise<void> {
    this.gift ??= (await import("./gift/gift-section.ts")).giftSection;
  }

  /** @returns whether there was one */
  async #focusFirstProblem(): Promise<boolean> {
    const field = FIELDS.find((name) => this.problems[name]);
    if (!field) return false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
    return true;
  }

  #form(offer: VoucherOffer): TemplateResult {
    const { draft, problems, messages, language } = this;
    const form: PurchaseForm = {
      offer,
      draft,
      problems,
      messages,
      language,
      gift: this.gift,
      kinds: this.kinds,
      update: this.#update,
    };
    const { voucherName, town, mode } = offer.network;
    return html`<form novalidate @submit=${this.#submit} @keydown=${this.#keepEnter} aria-labelledby="title">
      <header>
        <div class="heading">
          <h2 id="title" tabindex="-1">${voucherName}</h2>
          ${mode === "test" ? html`<span class="badge">${messages.testMode}</span>` : nothing}
        </div>
        <p class="hint">${fill(messages.intro, { town, day: formatDay(offer.validUntil, language) })}</p>
      </header>
      ${goodsSection(form)} ${deliverySection(form)} ${payerSection(form)} ${summarySection(form)}
      <div class="submit">
        ${this.failure ? failureNotice(messages, this.failure, () => void this.#submit(), messages.kept) : nothing}
        <button type="submit" class="button primary wide" part="order" aria-disabled=${this.isSending}>
          ${messages.order}
        </button>
        <p class="hint" role="status">${this.isSending ? messages.sending : nothing}</p>
      </div>
    </form>`;
  }

  protected override content(): TemplateResult {
    const { status, value: offer, error } = this.#offer;
    const { messages } = this;
    if (this.#after?.isShown) return this.#after.view();
    if (status === "failed" && error) return failureNotice(messages, error, () => void this.#offer.reload());
    if (!offer || this.isSpeaking) return loadingView(messages, this.#form(SAMPLE_OFFER), status === "slow");
    if (offer.isOpen)
      return html`${status === "stale" ? staleNotice(messages, this.#offer, this.language) : nothing}${this.#form(offer)}`;
    const closed = fill(messages.closed, { name: offer.network.voucherName });
    return html`<div class="notice" part="notice">
      <div><strong>${messages.closedTitle}</strong><br />${closed}</div>
      <slot></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "twuster-voucher-purchase": TwusterVoucherPurchase;
  }
}
