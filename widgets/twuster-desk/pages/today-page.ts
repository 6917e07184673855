import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import type { ApiError } from "../../../sdk/client/api-error.ts";
import type { DayRedemption, DayResponse } from "../../../sdk/wire/day.ts";
import { formatCents, formatDay, localeOf } from "../../shared/language.ts";
import { OfficePage, type OfficeView } from "../../shared/office/office-page.ts";
import { deskPath } from "./desk-path.ts";
import { deskStyles } from "./desk.styles.ts";
import { todayMessages, type TodayMessages } from "./today.messages.ts";

/** How often the open page looks again: the phone at the counter goes on redeeming. */
const refreshMs = 20_000;

/** What was redeemed today or on another day, and what is owed. */
export class TwusterTodayPage extends OfficePage<DayResponse> {
  static override get styles(): CSSResultGroup {
    return [super.styles, deskStyles];
  }

  #day = "";
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => void this.#lookAgain(), refreshMs);
    document.addEventListener("visibilitychange", this.#lookAgain);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#timer);
    document.removeEventListener("visibilitychange", this.#lookAgain);
    super.disconnectedCallback();
  }

  protected load(view: OfficeView): Promise<DayResponse> {
    return view.client.get<DayResponse>(deskPath(view, `day?day=${encodeURIComponent(this.#day)}`));
  }

  protected sentence(failure: ApiError): string {
    return failure.fields["day"] ? this.#words.badDay : this.#words.failed;
  }

  get #words(): TodayMessages {
    return todayMessages[this.view.language];
  }

  /** Quietly: what is shown stays where this fails. */
  readonly #lookAgain = async (): Promise<void> => {
    if (document.hidden || this.data === undefined || this.data.day !== this.data.today) return;
    const day = await this.load(this.view).catch(() => undefined);
    if (day && this.isConnected) this.data = day;
  };

  async #show(day: string): Promise<void> {
    this.#day = day;
    await this.reload();
  }

  async #setMail(isWanted: boolean): Promise<void> {
    const words = this.#words;
    await this.act(
      async () => {
        await this.view.client.post(deskPath(this.view, "day-end-mail"), { isWanted });
        this.data = await this.load(this.view);
      },
      isWanted ? words.mailOn : words.mailOff,
    );
  }

  protected content(data: DayResponse): TemplateResult {
    const words = this.#words;
    const { language } = this.view;
    const isToday = data.day === data.today;
    return html`<section class="card" aria-labelledby="sum">
        <h3 id="sum">${isToday ? words.today : formatDay(data.day, language)}</h3>
        <p class="big number">${formatCents(data.sumCents, language)}</p>
        ${data.count > 0 ? html`<p>${words.count(data.count)}</p>` : nothing} ${this.#days(data, isToday)}
      </section>
      ${
        data.redemptions.length === 0
          ? html`<p class="quiet-day">${isToday ? words.quietToday : words.quietDay}</p>`
          : html`<ul class="rows" aria-label=${words.list}>
              ${data.redemptions.map((one) => this.#redemption(one))}
            </ul>`
      }
      ${this.#files(data)} ${this.#money(data)} ${this.#mail(data)}`;
  }

  #days(data: DayResponse, isToday: boolean): TemplateResult {
    const words = this.#words;
    return html`<div class="actions">
      <label for="day">${words.otherDay}</label>
      <input
        class="input"
        id="day"
        type="date"
        .value=${data.day}
        max=${data.today}
        @change=${(event: Event): void => {
          const { value } = event.currentTarget as HTMLInputElement; // safe because the listener sits on the input
          if (value) void this.#show(value);
        }}
      />
      ${isToday ? nothing : html`<button type="button" class="button" @click=${(): void => void this.#show("")}>${words.backToToday}</button>`}
    </div>`;
  }

  #redemption(one: DayRedemption): TemplateResult {
    const words = this.#words;
    const { language } = this.view;
    const time = new Intl.DateTimeFormat(localeOf(language), {
      hour: "2-digit",
      minute: "2-digit",
      timeZone: "Europe/Berlin",
    }).format(new Date(one.redeemedAt));
    return html`<li class=${one.reversedAt ? "undone" : ""}>
      <span
        ><span class="number">${time}</span> · ${words.receipt} <span translate="no">${one.receiptNumber}</span>
        <span class="hint"
          >${one.scanner}${one.partnerReceipt ? html` · ${words.ownReceipt} ${one.partnerReceipt}` : nothing}</span
        ></span
      >
      ${one.reversedAt ? html`<span class="badge">${words.undone}</span>` : nothing}
      <span class="number value">${formatCents(one.valueCents, language)}</span>
    </li>`;
  }

  #files({ day }: DayResponse): TemplateResult {
    const words = this.#words;
    const url = (period: string): string =>
      `/v1/${this.view.network}/${deskPath(this.view, `redemptions.csv?period=${period}`)}`;
    return html`<div class="actions">
      <a class="button" href=${url(day)} download>${words.dayFile}</a>
      <a class="button" href=${url(day.slice(0, 7))} download>${words.monthFile}</a>
    </div>`;
  }

  #money({ owedCents }: DayResponse): TemplateResult {
    const words = this.#words;
    return html`<section class="card" aria-labelledby="money">
      <h3 id="money">${words.money}</h3>
      <p>${words.owed} <strong class="number">${formatCents(owedCents, this.view.language)}</strong></p>
      <p>${words.payout}</p>
    </section>`;
  }

  #mail({ wantsDayEndMail }: DayResponse): TemplateResult | typeof nothing {
    if (this.view.membership.role !== "owner") return nothing;
    const words = this.#words;
    return html`<div class="choices">
      <label class="choice"
        ><input
          type="checkbox"
          .checked=${wantsDayEndMail}
          @change=${(event: Event): void => {
            const { checked } = event.currentTarget as HTMLInputElement; // safe because the listener sits on the input
            void this.#setMail(checked);
          }}
        /><span>${words.mail}<span class="hint">${words.mailHint}</span></span></label
      >
    </div>`;
  }
}

export const tag = "twuster-today-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterTodayPage);
