import { html, nothing, type TemplateResult } from "lit";
import { moveView, removeView } from "./move-view.ts";
import { isFinal, isShowable, standingOf } from "./pass-standing.ts";
import { passView, plainView } from "./pass-view.ts";
import { missingNotice, type RoomDoor } from "./room/room-door.ts";
import { ScreenWake } from "./screen-wake.ts";
import type { VoucherFrame } from "./voucher-card.ts";
import { savePicture } from "./voucher-picture.ts";
import { failureSentence } from "./voucher-words.ts";
import { isVoucher, type Wallet, type WalletPass } from "./wallet.ts";
import { Watch } from "./watch.ts";

/** What the element lends to what opens over its list. */
export interface DialogPorts {
  wallet: Wallet;
  door: RoomDoor;
  frame(): VoucherFrame;
  /** Speaks of these. */
  frameOf(passes: readonly WalletPass[]): VoucherFrame;
  linkTo(codes: string[]): string;
  /** Of the installation, and the network's slug. */
  place(): { origin: string; network: string };
  find(selector: string): HTMLElement | null;
  /** What is to be said now. */
  announcement(): string;
  announce(text: string): void;
  changed(): void;
  /** The visitor took a pass off this device. */
  removed(): void;
  focusTitle(): void;
}

/** What opens over the list: a pass at the counter, passes on their way to another phone, the question before one is removed. */
export class PassDialogs {
  /** Of the pass at the counter. */
  code: string | undefined;
  #moving: { codes: string[]; page: number } | undefined;
  #isAskingToRemove = false;
  #isScreenHeld = true;
  readonly #ports: DialogPorts;
  readonly #screen = new ScreenWake((isHeld) => {
    this.#isScreenHeld = isHeld;
    this.#ports.changed();
  });
  readonly #watch = new Watch(() => this.#check());

  constructor(ports: DialogPorts) {
    this.#ports = ports;
  }

  /** Holds a pass out: the screen stays awake, and the counter's answer is looked for. */
  show(code: string): void {
    this.#ports.door.room?.leave();
    this.code = code;
    this.#ports.announce("");
    void this.#screen.hold();
    this.#watch.start();
    this.#ports.changed();
  }

  readonly closePass = (): void => {
    this.code = undefined;
    void this.#screen.release();
    this.#watch.stop();
    this.#ports.changed();
  };

  closeAll(): void {
    this.#isAskingToRemove = false;
    this.#moving = undefined;
    this.closePass();
  }

  move(codes: string[]): void {
    this.#moving = { codes, page: 0 };
    this.#ports.changed();
  }

  askToRemove(isAsking = true): void {
    this.#isAskingToRemove = isAsking;
    this.#ports.changed();
  }

  /** After each drawing: the browser's dialogs open and close by a call. */
  settle(): void {
    this.#showWhile("pass", this.code !== undefined);
    this.#showWhile("move", this.#moving !== undefined);
    this.#showWhile("remove", this.#isAskingToRemove);
  }

  #showWhile(id: "pass" | "move" | "remove", isWanted: boolean): void {
    const dialog = this.#ports.find(`#${id}`) as HTMLDialogElement | null; // safe because `view` draws it
    if (!dialog || dialog.open === isWanted) return;
    if (isWanted) dialog.showModal();
    else dialog.close();
  }

  /** An unknown code is not asked again by itself: the server counts failures, for the whole shop's router. */
  #check(): void {
    const { wallet } = this.#ports;
    const pass = wallet.find(this.code);
    if (!pass || document.visibilityState !== "visible" || isFinal(pass.view, new Date())) return;
    if (!["not_found", "rate_limited"].includes(pass.failure?.code ?? "")) void wallet.check(pass.code);
  }

  async #savePicture(): Promise<void> {
    const { wallet, frame, linkTo, find, announce } = this.#ports;
    const voucher = wallet.find(this.code);
    if (!voucher || !isVoucher(voucher)) return;
    const { messages } = frame();
    try {
      const { fontFamily } = getComputedStyle(find("#pass")!); // safe because `view` draws it
      await savePicture(voucher, linkTo([voucher.code]), frame(), fontFamily);
      announce(messages.pictureSaved);
    } catch {
      announce(messages.pictureFailed);
    }
  }

  async #remove(): Promise<void> {
    const { wallet, frameOf, announce, removed, focusTitle } = this.#ports;
    const pass = wallet.find(this.code);
    if (!pass) return;
    const { messages } = frameOf([pass]);
    this.closeAll();
    try {
      await wallet.remove(pass.code);
      announce(messages.removed);
      removed();
    } catch {
      announce(messages.removeFailed);
    }
    focusTitle();
  }

  #pass(): TemplateResult | typeof nothing {
    const { wallet, frame, linkTo, announcement } = this.#ports;
    const pass = wallet.find(this.code);
    if (!pass) return nothing;
    if (!isVoucher(pass)) return this.#otherPass(pass);
    const state = {
      voucher: pass,
      link: linkTo([pass.code]),
      isOffline: !navigator.onLine,
      isScreenHeld: this.#isScreenHeld,
      announcement: announcement(),
    };
    return passView(state, frame(), {
      close: this.closePass,
      savePicture: () => void this.#savePicture(),
      move: () => this.move([pass.code]),
      askToRemove: () => this.askToRemove(),
    });
  }

  #otherPass(pass: WalletPass): TemplateResult | typeof nothing {
    const { messages } = this.#ports.frameOf([pass]);
    const { room, isMissing, retry } = this.#ports.door;
    if (!room) return plainView(isMissing ? missingNotice([pass], messages, retry) : nothing, messages, this.closePass);
    const failure = pass.failure ? failureSentence(pass.failure, messages) : "";
    const notice = navigator.onLine ? failure : messages.offline;
    const said = html`<p class="said" role="status">${this.#ports.announcement()}</p>
      ${notice ? html`<p class="notice" part="notice">${notice}</p>` : nothing}
      ${this.#isScreenHeld ? nothing : html`<p class="hint">${messages.screenHint}</p>`}`;
    return room.pass(pass, messages, said);
  }

  #move(): TemplateResult | typeof nothing {
    const moving = this.#moving;
    if (!moving) return nothing;
    const { wallet, frameOf, place } = this.#ports;
    const { messages } = frameOf(wallet.passes.filter(({ code }) => moving.codes.includes(code)));
    return moveView({ ...moving, ...place() }, messages, {
      close: this.#endMove,
      turnTo: (page) => {
        this.#moving = { ...moving, page };
        this.#ports.changed();
      },
    });
  }

  readonly #endMove = (): void => {
    this.#moving = undefined;
    this.#ports.changed();
  };

  #removal(): TemplateResult {
    const { wallet, frameOf } = this.#ports;
    const pass = wallet.find(this.code);
    const isUsable = isShowable(standingOf(pass?.view, new Date()));
    return removeView(isUsable, frameOf(pass ? [pass] : []).messages, {
      confirm: () => void this.#remove(),
      close: this.#endQuestion,
    });
  }

  readonly #endQuestion = (): void => this.askToRemove(false);

  view(): TemplateResult {
    return html`<dialog id="pass" class="full" aria-labelledby="pass-title" @close=${this.closePass}>
        ${this.#pass()}
      </dialog>
      <dialog id="move" class="full" aria-labelledby="move-title" @close=${this.#endMove}>${this.#move()}</dialog>
      <dialog id="remove" class="question" aria-labelledby="remove-title" @close=${this.#endQuestion}>
        ${this.#isAskingToRemove ? this.#removal() : nothing}
      </dialog>`;
  }
}
