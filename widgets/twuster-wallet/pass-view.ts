import { html, nothing, type TemplateResult } from "lit";
import { formatCode } from "../../sdk/wire/pass-code.ts";
import { formatDay, formatInstant } from "../shared/language.ts";
import type { Messages } from "./messages.de.ts";
import { qrPicture } from "./qr-picture.ts";
import { plaitBand } from "./straw-art.ts";
import { marks, nameOf, onlyAt, valueText, type VoucherFrame } from "./voucher-card.ts";
import { isShowable, standingOf } from "./pass-standing.ts";
import { failureSentence, redeemedOrWhy } from "./voucher-words.ts";
import type { WalletVoucher } from "./wallet.ts";

export interface PassActions {
  close(): void;
  savePicture(): void;
  move(): void;
  askToRemove(): void;
}

export interface PassState {
  voucher: WalletVoucher;
  /** Text of the QR code. */
  link: string;
  isOffline: boolean;
  isScreenHeld: boolean;
  /** What just happened, said inside the dialog: outside of it nothing is heard. */
  announcement: string;
}

/** Where what draws the pass is not there: it can be closed, whatever comes. @param notice empty while it is on its way */
export function plainView(
  notice: TemplateResult | typeof nothing,
  messages: Messages,
  close: () => void,
): TemplateResult {
  return html`<header class="bar">
      <h2 id="pass-title" tabindex="-1">${messages.anyTitle}</h2>
      <button type="button" class="button quiet" @click=${close}>${messages.close}</button>
    </header>
    <div class="below">${notice}</div>`;
}

/** One voucher at the counter: the code large enough for any camera, and to be typed from a metre away. */
export function passView(
  { voucher, link, isOffline, isScreenHeld, announcement }: PassState,
  frame: VoucherFrame,
  actions: PassActions,
): TemplateResult {
  const { messages, language } = frame;
  const canShow = isShowable(standingOf(voucher.view, new Date()));
  const value = valueText(voucher, frame);
  return html`<header class="bar">
      <h2 id="pass-title">${nameOf(voucher, frame)}</h2>
      <button type="button" class="button quiet" @click=${actions.close}>${messages.close}</button>
    </header>
    <div class="pass paper ${canShow ? "" : "used"}" part="pass">
      ${plaitBand}
      <div class="sum">
        <p class="value ${voucher.view ? "" : "unknown"}">${value}</p>
        ${voucher.view ? html`<p class="until">${messages.validUntil} <strong>${formatDay(voucher.view.validUntil, language)}</strong></p>` : nothing}
        ${onlyAt(voucher, frame) ? html`<p class="until">${onlyAt(voucher, frame)}</p>` : nothing}
        ${marks(voucher, frame)}
      </div>
      <div role="status">${redeemedOrWhy(voucher, frame)}</div>
      ${
        canShow
          ? html`${qrPicture(link, messages.qrLabel(value))}
              <p class="code" translate="no">${formatCode(voucher.code)}</p>
              <p class="type-hint">${messages.typeHint}</p>`
          : html`<p class="spent" aria-hidden="true">
              <span class="stamp large">${messages.states[standingOf(voucher.view, new Date())]}</span>
            </p>`
      }
    </div>
    <div class="below">
      <p class="said" role="status">${announcement}</p>
      ${isOffline ? html`<p class="notice" part="notice">${messages.offline}</p>` : voucher.failure ? html`<p class="notice" part="notice">${failureSentence(voucher.failure, messages)}</p>` : nothing}
      ${canShow && !isScreenHeld ? html`<p class="hint">${messages.screenHint}</p>` : nothing}
      ${
        canShow
          ? html`<button type="button" class="button" @click=${actions.savePicture}>${messages.savePicture}</button>
              <button type="button" class="button" @click=${actions.move}>${messages.move}</button>`
          : nothing
      }
      ${voucher.isKept ? html`<button type="button" class="button" @click=${actions.askToRemove}>${messages.remove}</button>` : nothing}
      ${voucher.checkedAt ? html`<p class="hint">${messages.checkedAt(formatInstant(voucher.checkedAt, language))}</p>` : nothing}
    </div>`;
}
