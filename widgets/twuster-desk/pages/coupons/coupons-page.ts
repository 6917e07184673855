import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import type { ApiError } from "../../../../sdk/client/api-error.ts";
import type {
  CouponFigures,
  CouponFiguresResponse,
  DeskCoupon,
  DeskCouponResponse,
  DeskCouponsResponse,
  SetCouponStateRequest,
} from "../../../../sdk/wire/coupon-desk.ts";
import { fill } from "../../../shared/fill.ts";
import { formatDay } from "../../../shared/language.ts";
import { OfficePage, type OfficeView } from "../../../shared/office/office-page.ts";
import { deskPath } from "../desk-path.ts";
import { couponForm } from "./coupon-form.ts";
import { titleOf, type CouponFrame } from "./coupon-frame.ts";
import { emptyInput, inputOf, toDraft, type BenefitKind, type CouponInput, type Problems } from "./coupon-input.ts";
import { couponRow, inOrder, type RowFrame } from "./coupon-row.ts";
import { couponsMessages, type CouponsMessages } from "./coupons.messages.ts";
import { couponsStyles } from "./coupons.styles.ts";
import { figuresView } from "./figures-view.ts";
import { keepInput, keptInput } from "./kept-inputs.ts";

/** A partner's coupons: made in a minute, put out and held back, and what they brought. */
export class TwusterCouponsPage extends OfficePage<DeskCouponsResponse> {
  static override get styles(): CSSResultGroup {
    return [super.styles, couponsStyles];
  }
  static override get properties(): PropertyDeclarations {
    const own = ["input", "isChanged", "isSaving", "isDiscarding", "problems", "ending", "opened", "figures"];
    return { ...super.properties, ...Object.fromEntries(own.map((name) => [name, { state: true }])) };
  }

  /** What is typed; undefined: the list is shown. */
  private input: CouponInput | undefined;
  private isChanged = false;
  private isSaving = false;
  private isDiscarding = false;
  private problems: Problems = {};
  private ending = "";
  private opened = "";
  private figures: CouponFigures | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.input = keptInput(this.#partnerId);
    this.isChanged = this.input !== undefined;
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

  get #words(): CouponsMessages {
    return couponsMessages[this.view.language];
  }

