import type { CSSResultGroup, PropertyDeclarations } from "lit";
import type { ApiError } from "../../../sdk/client/api-error.ts";
import { OfficePage, type OfficeView } from "../../shared/office/office-page.ts";
import { registerStyles } from "./register.styles.ts";

/**
 * A list, and one of its entries by its address (`#/partners/ID`): the browser's way back leads from the entry to the
 * list. Something an operator writes a reason for opens a form of its own.
 */
export abstract class RegisterPage<List, Entry extends { id: string }> extends OfficePage<
  { list: List; one?: never } | { one: Entry; list?: never }
> {
  static override get styles(): CSSResultGroup {
    return [super.styles, registerStyles];
  }
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, writing: { state: true }, problem: { state: true } };
  }

  /** Which form is open. */
  protected writing = "";
  protected problem = "";
  readonly #heading = "h3[tabindex]";
  #turn = 0;
  #isDeciding = false;
  #place = "";

  protected abstract fetchList(view: OfficeView): Promise<List>;
  protected abstract fetchOne(view: OfficeView, id: string): Promise<Entry>;
  protected abstract readonly words: { conflict: string; notFound: string; failed: string; empty: string };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#moved);
  }

  override disconnectedCallback(): void {
    removeEventListener("hashchange", this.#moved);
    super.disconnectedCallback();
  }

  /** The frame mostly puts the page in anew, and it loads; where it stayed, it loads now. */
  readonly #moved = (): void => {
    setTimeout(() => {
      if (this.isConnected && this.#place !== location.hash) void this.reload();
    });
  };

  /** A list that was asked for earlier and comes later does not cover the entry opened meanwhile. */
  protected override async reload(): Promise<void> {
    const turn = ++this.#turn;
    await this.act(async () => {
      const data = await this.load(this.view);
      if (turn === this.#turn) this.data = data;
    });
  }

  protected async load(view: OfficeView): Promise<{ list: List } | { one: Entry }> {
    this.writing = "";
    this.#place = location.hash;
    const id = /^#\/[\w-]+\/([0-9a-f-]{36})$/.exec(location.hash)?.[1];
    if (!id) return { list: await this.fetchList(view) };
    const one = await this.fetchOne(view, id);
    void this.#focus(this.#heading);
    return { one };
  }

  protected sentence({ code }: ApiError): string {
    if (code === "conflict") return this.words.conflict;
    return code === "not_found" ? this.words.notFound : this.words.failed;
  }

  protected async open(writing: string): Promise<void> {
    this.writing = writing;
    this.problem = "";
    await this.#focus(writing ? "textarea" : this.#heading);
  }

  /** Posts a decision; where somebody else was quicker, the page shows how it stands and says so. */
  protected async decide(post: () => Promise<Entry>, done: string): Promise<void> {
    // A second press of the same button is no second decision.
    if (this.#isDeciding) return;
    this.#isDeciding = true;
    const isDone = await this.act(async () => {
      this.data = { one: await post() };
    }, done);
    this.#isDeciding = false;
    if (isDone) {
      this.writing = "";
      return this.#focus(this.#heading);
    }
    const { failure } = this;
    if (failure?.code !== "conflict") return;
    await this.reload();
    this.failure = failure;
  }

  /** As `decide`, with words that must not be missing. */
  protected async decideWith(text: string, post: () => Promise<Entry>, done: string): Promise<void> {
    this.problem = text ? "" : this.words.empty;
    return text ? this.decide(post, done) : this.#focus("textarea");
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
