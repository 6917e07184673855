import { css, html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import type { ApiError } from "../../../sdk/client/api-error.ts";
import type {
  OfficeBook,
  OfficeBookResponse,
  OfficeBooksResponse,
  SetBookStateRequest,
} from "../../../sdk/wire/coupon-book.ts";
import { OfficePage, type OfficeView } from "../../shared/office/office-page.ts";
import { bookCard } from "./coupon-book-card.ts";
import { coverForm } from "./coupon-book-cover.ts";
import {
  bookForm,
  emptyBook,
  inputOfBook,
  toBookDraft,
  type BookInput,
  type BookProblems,
} from "./coupon-book-form.ts";
import { couponBookMessages, type CouponBookMessages } from "./coupon-book.messages.ts";

/** What is open on the page; one thing at a time. */
type Opened =
  | { kind: "form"; id?: string; input: BookInput }
  | { kind: "cover"; id: string; alt: string; file?: File; url: string }
  | { kind: "question"; id: string };

/** The town's coupon books. */
export class TwusterCouponBookPage extends OfficePage<OfficeBook[]> {
  static override get styles(): CSSResultGroup {
    return [super.styles, bookStyles];
  }
  static override get properties(): PropertyDeclarations {
    const own = ["opened", "problems", "isSaving", "isChanged"];
    return { ...super.properties, ...Object.fromEntries(own.map((name) => [name, { state: true }])) };
  }

  private opened: Opened | undefined;
  private problems: BookProblems = {};
  private isSaving = false;
  private isChanged = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("beforeunload", this.#warn);
  }

  override disconnectedCallback(): void {
    removeEventListener("beforeunload", this.#warn);
    super.disconnectedCallback();
  }

  /** The browser asks in its own words. */
  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (this.isChanged) event.preventDefault();
  };

  get #words(): CouponBookMessages {
    return couponBookMessages[this.view.language];
  }

  protected async load({ client }: OfficeView): Promise<OfficeBook[]> {
    return (await client.get<OfficeBooksResponse>("operator/coupon-books")).books;
  }

  protected sentence({ code, fields }: ApiError): string {
    const words = this.#words;
    if (code === "invalid" && fields["coupons"]) return words.couponNeeded;
    if (code === "invalid") return fields["lastDay"] && !this.opened ? words.seasonOver : words.check;
    if (code === "conflict") return words.conflict;
    return code === "not_found" ? words.gone : words.failed;
  }

  #open(opened: Opened | undefined, focus: string): void {
    if (this.opened?.kind === "cover" && this.opened.url) URL.revokeObjectURL(this.opened.url);
    this.opened = opened;
    this.problems = {};
    this.isChanged = false;
    this.failure = undefined;
    this.notice = "";
    void this.#focus(focus);
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** What is typed anew is no longer the refused one. */
  #solved(name: string): void {
    const { [name]: _, ...others } = this.problems;
    this.problems = others;
  }

  /** Posts; on success closes what is open. A refusal stands at its fields, and what was typed stays. */
  async #send(work: () => Promise<OfficeBookResponse>, done: string): Promise<void> {
    if (this.isSaving) return;
    this.isSaving = true;
    const isDone = await this.act(async () => {
      const { book } = await work();
      const others = (this.data ?? []).filter(({ id }) => id !== book.id);
      this.data = [...others, book].sort((a, b) => b.firstDay.localeCompare(a.firstDay));
      this.#open(undefined, `#book-${book.id} h3`);
    }, done);
    this.isSaving = false;
    const { failure } = this;
    if (isDone || !failure) return;
    if (failure.code === "conflict" || failure.code === "not_found") {
      this.#open(undefined, "#create");
      await this.reload();
      this.failure = failure;
      return;
    }
    if (this.opened?.kind === "question") this.opened = undefined;
    this.problems = Object.fromEntries(
      Object.entries(failure.fields).map(([path, reason]) => {
        const isPicture = path === "picture" || path === "body";
        return [isPicture ? "picture" : path, isPicture && reason.startsWith("too_") ? `picture_${reason}` : reason];
      }),
    );
    await this.#focus("[aria-invalid=true]");
  }

  #save({ id, input }: Opened & { kind: "form" }): void {
    const made = toBookDraft(input);
    this.notice = "";
    this.problems = "problems" in made ? made.problems : {};
    if ("problems" in made) return void this.#focus("[aria-invalid=true]");
    const path = `operator/coupon-books${id ? `/${id}` : ""}`;
    void this.#send(
      () => this.view.client.post<OfficeBookResponse>(path, made.draft),
      id ? this.#words.saved : this.#words.created,
    );
  }

  #saveCover({ id, alt, file }: Opened & { kind: "cover" }): void {
    this.notice = "";
    this.problems = {
      ...(file ? {} : { picture: "picture_required" }),
      ...(alt.trim() ? {} : { alt: "required" }),
    };
    if (!file || !alt.trim()) return void this.#focus("[aria-invalid=true]");
    const path = `operator/coupon-books/${id}/cover?alt=${encodeURIComponent(alt.trim())}`;
    void this.#send(() => this.view.client.upload<OfficeBookResponse>(path, file), this.#words.coverSaved);
  }

  #move(id: string, state: SetBookStateRequest["state"]): void {
    const done = state === "on_sale" ? this.#words.sellDone : this.#words.stopDone;
    const path = `operator/coupon-books/${id}/state`;
    void this.#send(() => this.view.client.post<OfficeBookResponse>(path, { state }), done);
  }

  protected content(books: OfficeBook[]): TemplateResult {
    const words = this.#words;
    const { opened } = this;
    if (opened?.kind === "form") return this.#form(books, opened);
    const create = (): void => {
      this.#open({ kind: "form", input: emptyBook(townDay()) }, "#book-form");
    };
    return html`<p>${words.intro}</p>
      <button type="button" class="button primary wide" id="create" @click=${create}>${words.create}</button>
      ${books.length === 0 ? html`<p class="hint">${words.none}</p>` : nothing}
      <ul class="books">
        ${books.map((book) => this.#card(book))}
      </ul>`;
  }

  #form(books: OfficeBook[], opened: Opened & { kind: "form" }): TemplateResult {
    const { id, input } = opened;
    return bookForm({
      input,
      words: this.#words,
      problems: this.problems,
      isNew: !id,
      isFixed: books.some((book) => book.id === id && book.state !== "draft"),
      isSaving: this.isSaving,
      isChanged: this.isChanged,
      update: (patch) => {
        const { opened: now } = this;
        if (now?.kind !== "form") return;
        this.opened = { ...now, input: { ...now.input, ...patch } };
        for (const name of Object.keys(patch)) this.#solved(name);
        this.isChanged = true;
      },
      save: () => this.#save(opened),
      cancel: () => this.#open(undefined, id ? `#book-${id} h3` : "#create"),
    });
  }

  #card(book: OfficeBook): TemplateResult {
    const { id } = book;
    const { opened } = this;
    const { language } = this.view;
    const here = `#book-${id} h3`;
    return bookCard(book, {
      words: this.#words,
      language,
      today: townDay(),
      isAsking: opened?.kind === "question" && opened.id === id,
      cover: opened?.kind === "cover" && opened.id === id ? this.#cover(opened, here) : nothing,
      edit: () => this.#open({ kind: "form", id, input: inputOfBook(book, language) }, "#book-form"),
      editCover: () => this.#open({ kind: "cover", id, alt: book.coverAlt, url: "" }, "#cover-form"),
      ask: (isAsking) => this.#open(isAsking ? { kind: "question", id } : undefined, isAsking ? "[data-first]" : here),
      move: (state) => this.#move(id, state),
    });
  }

  #cover(opened: Opened & { kind: "cover" }, here: string): TemplateResult {
    return coverForm({
      words: this.#words,
      alt: opened.alt,
      previewUrl: opened.url,
      problems: this.problems,
      isSaving: this.isSaving,
      choose: (file) => {
        if (opened.url) URL.revokeObjectURL(opened.url);
        this.opened = { ...opened, file, url: URL.createObjectURL(file) };
        this.#solved("picture");
        this.isChanged = true;
      },
      describe: (alt) => {
        this.opened = { ...opened, alt };
        this.#solved("alt");
        this.isChanged = true;
      },
      save: () => this.#saveCover(opened),
      cancel: () => this.#open(undefined, here),
    });
  }
}

/** The town's day, `YYYY-MM-DD`. */
function townDay(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(new Date());
}

const bookStyles = css`
  .books {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding: 0;
    list-style: none;
  }
  .book {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 16px;
    overflow-wrap: anywhere;
  }
  .book > div {
    display: grid;
    flex: 1 1 12em;
    gap: 4px;
    align-content: start;
  }
  .cover {
    align-self: flex-start;
    block-size: auto;
    border: 1px solid var(--_hair);
    border-radius: var(--_radius);
  }
  .cover.large {
    justify-self: start;
    max-inline-size: min(240px, 100%);
    max-block-size: 340px;
  }
  .file {
    position: relative;
    justify-self: start;
  }
  .file:focus-within {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(9em, 100%), 1fr));
    gap: 12px;
  }
  .input[type="date"] {
    min-inline-size: 0;
  }
  .input:read-only {
    border-style: dashed;
    color: var(--_muted);
  }
  h4 {
    margin: 0;
  }
`;

export const tag = "twuster-coupon-book-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterCouponBookPage);