  get #partnerId(): string {
    return this.view.membership.partner?.id ?? "";
  }

  protected load({ client, membership }: OfficeView): Promise<DeskCouponsResponse> {
    return client.get<DeskCouponsResponse>(deskPath({ membership }, "coupons"));
  }

  protected sentence({ code }: ApiError): string {
    const words = this.#words;
    if (code === "invalid") return words.check;
    if (code === "forbidden") return words.suspended;
    if (code === "conflict") return words.conflict;
    return code === "not_found" ? words.gone : words.failed;
  }

  #post(path: string, body?: object): Promise<DeskCouponResponse> {
    return this.view.client.post<DeskCouponResponse>(deskPath(this.view, `coupons${path}`), body);
  }

  #open(input: CouponInput | undefined, left = this.input?.id): void {
    this.input = input;
    this.isChanged = false;
    this.isDiscarding = false;
    this.problems = {};
    this.failure = undefined;
    this.notice = "";
    this.ending = "";
    keepInput(this.#partnerId, undefined);
    void this.#focus(input ? "#making" : left ? `#coupon-${left} h3` : "#create");
  }

  readonly #update = (patch: Partial<CouponInput>): void => {
    if (!this.input) return;
    this.input = { ...this.input, ...patch };
    this.isChanged = true;
    // What is typed anew is no longer the refused one.
    const solved = Object.keys(patch).map((name) => pathOf[name] ?? "");
    const isLeft = ([path]: [string, string]): boolean => !solved.some((each) => each && path.startsWith(each));
    this.problems = Object.fromEntries(Object.entries(this.problems).filter(isLeft));
    keepInput(this.#partnerId, this.input);
  };

  /** @param isTapped a finger goes on to the field that is asked next; arrow keys go on choosing */
  #choose(kind: BenefitKind, isTapped: boolean): void {
    const { input } = this;
    if (!input) return;
    const isThing = (of: BenefitKind | undefined): boolean => of === "two_for_one" || of === "extra";
    const keepsValue = isThing(kind) && isThing(input.kind);
    this.#update({ kind, value: keepsValue ? input.value : "" });
    if (isTapped) void this.#focus("#value");
  }

  async #save(isPublishing: boolean): Promise<void> {
    const { input } = this;
    if (this.isSaving || !input) return;
    const title = titleOf({ input, words: this.#words, language: this.view.language });
    const made = toDraft(input, title);
    this.problems = "problems" in made ? made.problems : {};
    this.notice = "";
    if ("problems" in made) return this.#focusProblem();
    const wasDraft = this.#stateOf(input) === "draft";
    this.isSaving = true;
    let saved: DeskCoupon | undefined;
    const isDone = await this.act(async () => {
      saved = (await this.#post(input.id ? `/${input.id}` : "", made.draft)).coupon;
      this.#put(saved);
      // From here on it is changed, not made a second time.
      if (this.input) this.#update({ id: saved.id });
      if (isPublishing) this.#put((saved = (await this.#post(`/${saved.id}/state`, { state: "live" })).coupon));
    });
    this.isSaving = false;
    if (isDone && saved) {
      this.#open(undefined, saved.id);
      const done = isPublishing ? this.#publishedWords(saved) : wasDraft ? this.#words.draftSaved : this.#words.changed;
      this.notice = done;
      return;
    }
    await this.#refused();
  }

  async #refused(): Promise<void> {
    const { failure } = this;
    this.problems = failure?.fields ?? {};
    if (failure?.code !== "conflict" && failure?.code !== "not_found") return this.#focusProblem();
    this.#open(undefined);
    await this.reload();
    this.failure = failure;
  }

  #publishedWords({ terms, audience }: DeskCoupon): string {
    const { language } = this.view;
    if (audience.kind === "book") return this.#words.publishedBook;
    return terms.firstDay > townDay()
      ? fill(this.#words.publishedLater, { date: formatDay(terms.firstDay, language) })
      : this.#words.published;
  }

  /** Puts what the server answered into the list. */
  #put(coupon: DeskCoupon): void {
    const { data } = this;
    if (!data) return;
    const isNew = !data.coupons.some(({ id }) => id === coupon.id);
    const coupons = data.coupons.map((each) => (each.id === coupon.id ? coupon : each));
    const all = isNew ? [coupon, ...coupons] : coupons;
    this.data = { ...data, coupons: all.filter(({ state }) => state !== "discarded") };
  }

  async #move(coupon: DeskCoupon, state: SetCouponStateRequest["state"]): Promise<void> {
    if (this.isSaving) return;
    const words = this.#words;
    const resumed = coupon.state === "paused" ? words.resumed : this.#publishedWords(coupon);
    const done = { live: resumed, paused: words.paused, ended: words.endedNow, discarded: words.discarded }[state];
    this.isSaving = true;
    const isDone = await this.act(
      async () => this.#put((await this.#post(`/${coupon.id}/state`, { state })).coupon),
      done,
    );
    this.isSaving = false;
    this.ending = "";
    const { failure } = this;
    if (isDone) return this.#focus(state === "discarded" ? "#create" : `#coupon-${coupon.id} h3`);
    if (failure?.code === "invalid") {
      // Its days don't fit: they are mended in the form.
      const { fields } = failure;
      this.#open(inputOf(coupon, this.view.language));
      this.failure = failure;
      this.problems = fields;
      return this.#focusProblem();
    }
    if (failure?.code === "conflict" || failure?.code === "not_found") await this.#refused();
  }

  async #copy(coupon: DeskCoupon): Promise<void> {
    if (this.isSaving) return;
    this.isSaving = true;
    let copy: DeskCoupon | undefined;
    const isDone = await this.act(async () => {
      copy = (await this.#post(`/${coupon.id}/copy`)).coupon;
      this.#put(copy);
    });
    this.isSaving = false;
    if (!isDone || !copy) return;
    this.#open(inputOf(copy, this.view.language));
    this.notice = coupon.audience.kind === "book" ? this.#words.copiedBook : this.#words.copied;
  }

  async #showFigures(id: string): Promise<void> {
    this.opened = id;
    this.figures = undefined;
    if (!id) return;
    await this.act(async () => {
      const path = deskPath(this.view, `coupons/${id}/figures`);
      const { figures } = await this.view.client.get<CouponFiguresResponse>(path);
      if (this.opened === id) this.figures = figures;
    });
  }

  #askEnd(id: string): void {
    const before = this.ending;
    this.ending = id;
    this.notice = "";
    void this.#focus(id ? "[data-first]" : `#coupon-${before} h3`);
  }

  #back(): void {
    if (!this.isChanged) return this.#open(undefined);
    this.isDiscarding = !this.isDiscarding;
    void this.#focus(this.isDiscarding ? "#discard" : ".making .primary");
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  async #focusProblem(): Promise<void> {
    await this.updateComplete;
    const problem = this.renderRoot.querySelector<HTMLElement>("[aria-invalid=true], [aria-describedby=kind-error]");
    problem?.scrollIntoView({ block: "center" });
    problem?.focus({ preventScroll: true });
  }

  #stateOf({ id }: CouponInput): DeskCoupon["state"] {
    return this.data?.coupons.find((coupon) => coupon.id === id)?.state ?? "draft";
  }

  protected content(data: DeskCouponsResponse): TemplateResult {
    return this.input ? this.#form(data, this.input) : this.#list(data);
  }

  #form({ books, pictures }: DeskCouponsResponse, input: CouponInput): TemplateResult {
    const { isSaving, isChanged, isDiscarding, problems } = this;
    const { language, membership } = this.view;
    const frame: CouponFrame = {
      input,
      books,
      pictures,
      problems,
      language,
      words: this.#words,
      today: townDay(),
      partner: membership.partner?.name ?? "",
      update: this.#update,
    };
    return couponForm(frame, {
      state: this.#stateOf(input),
      isSaving,
      isChanged,
      isDiscarding,
      choose: (kind, isTapped) => this.#choose(kind, isTapped),
      save: (isPublishing) => void this.#save(isPublishing),
      back: () => this.#back(),
      discard: () => this.#open(undefined),
    });
  }

  #list({ coupons, books }: DeskCouponsResponse): TemplateResult {
    const words = this.#words;
    const { language, network } = this.view;
    const fileUrl = `/v1/${network}/${deskPath(this.view, `coupons/${this.opened}/figures.csv`)}`;
    const frame: RowFrame = {
      words,
      language,
      books,
      today: townDay(),
      ending: this.ending,
      opened: this.opened,
      figures: this.figures ? figuresView(this.figures, { words, language, fileUrl }) : nothing,
      edit: (coupon) => this.#open(inputOf(coupon, language)),
      move: (coupon, state) => void this.#move(coupon, state),
      askEnd: (id) => this.#askEnd(id),
      copy: (coupon) => void this.#copy(coupon),
      showFigures: (id) => void this.#showFigures(id),
    };
    return html`<p>${words.intro}</p>
      <button
        type="button"
        class="button primary wide"
        id="create"
        @click=${(): void => this.#open(emptyInput(townDay()))}
      >
        ${words.create}
      </button>
      ${coupons.length === 0 ? html`<p class="hint">${words.none}</p>` : nothing}
      <ul class="coupons">
        ${inOrder(coupons).map((coupon) => couponRow(coupon, frame))}
      </ul>`;
  }
}

/** Where the server complains of a typed field. */
const pathOf: Record<string, string> = {
  value: "terms.benefit",
  title: "terms.title",
  conditions: "terms.conditions",
  firstDay: "terms.firstDay",
  lastDay: "terms.lastDay",
  weekdays: "terms.weekdays",
  from: "terms.hours",
  until: "terms.hours",
  minimum: "terms.minimumCents",
  totalLimit: "audience.totalLimit",
  dailyLimit: "audience.dailyLimit",
  bookId: "audience",
  pictureId: "pictureId",
};

/** The town's day, `YYYY-MM-DD`. */
function townDay(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(new Date());
}

export const tag = "twuster-coupons-page";
if (!customElements.get(tag)) customElements.define(tag, TwusterCouponsPage);
