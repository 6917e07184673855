import { html, nothing, type TemplateResult } from "lit";
import type { Messages } from "./messages.de.ts";
import { qrPicture } from "./qr-picture.ts";
import { portionsOf, walletLink } from "./wallet-link.ts";

export interface MoveState {
  codes: string[];
  /** Which portion is shown, from 0. */
  page: number;
  origin: string;
  network: string;
}

export interface MoveActions {
  close(): void;
  turnTo(page: number): void;
}

/** The vouchers' link as a QR code for another phone's camera, in portions that it can read. */
export function moveView(
  { codes, page, origin, network }: MoveState,
  messages: Messages,
  actions: MoveActions,
): TemplateResult {
  const portions = portionsOf(codes);
  const portion = portions[page] ?? [];
  return html`<header class="bar">
      <h2 id="move-title">${messages.moveTitle}</h2>
      <button type="button" class="button quiet" @click=${actions.close}>${messages.close}</button>
    </header>
    <p>${messages.moveText}</p>
    <div class="paper pass">
      ${portion.length ? qrPicture(walletLink(origin, network, portion), messages.moveLabel(portion.length)) : nothing}
    </div>
    ${
      portions.length > 1
        ? html`<div class="pages">
            <button type="button" class="button" ?disabled=${page === 0} @click=${(): void => actions.turnTo(page - 1)}>
              ${messages.previousPage}
            </button>
            <p role="status">${messages.movePage(page + 1, portions.length)}</p>
            <button
              type="button"
              class="button"
              ?disabled=${page === portions.length - 1}
              @click=${(): void => actions.turnTo(page + 1)}
            >
              ${messages.nextPage}
            </button>
          </div>`
        : nothing
    }`;
}

/** The question before a voucher goes, with what is left afterwards. */
export function removeView(
  isUsable: boolean,
  messages: Messages,
  actions: { confirm(): void; close(): void },
): TemplateResult {
  return html`<h2 id="remove-title">${messages.removeTitle}</h2>
    <p>${isUsable ? messages.removeText : messages.removeUsedText}</p>
    <div class="choices-row">
      <button type="button" class="button" @click=${actions.close}>${messages.cancel}</button>
      <button type="button" class="button danger" @click=${actions.confirm}>${messages.removeConfirm}</button>
    </div>`;
}
