import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import type { ApiError } from "../../../sdk/client/api-error.ts";
import type { AuditEntry, AuditHead, AuditPlace, AuditPlacesResponse, AuditResponse } from "../../../sdk/wire/audit.ts";
import { formatDay, formatInstant, localeOf, spoken } from "../../shared/language.ts";
import { OfficePage, type OfficeView } from "../../shared/office/office-page.ts";
import { auditFilter } from "./audit-filter.ts";
import { auditPageMessages, type AuditPageMessages } from "./audit.messages.ts";
import { auditStyles } from "./audit.styles.ts";

interface Data {
  entries: AuditEntry[];
  hasMore: boolean;
  head: AuditHead | undefined;
  places: AuditPlace[];
}

/** Who did what when, newest first, with the seal that keeps it. */
export class TwusterAuditPage extends OfficePage<Data> {
  static override get styles(): CSSResultGroup {
    return [super.styles, auditStyles];
  }
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, said: { state: true } };
  }

  private said = "";
  /** As a query: `group=…&partner=…`. */
  #filter = new URLSearchParams();

  protected async load({ client }: OfficeView): Promise<Data> {
    const [{ entries, hasMore, head }, { partners }] = await Promise.all([
      client.get<AuditResponse>(`operator/audit?${this.#filter}`),
      this.data ? { partners: this.data.places } : client.get<AuditPlacesResponse>("operator/audit/places"),
    ]);
    return { entries, hasMore, head, places: partners };
  }

  get #words(): AuditPageMessages {
    return auditPageMessages[this.view.language];
  }

  protected sentence({ code }: ApiError): string {
    return code === "not_found" ? this.#words.gone : this.#words.failed;
  }

  readonly #show = (filter: URLSearchParams): void => {
    this.#filter = filter;
    void this.reload();
  };

  readonly #older = async (): Promise<void> => {
    const { data } = this;
    const last = data?.entries.at(-1);
    if (!data || !last) return;
    const query = new URLSearchParams([...this.#filter, ["before", last.id]]);
    let count = 0;
    const isDone = await this.act(async () => {
      const { entries, hasMore } = await this.view.client.get<AuditResponse>(`operator/audit?${query}`);
      count = entries.length;
      this.data = { ...data, entries: [...data.entries, ...entries], hasMore };
    });
    if (isDone) this.notice = this.#words.olderDone.replace("{count}", String(count));
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>(".entry")[data.entries.length]?.focus();
  };

  protected content({ entries, hasMore, head, places }: Data): TemplateResult {
    const words = this.#words;
    return html`${this.#seal(head)} ${auditFilter({ words, places, chosen: this.#filter, onShow: this.#show })}
      <section>
        <h3>${words.listTitle}</h3>
        ${entries.length === 0 ? html`<p>${words.none}</p>` : this.#days(entries)}
      </section>
      ${
        hasMore
          ? html`<div class="actions">
              <button type="button" class="button" @click=${this.#older}>${words.older}</button>
            </div>`
          : nothing
      }
      ${this.#file()}`;
  }

  #seal(head: AuditHead | undefined): TemplateResult {
    const words = this.#words;
    if (!head) return html`<p class="hint">${words.noSeal}</p>`;
    const { number, digest, sealedAt } = head;
    const line = `${this.view.network}/${number}/${digest}`;
    const copy = async (): Promise<void> => {
      this.said = await navigator.clipboard.writeText(line).then(
        () => words.copied,
        () => words.notCopied,
      );
    };
    return html`<details class="card sealed">
      <summary>${words.sealTitle.replace("{number}", String(number))}</summary>
      <p>${words.sealText}</p>
      <p class="hint">${words.sealedAt}: ${formatInstant(sealedAt, this.view.language)}</p>
      <code class="head" tabindex="0" role="group" aria-label=${words.head}>${line}</code>
      <div class="actions">
        <button type="button" class="button" @click=${copy}>${words.copy}</button>
        <button type="button" class="button" @click=${(): void => print()}>${words.print}</button>
        <span role="status">${this.said}</span>
      </div>
    </details>`;
  }

  #days(entries: AuditEntry[]): TemplateResult[] {
    const days = new Map<string, AuditEntry[]>();
    for (const entry of entries) days.set(dayOf(entry.at), [...(days.get(dayOf(entry.at)) ?? []), entry]);
    return [...days].map(
      ([day, rows]) =>
        html`<h4 class="day">${formatDay(day, this.view.language)}</h4>
          <ul class="rows">
            ${rows.map((row) => this.#entry(row))}
          </ul>`,
    );
  }

  #entry({ at, sentence, actor, subject, seal }: AuditEntry): TemplateResult {
    const words = this.#words;
    const time = new Intl.DateTimeFormat(localeOf(this.view.language), { ...berlin, timeStyle: "short" });
    return html`<li class="entry" tabindex="-1">
      <span class="number">${time.format(new Date(at))}</span>
      <div>
        <strong>${sentence}</strong>
        ${subject ? html`<span>${subject}</span>` : nothing}
        <span class="hint"
          >${actor} · ${seal ? words.seal.replace("{number}", String(seal)) : html`<em>${words.unsealed}</em>`}</span
        >
      </div>
    </li>`;
  }

  /** This month and the two years before it, as a file. */
  #file(): TemplateResult {
    const words = this.#words;
    const { language, network } = this.view;
    const load = (event: SubmitEvent): void => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement; // safe because the listener sits on the form
      const month = String(new FormData(form).get("month"));
      const query = new URLSearchParams([...this.#filter, ["month", month], ["language", spoken(language)]]);
      location.assign(`/v1/${network}/operator/audit.csv?${query}`);
    };
    const name = new Intl.DateTimeFormat(localeOf(language), { timeZone: "UTC", month: "long", year: "numeric" });
    return html`<section class="card">
      <h3>${words.fileTitle}</h3>
      <p class="hint" id="file-hint">${words.fileHint}</p>
      <form class="file" @submit=${load}>
        <div class="field">
          <label for="month">${words.month}</label>
          <select class="input" id="month" name="month">
            ${lastMonths(24).map((month) => html`<option value=${month}>${name.format(new Date(`${month}-01`))}</option>`)}
          </select>
        </div>
        <button class="button" aria-describedby="file-hint">${words.file}</button>
      </form>
    </section>`;
  }
}

const berlin = { timeZone: "Europe/Berlin" } as const;

/** `YYYY-MM-DD` in the town's time: Sweden writes days like that. */
function dayOf(instant: string): string {
  return new Intl.DateTimeFormat("sv-SE", berlin).format(new Date(instant));
}

/** `YYYY-MM`, this one first. */
function lastMonths(count: number): string[] {
  const [year, month] = dayOf(new Date().toISOString()).split("-").map(Number) as [number, number]; // safe because a day has three parts
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

export const tag = "twuster-audit-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterAuditPage);
