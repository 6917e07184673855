import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { findPass } from "../../sdk/client/client.ts";
import { TwusterElement } from "../shared/twuster-element.ts";
import { arrivalView } from "./arrival-view.ts";
import { entryView } from "./entry-view.ts";
import { askToPersist, keepOffline } from "./keep-offline.ts";
import { emptyView, listView } from "./list-view.ts";
import { german, type Messages } from "./messages.de.ts";
import { moveView, removeView } from "./move-view.ts";
import { passView } from "./pass-view.ts";
import { ScreenWake } from "./screen-wake.ts";
import { walletStyles } from "./twuster-wallet.styles.ts";
import type { VoucherFrame } from "./voucher-card.ts";
import { voucherCardStyles } from "./voucher-card.styles.ts";
import { savePicture } from "./voucher-picture.ts";
import { inOrderOfUse, isFinal, isShowable, standingOf, townDay } from "./voucher-standing.ts";
import { readEntry, readFragment, walletLink, type Entry } from "./wallet-link.ts";
import { WalletStore } from "./wallet-store.ts";
import { Wallet } from "./wallet.ts";
import { Watch } from "./watch.ts";

/**
 * @summary The vouchers on a phone: opened by the link in the mail, kept without a name, shown at the counter.
 * @event twuster-voucher-kept - The visitor keeps vouchers on this device; `detail.count`, never a code.
 * @event twuster-voucher-removed - The visitor removed a voucher from this device.
 * @csspart voucher - The voucher as a card.
 * @csspart pass - The voucher at the counter.
 * @csspart qr - The QR code; keep it black on white.
 * @cssproperty --twuster-brand - The town's colour.
 */
export class TwusterWallet extends TwusterElement<Messages> {
  static override styles = [...TwusterElement.sharedStyles, voucherCardStyles, walletStyles];

  /** The network's slug. */
  @property() override network = "";
  /** Name of the town, e.g. "Twistringen". */
  @property() town = "";
  /** What the voucher is called, e.g. "Stadtgutschein Twistringen". */
  @property({ attribute: "voucher-name" }) voucherName = "";
  /** Who owes the voucher. */
  @property() issuer = "";
  /** A twin network named `…-test` is a test without saying so. */
  @property() mode: "test" | "live" = "live";
  /** The town's colour, `#rrggbb`. */
  @property({ attribute: "brand-color" }) brandColor = "";

  @state() private flipped: ReadonlySet<string> = new Set();
  @state() private shownCode: string | undefined;
  @state() private moving: { codes: string[]; page: number } | undefined;
  @state() private isAskingToRemove = false;
  @state() private isScreenHeld = true;
  @state() private isLinkBroken = false;
  @state() private brokenCount = 0;
  @state() private entry: Entry | undefined;
  @state() private announcement = "";

  @query("#pass") private passDialog!: HTMLDialogElement;
  @query("#move") private moveDialog!: HTMLDialogElement;
  @query("#remove") private removeDialog!: HTMLDialogElement;

  protected readonly german = german;

