import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import type { ApiError } from "../../../sdk/client/api-error.ts";
import type { DeliveriesResponse, DropReason, Undelivered } from "../../../sdk/wire/deliveries.ts";
import { formatInstant } from "../../shared/language.ts";
import { OfficePage, type OfficeView } from "../../shared/office/office-page.ts";
import { deliveriesMessages, type DeliveriesMessages } from "./deliveries.messages.ts";
import { deliveriesStyles } from "./deliveries.styles.ts";
import { dropForm } from "./drop-form.ts";

/** Mail that does not arrive and work that was left lying: why, and what to do about it. */
export class TwusterDeliveriesPage extends OfficePage<DeliveriesResponse> {
  static override get styles(): CSSResultGroup {
    return [super.styles, deliveriesStyles];
  }
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, dropping: { state: true }, problem: { state: true } };
  }

  /** Which mail's form is open. */
  private dropping = "";
  private problem = "";

  protected load({ client }: OfficeView): Promise<DeliveriesResponse> {
    return client.get<DeliveriesResponse>("operator/deliveries");
  }

  get #words(): DeliveriesMessages {
    return deliveriesMessages[this.view.language];
  }

  protected sentence({ code }: ApiError): string {
    if (code === "conflict") return this.#words.conflict;
    return code === "not_found" ? this.#words.notFound : this.#words.failed;
  }

  async #decide(path: string, body: object | undefined, done: string): Promise<void> {
    const isDone = await this.act(async () => {
      this.data = await this.view.client.post<DeliveriesResponse>(`operator/deliveries/${path}`, body);
    }, done);
    const { failure } = this;
    if (isDone) this.dropping = "";
    else if (failure?.code === "conflict" || failure?.code === "not_found") {
      await this.reload();
      this.failure = failure;
    }
    await this.#focus("[tabindex]");
  }

  async #open(id: string): Promise<void> {
    const before = this.dropping;
    this.dropping = id;
    this.problem = "";
    await this.#focus(id ? "input[name=reason]" : `[data-drop="${before}"]`);
  }

  async #drop(id: string, reason: DropReason | undefined): Promise<void> {
    this.problem = reason ? "" : this.#words.choose;
    if (!reason) return this.#focus("input[name=reason]");
    await this.#decide(`${id}/drop`, { reason }, this.#words.dropDone);
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected content({ deliveries, hasMore }: DeliveriesResponse): TemplateResult {
    const words = this.#words;
    const mails = deliveries.filter(({ isMail }) => isMail);
    const jobs = deliveries.filter(({ isMail }) => !isMail);
    return html`${deliveries.length === 0 ? html`<p tabindex="-1">${words.allWell}</p>` : nothing}
      ${this.#section(words.mailTitle, mails)} ${this.#section(words.jobsTitle, jobs)}
      ${hasMore ? html`<p class="hint">${words.more}</p>` : nothing}
      <div class="actions">
        <button type="button" class="button" @click=${(): void => void this.reload()}>${words.refresh}</button>
      </div>`;
  }

  #section(title: string, list: Undelivered[]): TemplateResult | typeof nothing {
    if (list.length === 0) return nothing;
    return html`<section>
      <h3 tabindex="-1">${title}</h3>
      <ul class="rows">
        ${list.map((one) => this.#one(one))}
      </ul>
    </section>`;
  }

  #one(one: Undelivered): TemplateResult {
    const words = this.#words;
    const { id, isMail, title, orderNumber, recipient, reason, state } = one;
    const order = orderNumber ? words.order.replace("{number}", orderNumber) : "";
    const name = [title, order].filter(Boolean).join(", ");
    const retry = (): void => void this.#decide(`${id}/retry`, undefined, words.retryDone);
    const isOnItsWay = state === "trying" || (state === "waiting" && isSoon(one));
    return html`<li class="undelivered">
      <strong>${order ? html`${title}, <span class="number">${order}</span>` : title}</strong>
      ${isMail ? html`<span>${recipient ? `${words.to} ${recipient}` : words.nobody}</span>` : nothing}
      <span>${words.reasons[reason]}</span>
      <span class="hint">${this.#history(one)}</span>
      ${
        this.dropping === id
          ? dropForm({
              words,
              problem: this.problem,
              onSend: (why) => void this.#drop(id, why),
              onCancel: () => void this.#open(""),
            })
          : html`<div class="actions">
              ${
                isOnItsWay
                  ? nothing
                  : html`<button type="button" class="button" aria-label="${words.retry}: ${name}" @click=${retry}>
                      ${words.retry}
                    </button>`
              }
              ${
                isMail && state !== "trying"
                  ? html`<button
                      type="button"
                      class="button quiet"
                      data-drop=${id}
                      aria-label="${words.drop}: ${name}"
                      @click=${(): void => void this.#open(id)}
                    >
                      ${words.drop}
                    </button>`
                  : nothing
              }
            </div>`
      }
    </li>`;
  }

  #history(one: Undelivered): string {
    const words = this.#words;
    const { attempts, lastTryAt, nextTryAt, state } = one;
    const when = (instant: string): string => formatInstant(instant, this.view.language);
    const tries = attempts === 1 ? words.tries.one : words.tries.other.replace("{count}", String(attempts));
    return [
      ...(attempts > 0 ? [tries] : []),
      ...(lastTryAt ? [words.lastTry.replace("{when}", when(lastTryAt))] : []),
      state === "waiting"
        ? isSoon(one) || !nextTryAt
          ? words.soon
          : words.nextTry.replace("{when}", when(nextTryAt))
        : words[state],
    ].join(" · ");
  }
}

/** Its turn has come; the worker looks once a second. */
function isSoon({ nextTryAt }: Undelivered): boolean {
  return nextTryAt !== undefined && Date.parse(nextTryAt) <= Date.now();
}

export const tag = "twuster-deliveries-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterDeliveriesPage);
