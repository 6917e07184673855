import { html } from "hono/html";
import { formatCode } from "../../sdk/wire/pass-code.ts";
import type { VoucherView } from "../../sdk/wire/voucher.ts";
import { formatCents, formatDay } from "../documents/format.ts";
import { formatInstant } from "./format-instant.ts";
import { qrPicture, strawHat } from "./marks.ts";
import type { Html } from "./markup.ts";
import type { View } from "./page-frame.ts";

export interface ShownVoucher {
  pass: VoucherView;
  /** The bare 16 characters. */
  code: string;
  /** What the QR code holds. */
  walletUrl: string;
}

/** The voucher as the paper-like object it is everywhere: value, town, validity, QR and code. */
export function voucherCard({ context, words, language }: View, { pass, code, walletUrl }: ShownVoucher): Html {
  const { network } = context;
  const value = formatCents(pass.valueCents, language);
  const { voucherKind } = pass;
  const name = voucherKind?.name ?? network.voucherName;
  const marks = [network.mode === "test" ? words.frame.test : "", pass.isTraining ? words.voucher.training : ""].filter(
    Boolean,
  );
  const isOpen = pass.state === "open" || pass.state === "held";
  return html`<article class="voucher ${isOpen ? "" : "spent"}" aria-label="${name}, ${value}">
    <div class="voucher-face">
      <div class="voucher-words">
        <p class="voucher-name">${strawHat(network.brandColor)} ${name}</p>
        <p class="voucher-value">${value}</p>
        ${marks.length > 0 ? html`<p class="marks">${marks.map((mark) => html`<span class="mark">${mark}</span>`)}</p>` : ""}
        ${isOpen && pass.state === "open" ? "" : html`<p class="stamp">${words.voucher.states[pass.state]}</p>`}
      </div>
      ${isOpen ? qrPicture(walletUrl, words.voucher.qr(value)) : ""}
    </div>
    <dl class="stub">
      ${
        voucherKind
          ? html`<div>
              <dt>${words.voucher.onlyAt}</dt>
              <dd><a href="${voucherKind.whereUrl}">${voucherKind.groupName}</a></dd>
            </div>`
          : ""
      }
      <div>
        <dt>${words.voucher.validUntil}</dt>
        <dd>${formatDay(pass.validUntil, language)}</dd>
      </div>
      <div>
        <dt>${words.voucher.code}</dt>
        <dd class="code" translate="no">${formatCode(code)}</dd>
      </div>
      ${
        pass.redeemedAt
          ? html`<div>
              <dt class="visually-hidden">${words.voucher.states.redeemed}</dt>
              <dd>${words.voucher.redeemedAt(formatInstant(pass.redeemedAt, language, network.timeZone))}</dd>
            </div>`
          : ""
      }
    </dl>
  </article>`;
}
