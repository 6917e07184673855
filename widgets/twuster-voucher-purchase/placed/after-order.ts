import type { CSSResult, TemplateResult } from "lit";
import type { Endpoint } from "../../../sdk/client/client.ts";
import { placeOrder } from "../../../sdk/client/orders.ts";
import type { OrderProgress, OrderView } from "../../../sdk/wire/order.ts";
import type { VoucherOffer } from "../../../sdk/wire/voucher.ts";
import { spoken, type Language } from "../../shared/language.ts";
import type { OrderCompletedDetail } from "../events.ts";
import type { Draft } from "../order-draft.ts";
import { followOrder } from "./follow-order.ts";
import { OrderKeys } from "./order-keys.ts";
import { requestOf } from "./order-request.ts";
import { forget, recall, remember, type RememberedOrder } from "./order-memory.ts";
import { drawGiroCode, placedView } from "./placed-view.ts";
import { placedStyles } from "./placed.styles.ts";

/** What the element lends to what comes after its order. */
export interface OrderedBy {
  wear(styles: CSSResult): void;
  endpoint(): Endpoint;
  site(): string;
  language(): Language;
  changed(): void;
  completed(detail: OrderCompletedDetail): void;
  orderAgain(): void;
}

/** Sends the order, and from then until it is paid: shows what to do, and tells the page once when the API says that it is done. */
export class AfterOrder {
  #order: OrderView | undefined;
  #known: RememberedOrder | undefined;
  #drawing: TemplateResult | undefined;
  #following = new AbortController();
  readonly #by: OrderedBy;
  readonly #keys = new OrderKeys();

  constructor(by: OrderedBy) {
    this.#by = by;
    by.wear(placedStyles);
  }

  /** False: there is nothing to show but the form. */
  get isShown(): boolean {
    return this.#known !== undefined;
  }

  /** Orders, and shows what follows. The same draft, sent again, is the same order. @throws {ApiError} */
  async order(draft: Draft, offer: VoucherOffer): Promise<OrderView> {
    const language = spoken(this.#by.language());
    const request = requestOf(draft, offer, this.#by.site(), language);
    const order = await placeOrder(this.#by.endpoint(), request, this.#keys.keyFor(request), { language });
    this.#keys.forget();
    this.#placed(order);
    return order;
  }

  #placed(order: OrderView): void {
    const { id, number, state, totalCents, progressToken, payment } = order;
    this.#order = order;
    this.#known = { id, number, state, totalCents, progressToken };
    if (payment && "redirectUrl" in payment) this.#known.payUrl = payment.redirectUrl;
    remember(this.#by.site(), this.#known);
    if (payment?.method === "bank_transfer") void this.#draw(payment.giroCode);
    this.follow(true);
  }

  /**
   * The buyer comes back to this page in the same tab. Not to the copy that Turbo shows until the page itself arrives: what
   * the page were told there, it would lose with it.
   */
  resume(): void {
    if (document.documentElement.hasAttribute("data-turbo-preview")) return;
    this.#known ??= recall(this.#by.site());
    this.#by.changed();
    this.follow();
  }

  follow(isFresh = false): void {
    this.rest();
    this.#following = new AbortController();
    if (this.#known?.state === "placed")
      void followOrder(this.#by.endpoint(), this.#known, this.#onProgress, this.#following.signal, isFresh);
  }

  /** While the element is out of the page. */
  rest(): void {
    this.#following.abort();
  }

  view(): TemplateResult {
    return placedView({
      known: this.#known!, // safe because the element asks isShown first
      order: this.#order,
      language: this.#by.language(),
      drawing: this.#drawing,
      orderAgain: () => {
        this.#leave();
        this.#by.orderAgain();
      },
    });
  }

  readonly #onProgress = (progress: OrderProgress | undefined): void => {
    if (!progress || progress.state === "cancelled") this.#leave();
    else if (progress.state !== "placed") {
      this.#known = { ...progress, progressToken: "" };
      this.#order = undefined;
      forget(this.#by.site());
      const { id, number, totalCents } = progress;
      this.#by.completed({ id, number, totalCents });
    }
    this.#by.changed();
  };

  #leave(): void {
    this.rest();
    forget(this.#by.site());
    this.#order = this.#known = this.#drawing = undefined;
  }

  /** Where the drawing can't be fetched, the data beside its place says the same. */
  async #draw(text: string): Promise<void> {
    this.#drawing = await drawGiroCode(text, this.#by.language()).catch(() => undefined);
    this.#by.changed();
  }
}
