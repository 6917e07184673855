import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import { ApiError } from "../../../sdk/client/api-error.ts";
import type {
  HelperLinkRequest,
  HelperLinkResponse,
  PairingCodeResponse,
  ScannersResponse,
  ScannerView,
} from "../../../sdk/wire/scanners.ts";
import { OfficePage, type OfficeView } from "../../shared/office/office-page.ts";
import { deskPath } from "./desk-path.ts";
import { deskStyles } from "./desk.styles.ts";
import { embeddingCard, parseLimit } from "./embedding-card.ts";
import { helperCard } from "./helper-card.ts";
import { pairingCard } from "./pairing-card.ts";
import { scannerRow, type RowStep } from "./scanner-row.ts";
import { scannersMessages, type ScannersMessages } from "./scanners.messages.ts";

/** How often the page looks whether the phone has come, while a code is on show. */
const lookMs = 2_000;

/** Phones that take vouchers: pair, rename, sign off; a link for helpers. A helper sees the pairing alone. */
export class TwusterScannersPage extends OfficePage<ScannersResponse | "helper"> {
  static override get styles(): CSSResultGroup {
    return [super.styles, deskStyles];
  }
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, code: { state: true }, step: { state: true }, made: { state: true } };
  }

  private code: PairingCodeResponse | undefined;
  private step: RowStep;
  private made: HelperLinkResponse | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  protected async load(view: OfficeView): Promise<ScannersResponse | "helper"> {
    if (view.membership.role === "helper") return "helper";
    return view.client.get<ScannersResponse>(deskPath(view, "scanners"));
  }

  protected sentence(failure: ApiError): string {
    const words = this.#words;
    const field = Object.keys(failure.fields)[0]?.split(".")[0];
    const known = { until: words.badUntil, phones: words.badPhones, origins: words.badOrigin, name: words.badName };
    if (field === "limitCents") return words.badLimit;
    if (failure.code === "not_found") return words.gone;
    return known[field as keyof typeof known] ?? words.failed; // safe because an unknown field gives undefined
  }

  get #words(): ScannersMessages {
    return scannersMessages[this.view.language];
  }

  readonly #show = async (): Promise<void> => {
    await this.act(async () => {
      this.code = await this.view.client.post<PairingCodeResponse>(deskPath(this.view, "pairing-codes"));
    });
    clearInterval(this.#timer);
    this.#timer = setInterval(() => void this.#look(), lookMs);
  };

  /** Did the phone come? Then the code is of no use any more and makes room. */
  async #look(): Promise<void> {
    this.requestUpdate();
    const before = this.data;
    const isOver = !this.code || Date.parse(this.code.expiresAt) <= Date.now();
    if (isOver) clearInterval(this.#timer);
    if (isOver || document.hidden || !before || before === "helper") return;
    const after = await this.load(this.view).catch(() => undefined);
    if (!after || after === "helper" || !this.isConnected) return;
    const known = new Set(before.scanners.map(({ id }) => id));
    const come = after.scanners.find(({ id }) => !known.has(id));
    this.data = after;
    if (!come) return;
    this.code = undefined;
    clearInterval(this.#timer);
    this.notice = this.#words.paired(come.name);
  }

  #post(path: string, body: object | undefined, done: string): Promise<boolean> {
    return this.act(async () => {
      try {
        this.data = await this.view.client.post<ScannersResponse>(deskPath(this.view, path), body);
        this.step = undefined;
      } catch (error) {
        if (error instanceof ApiError && error.code === "not_found") this.data = await this.load(this.view);
        throw error;
      }
    }, done);
  }

  async #ask(step: RowStep): Promise<void> {
    this.step = step;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".focus")?.focus();
  }

  async #make(until: string, phones: number): Promise<void> {
    const end = new Date(until);
    const body: HelperLinkRequest = { until: Number.isNaN(end.getTime()) ? "" : end.toISOString(), phones };
    await this.act(async () => {
      this.made = await this.view.client.post<HelperLinkResponse>(deskPath(this.view, "helper-links"), body);
      this.data = await this.load(this.view);
    });
  }

  readonly #copy = (url: string): Promise<boolean> =>
    this.act(() => navigator.clipboard.writeText(url), this.#words.copied);

  readonly #share = async (url: string): Promise<void> => {
    const text = this.#words.shareText(this.view.membership.partner?.name ?? "");
    // Closing the phone's own sheet is no failure.
    await navigator.share({ text, url }).catch(() => undefined);
  };

  #embed(origins: string[], euros: string): Promise<boolean> {
    const limitCents = parseLimit(euros) ?? -1;
    return this.#post("embedding", { origins, limitCents }, this.#words.embeddingSaved);
  }

  protected content(data: ScannersResponse | "helper"): TemplateResult {
    const words = this.#words;
    const pairing = pairingCard(this.code, words, { show: () => void this.#show() });
    if (data === "helper") return pairing;
    const { language, membership } = this.view;
    return html`${pairing} ${this.#list(data.scanners)}
    ${helperCard({ links: data.helperLinks, made: this.made, language }, words, {
      make: (until, phones) => void this.#make(until, phones),
      copy: (url) => void this.#copy(url),
      share: (url) => void this.#share(url),
      end: (id) => void this.#post(`helper-links/${id}/end`, undefined, words.linkEnded),
    })}
    ${membership.role === "owner" ? embeddingCard(data.embedding, words, (origins, euros) => void this.#embed(origins, euros)) : nothing}`;
  }

  #list(scanners: readonly ScannerView[]): TemplateResult {
    const words = this.#words;
    const { language } = this.view;
    return html`<section aria-labelledby="scanners">
      <h3 id="scanners">${words.scanners}</h3>
      ${scanners.length === 0 ? html`<p class="quiet-day">${words.none}</p>` : nothing}
      <ul class="rows">
        ${scanners.map((scanner) =>
          scannerRow(scanner, this.step, language, words, {
            ask: (step) => void this.#ask(step),
            rename: ({ id }, name) => void this.#post(`scanners/${id}/name`, { name }, words.renamed),
            revoke: ({ id, name }) => void this.#post(`scanners/${id}/revocation`, undefined, words.revoked(name)),
          }),
        )}
      </ul>
      <p class="hint">${words.lost}</p>
    </section>`;
  }
}

export const tag = "twuster-scanners-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterScannersPage);
