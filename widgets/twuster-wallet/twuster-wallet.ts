import {
  html,
  type CSSResultGroup,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { findPass } from "../../sdk/client/client.ts";
import { spoken } from "../shared/language.ts";
import { sharedStyles, TwusterElement, type OtherLanguage } from "../shared/twuster-element.ts";
import type { VoucherKeptDetail, VoucherRemovedDetail } from "./events.ts";
import { askToPersist, keepOffline } from "./keep-offline.ts";
import { homeView } from "./home-view.ts";
import { german, type Messages } from "./messages.de.ts";
import { moveView, removeView } from "./move-view.ts";
import { passView, plainView } from "./pass-view.ts";
import { ScreenWake } from "./screen-wake.ts";
import { walletStyles } from "./twuster-wallet.styles.ts";
import type { VoucherFrame } from "./voucher-card.ts";
import { voucherCardStyles } from "./voucher-card.styles.ts";
import { savePicture } from "./voucher-picture.ts";
import { failureSentence } from "./voucher-words.ts";
import { inOrderOfUse, isFinal, isShowable, standingOf } from "./pass-standing.ts";
import { readEntry, readFragment, walletLink, type Entry } from "./wallet-link.ts";
import { WalletStore } from "./wallet-store.ts";
import { missingNotice, RoomDoor } from "./room/room-door.ts";
import { isVoucher, Wallet, type WalletPass } from "./wallet.ts";
import { Watch } from "./watch.ts";

/**
 * @summary The vouchers on a phone: opened by the link in the mail, kept without a name, shown at the counter.
 * @slot - The page's own link to the hosted wallet; shown where the element can't help.
 * @event {CustomEvent<VoucherKeptDetail>} twuster-voucher-kept - The visitor keeps vouchers on this device; `detail.count`, never a code.
 * @event {CustomEvent<VoucherRemovedDetail>} twuster-voucher-removed - The visitor removed a voucher from this device.
 * @csspart base - Everything the element draws.
 * @csspart voucher - The voucher as a card.
 * @csspart pass - The voucher at the counter.
 * @csspart qr - The QR code; keep it black on white.
 * @csspart notice - Any notice.
 * @cssproperty --twuster-brand - Colour of card and buttons; by default the town's.
 * @cssproperty --twuster-surface - Ground; by default the page's own behind the tag.
 * @cssproperty --twuster-text - Text colour, moved where it could not be read.
 * @cssproperty --twuster-radius - Radius of fields, buttons and card, 8px.
 * @cssproperty --twuster-font - Font family; by default the page's.
 * @cssproperty --twuster-padding - Room around the content, 0.
 */
export class TwusterWallet extends TwusterElement<Messages> {
  static override get styles(): CSSResultGroup {
    return [...sharedStyles, voucherCardStyles, walletStyles];
  }

  static override get properties(): PropertyDeclarations {
    return {
      network: {},
      town: {},
      voucherName: { attribute: "voucher-name" },
      issuer: {},
      mode: {},
      brandColor: { attribute: "brand-color" },
      flipped: { state: true },
      shownCode: { state: true },
      moving: { state: true },
      isAskingToRemove: { state: true },
      isScreenHeld: { state: true },
      isLinkBroken: { state: true },
      brokenCount: { state: true },
      entry: { state: true },
      announcement: { state: true },
    };
  }

  /** The network's slug. */
  override network = "";
  /** Name of the town, e.g. "Twistringen". */
  town = "";
  /** What the voucher is called, e.g. "Stadtgutschein Twistringen". */
  voucherName = "";
  /** Who owes the voucher. */
  issuer = "";
  /** A twin network named `…-test` is a test without saying so. */
  mode: "test" | "live" = "live";
  /** The town's colour, `#rrggbb`. */
  brandColor = "";

  private flipped: ReadonlySet<string> = new Set();
  private shownCode: string | undefined;
  private moving: { codes: string[]; page: number } | undefined;
  private isAskingToRemove = false;
  private isScreenHeld = true;
  private isLinkBroken = false;
  private brokenCount = 0;
  private entry: Entry | undefined;
  private announcement = "";

  protected readonly german = german;

  readonly #wallet = new Wallet(this, {
    store: new WalletStore(),
    network: () => this.network,
    ask: (code) => findPass(this.endpoint, code, { language: spoken(this.language) }),
  });
  readonly #door = new RoomDoor({
    changed: () => this.requestUpdate(),
    entered: () => {
      if (this.#wallet.kept.length) void keepOffline(this.network);
    },
    wear: (styles) => this.wear(styles),
    language: () => this.language,
    show: (code) => this.#show(code),
    close: () => this.#closePass(),
    move: (code) => this.#startMove([code]),
    askToRemove: () => (this.isAskingToRemove = true),
    linkTo: (code, entitlement) => this.#linkTo([code]) + (entitlement ? `~${entitlement}` : ""),
    testMark: () => (this.#frame.isTest ? this.messages.testMode : ""),
    focus: (selector) => void this.#focusOn(selector),
  });
  /** Before this drawing. */
  #focused: Element | null = null;
  readonly #screen = new ScreenWake((isHeld) => (this.isScreenHeld = isHeld));
  readonly #watch = new Watch(() => this.#checkShown());

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#readLink);
    addEventListener("online", this.#door.retry);
    void this.#start();
  }

  override disconnectedCallback(): void {
    removeEventListener("hashchange", this.#readLink);
    removeEventListener("online", this.#door.retry);
    this.#closeAll();
    this.#watch.stop();
    void this.#screen.release();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#focused = (this.renderRoot as ShadowRoot).activeElement; // safe because Lit draws into one
    this.#door.open(this.#wallet.passes);
    if (changed.has("brandColor")) this.theme.networkBrand = this.brandColor;
    // Another tab may have removed what is shown here.
    if (this.shownCode && this.#wallet.isLoaded && !this.#wallet.find(this.shownCode)) this.#closeAll();
  }

  protected override updated(): void {
    showWhile(this.#dialog("pass"), this.shownCode !== undefined);
    showWhile(this.#dialog("move"), this.moving !== undefined);
    showWhile(this.#dialog("remove"), this.isAskingToRemove);
    if (this.#focused && !this.#focused.isConnected) void this.#keepFocus();
  }

  protected override async loadMessages(language: OtherLanguage): Promise<Messages> {
    return language === "en"
      ? (await import("./messages.en.ts")).english
      : (await import("./messages.simple.ts")).simple;
  }

  async #start(): Promise<void> {
    const reading = this.#readLink();
    await this.#wallet.load();
    if (this.#wallet.kept.length) void keepOffline(this.network);
    await Promise.all([reading, this.#wallet.refresh(this.#wallet.kept)]);
  }

  /** Takes the codes out of the address, so that no history, bookmark or shoulder keeps them. */
  readonly #readLink = async (): Promise<void> => {
    const { codes, brokenCount } = readFragment(location.hash);
    if (!codes.length && !brokenCount) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    this.isLinkBroken = codes.length === 0;
    this.brokenCount = brokenCount;
    this.#closeAll();
    await this.#bring(codes);
  };

  async #bring(codes: string[]): Promise<void> {
    if (!this.#wallet.isLoaded) await this.#wallet.load();
    const kept = this.#wallet.kept.filter(({ code }) => codes.includes(code));
    if (codes.length && codes.every((code) => this.#wallet.find(code)?.isKept)) {
      if (codes.length === 1) this.#show(codes[0]!);
      this.announcement = this.#frameOf(kept).messages.keptAlready;
    }
    await this.#wallet.bring(codes);
  }

  async #keep(): Promise<void> {
    try {
      const { messages } = this.#frameOf(this.#wallet.useful);
      const count = await this.#wallet.keep(new Date());
      this.announcement = messages.kept(count);
      this.brokenCount = 0;
      this.emit<VoucherKeptDetail>("twuster-voucher-kept", { count });
      void askToPersist();
      void keepOffline(this.network);
    } catch {
      // The view now says that this browser stores nothing, and what to do instead.
    }
    await this.#focusTitle();
  }

  #dismiss(): void {
    this.#wallet.dismiss();
    this.brokenCount = 0;
    void this.#focusTitle();
  }

  #flip(code: string): void {
    const flipped = new Set(this.flipped);
    if (!flipped.delete(code)) flipped.add(code);
    this.flipped = flipped;
  }

  #show(code: string): void {
    this.#door.room?.leave();
    this.shownCode = code;
    this.announcement = "";
    void this.#screen.hold();
    this.#watch.start();
  }

  #closePass(): void {
    this.shownCode = undefined;
    void this.#screen.release();
    this.#watch.stop();
  }

  #closeAll(): void {
    this.isAskingToRemove = false;
    this.moving = undefined;
    this.#closePass();
  }

  /** An unknown code is not asked again by itself: the server counts failures, for the whole shop's router. */
  #checkShown(): void {
    const voucher = this.#wallet.find(this.shownCode);
    if (!voucher || document.visibilityState !== "visible" || isFinal(voucher.view, new Date())) return;
    if (!["not_found", "rate_limited"].includes(voucher.failure?.code ?? "")) void this.#wallet.check(voucher.code);
  }

  async #savePicture(): Promise<void> {
    const voucher = this.#wallet.find(this.shownCode);
    if (!voucher || !isVoucher(voucher)) return;
    try {
      const { fontFamily } = getComputedStyle(this.#dialog("pass")!);
      await savePicture(voucher, this.#linkTo([voucher.code]), this.#frame, fontFamily);
      this.announcement = this.messages.pictureSaved;
    } catch {
      this.announcement = this.messages.pictureFailed;
    }
  }

  async #remove(): Promise<void> {
    const pass = this.#wallet.find(this.shownCode);
    if (!pass) return;
    const { code } = pass;
    const { messages } = this.#frameOf([pass]);
    this.#closeAll();
    try {
      await this.#wallet.remove(code);
      this.announcement = messages.removed;
      this.emit<VoucherRemovedDetail>("twuster-voucher-removed", {});
    } catch {
      this.announcement = this.messages.removeFailed;
    }
    await this.#focusTitle();
  }

  async #submitEntry(text: string): Promise<void> {
    const entry = readEntry(text, this.network);
    this.entry = entry;
    await this.updateComplete;
    if (entry.kind !== "codes") return this.renderRoot.querySelector<HTMLElement>("#code")?.focus();
    this.isLinkBroken = false;
    await this.#bring(entry.codes);
    if (!this.shownCode) await this.#focusTitle();
  }

  /** What had the focus has given way: it goes on at the title, where nothing else has taken it. */
  async #keepFocus(): Promise<void> {
    await this.updateComplete;
    if (!(this.renderRoot as ShadowRoot).activeElement) await this.#focusTitle(); // safe for the same reason
  }

  async #focusTitle(): Promise<void> {
    await this.updateComplete;
    const find = (selector: string): HTMLElement | null => this.renderRoot.querySelector(selector);
    (find("#pass[open] h2") ?? find("#arrival-title") ?? find("#list-title"))?.focus();
  }

  #startMove(codes: string[]): void {
    this.moving = { codes, page: 0 };
  }

  #usableCodes(): string[] {
    const now = new Date();
    const usable = this.#wallet.kept.filter(({ view }) => isShowable(standingOf(view, now)));
    const others = usable.filter((pass) => !isVoucher(pass));
    return [...inOrderOfUse(usable.filter(isVoucher), now), ...others].map(({ code }) => code);
  }

  /** The API's own origin: what is printed and scanned must lead to the page, wherever this element stands. */
  #linkTo(codes: string[]): string {
    return walletLink(this.#origin, this.network, codes);
  }

  get #origin(): string {
    return new URL(this.api || "/", location.href).origin;
  }

  get #frame(): VoucherFrame {
    const { messages, language, town, issuer } = this;
    const isTest = this.mode === "test" || this.network.endsWith("-test");
    return { messages, language, town, issuer, isTest, name: this.voucherName || messages.defaultName };
  }

  /** Speaks of coupons and books where there are some. */
  #frameOf(passes: readonly WalletPass[]): VoucherFrame {
    const frame = this.#frame;
    return { ...frame, messages: this.#door.words(frame.messages, passes) };
  }

  async #focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #home(): TemplateResult {
    const { flipped, isLinkBroken, brokenCount, entry } = this;
    const state = { wallet: this.#wallet, door: this.#door, flipped, isLinkBroken, brokenCount, entry };
    return homeView(state, this.#frame, (passes) => this.#frameOf(passes), {
      keep: () => void this.#keep(),
      dismiss: () => this.#dismiss(),
      flip: (code) => this.#flip(code),
      show: (code) => this.#show(code),
      move: () => this.#startMove(this.#wallet.useful.map(({ code }) => code)),
      open: (code) => this.#show(code),
      moveAll: () => this.#startMove(this.#usableCodes()),
      recheck: () => {
        this.#door.retry();
        void this.#wallet.refresh();
      },
      submitEntry: (text) => void this.#submitEntry(text),
    });
  }

  /** The page did not say whose vouchers these are: nothing to look for, and nowhere to ask. */
  #townMissing(): TemplateResult {
    const { networkTitle, network } = this.messages;
    return html`<div class="notice bad" part="notice" role="alert">
      <div><strong>${networkTitle}</strong><br />${network}</div>
      <slot></slot>
    </div>`;
  }

  #dialog(id: "pass" | "move" | "remove"): HTMLDialogElement | null {
    return this.renderRoot.querySelector(`#${id}`);
  }

  #pass(): TemplateResult | typeof nothing {
    const voucher = this.#wallet.find(this.shownCode);
    if (!voucher) return nothing;
    if (!isVoucher(voucher)) return this.#otherPass(voucher);
    const link = this.#linkTo([voucher.code]);
    const { isScreenHeld, announcement } = this;
    return passView({ voucher, link, isOffline: !navigator.onLine, isScreenHeld, announcement }, this.#frame, {
      close: () => this.#closePass(),
      savePicture: () => void this.#savePicture(),
      move: () => this.#startMove([voucher.code]),
      askToRemove: () => (this.isAskingToRemove = true),
    });
  }

  #otherPass(pass: WalletPass): TemplateResult | typeof nothing {
    const { messages } = this.#frameOf([pass]);
    const { room, isMissing, retry } = this.#door;
    if (!room) {
      const sorry = isMissing ? missingNotice([pass], messages, retry) : nothing;
      return plainView(sorry, messages, () => this.#closePass());
    }
    const notice = !navigator.onLine
      ? messages.offline
      : pass.failure
        ? failureSentence(pass.failure, messages)
        : undefined;
    const said = html`<p class="said" role="status">${this.announcement}</p>
      ${notice ? html`<p class="notice" part="notice">${notice}</p>` : nothing}
      ${this.isScreenHeld ? nothing : html`<p class="hint">${messages.screenHint}</p>`}`;
    return room.pass(pass, messages, said);
  }

  #move(): TemplateResult | typeof nothing {
    if (!this.moving) return nothing;
    const { codes } = this.moving;
    const { messages } = this.#frameOf(this.#wallet.passes.filter(({ code }) => codes.includes(code)));
    return moveView({ ...this.moving, origin: this.#origin, network: this.network }, messages, {
      close: () => (this.moving = undefined),
      turnTo: (page) => (this.moving = { codes: this.moving?.codes ?? [], page }),
    });
  }

  #removal(): TemplateResult {
    const pass = this.#wallet.find(this.shownCode);
    const isUsable = isShowable(standingOf(pass?.view, new Date()));
    return removeView(isUsable, this.#frameOf(pass ? [pass] : []).messages, {
      confirm: () => void this.#remove(),
      close: () => (this.isAskingToRemove = false),
    });
  }

  protected override content(): TemplateResult {
    return html`<div class="wallet">
        ${this.isSpeaking ? nothing : this.network ? this.#home() : this.#townMissing()}
      </div>
      <p class="visually-hidden" role="status">${this.shownCode ? "" : this.announcement}</p>
      <dialog id="pass" class="full" aria-labelledby="pass-title" @close=${this.#closePass}>${this.#pass()}</dialog>
      <dialog id="move" class="full" aria-labelledby="move-title" @close=${(): void => void (this.moving = undefined)}>
        ${this.#move()}
      </dialog>
      <dialog
        id="remove"
        class="question"
        aria-labelledby="remove-title"
        @close=${(): void => void (this.isAskingToRemove = false)}
      >
        ${this.isAskingToRemove ? this.#removal() : nothing}
      </dialog>`;
  }
}

function showWhile(dialog: HTMLDialogElement | null, isWanted: boolean): void {
  if (!dialog || dialog.open === isWanted) return;
  if (isWanted) dialog.showModal();
  else dialog.close();
}
