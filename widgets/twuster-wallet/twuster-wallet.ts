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
import { PassDialogs } from "./pass-dialogs.ts";
import { walletStyles } from "./twuster-wallet.styles.ts";
import type { VoucherFrame } from "./voucher-card.ts";
import { voucherCardStyles } from "./voucher-card.styles.ts";
import { inOrderOfUse, isShowable, standingOf } from "./pass-standing.ts";
import { readEntry, readFragment, walletLink, type Entry } from "./wallet-link.ts";
import { WalletStore } from "./wallet-store.ts";
import { RoomDoor } from "./room/room-door.ts";
import { isVoucher, Wallet, type WalletPass } from "./wallet.ts";

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
    show: (code) => this.#dialogs.show(code),
    close: () => this.#dialogs.closePass(),
    move: (code) => this.#dialogs.move([code]),
    askToRemove: () => this.#dialogs.askToRemove(),
    linkTo: (code, entitlement) => this.#linkTo([code]) + (entitlement ? `~${entitlement}` : ""),
    testMark: () => (this.#frame.isTest ? this.messages.testMode : ""),
    focus: (selector) => void this.#focusOn(selector),
  });
  readonly #dialogs = new PassDialogs({
    wallet: this.#wallet,
    door: this.#door,
    frame: () => this.#frame,
    frameOf: (passes) => this.#frameOf(passes),
    linkTo: (codes) => this.#linkTo(codes),
    place: () => ({ origin: this.#origin, network: this.network }),
    find: (selector) => this.renderRoot.querySelector(selector),
    announcement: () => this.announcement,
    announce: (text) => (this.announcement = text),
    changed: () => this.requestUpdate(),
    removed: () => void this.emit<VoucherRemovedDetail>("twuster-voucher-removed", {}),
    focusTitle: () => void this.#focusTitle(),
  });
  /** Before this drawing. */
  #focused: Element | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#readLink);
    addEventListener("online", this.#door.retry);
    void this.#start();
  }

  override disconnectedCallback(): void {
    removeEventListener("hashchange", this.#readLink);
    removeEventListener("online", this.#door.retry);
    this.#dialogs.closeAll();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#focused = (this.renderRoot as ShadowRoot).activeElement; // safe because Lit draws into one
    this.#door.open(this.#wallet.passes);
    if (changed.has("brandColor")) this.theme.networkBrand = this.brandColor;
    // Another tab may have removed what is shown here.
    const { code } = this.#dialogs;
    if (code && this.#wallet.isLoaded && !this.#wallet.find(code)) this.#dialogs.closeAll();
  }

  protected override updated(): void {
    this.#dialogs.settle();
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
    this.#dialogs.closeAll();
    await this.#bring(codes);
  };

  async #bring(codes: string[]): Promise<void> {
    if (!this.#wallet.isLoaded) await this.#wallet.load();
    const kept = this.#wallet.kept.filter(({ code }) => codes.includes(code));
    if (codes.length && codes.every((code) => this.#wallet.find(code)?.isKept)) {
      if (codes.length === 1) this.#dialogs.show(codes[0]!);
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

  async #submitEntry(text: string): Promise<void> {
    const entry = readEntry(text, this.network);
    this.entry = entry;
    await this.updateComplete;
    if (entry.kind !== "codes") return this.renderRoot.querySelector<HTMLElement>("#code")?.focus();
    this.isLinkBroken = false;
    await this.#bring(entry.codes);
    if (!this.#dialogs.code) await this.#focusTitle();
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
      show: (code) => this.#dialogs.show(code),
      move: () => this.#dialogs.move(this.#wallet.useful.map(({ code }) => code)),
      open: (code) => this.#dialogs.show(code),
      moveAll: () => this.#dialogs.move(this.#usableCodes()),
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

  protected override content(): TemplateResult {
    return html`<div class="wallet">
        ${this.isSpeaking ? nothing : this.network ? this.#home() : this.#townMissing()}
      </div>
      <p class="visually-hidden" role="status">${this.#dialogs.code ? "" : this.announcement}</p>
      ${this.#dialogs.view()}`;
  }
}