  readonly #wallet = new Wallet(this, {
    store: new WalletStore(),
    network: () => this.network,
    ask: (code) => findPass(this.endpoint, code, { language: this.language }),
  });
  readonly #screen = new ScreenWake((isHeld) => (this.isScreenHeld = isHeld));
  readonly #watch = new Watch(() => this.#checkShown());

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#readLink);
    void this.#start();
  }

  override disconnectedCallback(): void {
    removeEventListener("hashchange", this.#readLink);
    this.#closeAll();
    this.#watch.stop();
    void this.#screen.release();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("brandColor")) this.theme.networkBrand = this.brandColor;
    // Another tab may have removed what is shown here.
    if (this.shownCode && this.#wallet.isLoaded && !this.#wallet.find(this.shownCode)) this.#closeAll();
  }

  protected override updated(): void {
    showWhile(this.passDialog, this.shownCode !== undefined);
    showWhile(this.moveDialog, this.moving !== undefined);
    showWhile(this.removeDialog, this.isAskingToRemove);
  }

  protected override loadEnglish(): Promise<Messages> {
    return import("./messages.en.ts").then(({ english }) => english);
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
    const isKept = (code: string): boolean => this.#wallet.find(code)?.isKept === true;
    if (codes.length && codes.every(isKept)) {
      if (codes.length === 1) this.#show(codes[0]!);
      this.announcement = this.messages.keptAlready;
    }
    await this.#wallet.bring(codes);
  }

  async #keep(): Promise<void> {
    try {
      const count = await this.#wallet.keep(new Date());
      this.announcement = this.messages.kept(count);
      this.brokenCount = 0;
      this.emit("twuster-voucher-kept", { count });
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
    if (!voucher) return;
    try {
      const { fontFamily } = getComputedStyle(this.passDialog);
      await savePicture(voucher, this.#linkTo([voucher.code]), this.#frame, fontFamily);
      this.announcement = this.messages.pictureSaved;
    } catch {
      this.announcement = this.messages.pictureFailed;
    }
  }

  async #remove(): Promise<void> {
    const code = this.shownCode;
    if (!code) return;
    this.#closeAll();
    try {
      await this.#wallet.remove(code);
      this.announcement = this.messages.removed;
      this.emit("twuster-voucher-removed", {});
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

  async #focusTitle(): Promise<void> {
    await this.updateComplete;
    const title =
      this.renderRoot.querySelector<HTMLElement>("#arrival-title") ??
      this.renderRoot.querySelector<HTMLElement>("#list-title");
    title?.focus();
  }

  #usableCodes(): string[] {
    const today = townDay(new Date());
    const usable = this.#wallet.kept.filter(({ view }) => isShowable(standingOf(view, today)));
    return inOrderOfUse(usable, today).map(({ code }) => code);
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

  #home(): TemplateResult {
    const { arrived, kept, isLoaded, isBlocked, isSlow } = this.#wallet;
    const frame = this.#frame;
    const isOffline = !navigator.onLine;
    const recheck = (): void => void this.#wallet.refresh();
    return html`${frame.isTest ? html`<p class="badge">${this.messages.testMode}</p>` : nothing}
    ${this.isLinkBroken ? html`<p class="notice bad" role="alert">${this.messages.brokenLink}</p>` : nothing}
    ${this.brokenCount && !this.isLinkBroken ? html`<p class="notice" role="alert">${this.messages.someBroken(this.brokenCount)}</p>` : nothing}
    ${
      arrived.length
        ? arrivalView(
            { vouchers: arrived, flipped: this.flipped, isSlow, isBlocked, hasKept: kept.length > 0 },
            frame,
            {
              keep: () => void this.#keep(),
              dismiss: () => this.#dismiss(),
              flip: (code) => this.#flip(code),
              show: (code) => this.#show(code),
              recheck,
              move: () => (this.moving = { codes: this.#wallet.useful.map(({ code }) => code), page: 0 }),
            },
          )
        : nothing
    }
    ${
      kept.length
        ? listView(kept, isOffline, frame, {
            open: (code) => this.#show(code),
            moveAll: () => (this.moving = { codes: this.#usableCodes(), page: 0 }),
            recheck,
          })
        : nothing
    }
    ${isLoaded && !arrived.length && !kept.length && !this.isLinkBroken ? emptyView(frame) : nothing}
    ${isLoaded ? entryView({ entry: this.entry, isOpen: !kept.length && arrived.every(({ failure }) => failure?.code === "not_found") }, this.messages, (text) => void this.#submitEntry(text)) : nothing}`;
  }

  #pass(): TemplateResult | typeof nothing {
    const voucher = this.#wallet.find(this.shownCode);
    if (!voucher) return nothing;
    const link = this.#linkTo([voucher.code]);
    const { isScreenHeld, announcement } = this;
    return passView({ voucher, link, isOffline: !navigator.onLine, isScreenHeld, announcement }, this.#frame, {
      close: () => this.#closePass(),
      savePicture: () => void this.#savePicture(),
      move: () => (this.moving = { codes: [voucher.code], page: 0 }),
      askToRemove: () => (this.isAskingToRemove = true),
    });
  }

  #move(): TemplateResult | typeof nothing {
    if (!this.moving) return nothing;
    return moveView({ ...this.moving, origin: this.#origin, network: this.network }, this.messages, {
      close: () => (this.moving = undefined),
      turnTo: (page) => (this.moving = { codes: this.moving?.codes ?? [], page }),
    });
  }

  #removal(): TemplateResult {
    const isUsable = isShowable(standingOf(this.#wallet.find(this.shownCode)?.view, townDay(new Date())));
    return removeView(isUsable, this.messages, {
      confirm: () => void this.#remove(),
      close: () => (this.isAskingToRemove = false),
    });
  }

  protected override content(): TemplateResult {
    return html`<div class="wallet">${this.isSpeaking ? nothing : this.#home()}</div>
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
