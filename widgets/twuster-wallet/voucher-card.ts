import { html, nothing, type TemplateResult } from "lit";
import { formatCode } from "../../sdk/wire/pass-code.ts";
import { formatCents, formatDay, type Language } from "../shared/language.ts";
import type { Messages } from "./messages.de.ts";
import { plaitBand, strawHat } from "./straw-art.ts";
import { isShowable, standingOf, type KnownVoucher } from "./pass-standing.ts";

/** What every drawing of a voucher needs to know around it. */
export interface VoucherFrame {
  messages: Messages;
  language: Language;
  /** What the voucher is called, e.g. "Stadtgutschein Twistringen". */
  name: string;
  town: string;
  issuer: string;
  isTest: boolean;
}

/** The value as it is written, or that it is not known yet. */
export function valueText({ view }: KnownVoucher, { messages, language }: VoucherFrame): string {
  return view ? formatCents(view.valueCents, language) : messages.valueUnknown;
}

/** "Testbetrieb" and "Übungsgutschein", where they apply. */
export function marks({ view }: KnownVoucher, { messages, isTest }: VoucherFrame): TemplateResult | typeof nothing {
  const words = [isTest ? messages.testMode : "", view?.isTraining ? messages.training : ""].filter(Boolean);
  return words.length
    ? html`<span class="marks">${words.map((word) => html`<span class="mark">${word}</span>`)}</span>`
    : nothing;
}

function face(voucher: KnownVoucher, frame: VoucherFrame): TemplateResult {
  const { messages, language } = frame;
  const standing = standingOf(voucher.view, new Date());
  return html`${plaitBand}
    <div class="top">
      <p class="name">${nameOf(voucher, frame)}</p>
      ${strawHat}
    </div>
    <p class="value ${voucher.view ? "" : "unknown"}">${valueText(voucher, frame)}</p>
    <p class="middle">
      ${onlyAt(voucher, frame) ? html`<span class="only">${onlyAt(voucher, frame)}</span>` : nothing}
      ${marks(voucher, frame)}${isShowable(standing) ? nothing : html`<span class="stamp">${messages.states[standing]}</span>`}
    </p>
    <dl class="stub">
      <div>
        <dt>${messages.validUntil}</dt>
        <dd>${voucher.view ? formatDay(voucher.view.validUntil, language) : "–"}</dd>
      </div>
      <div>
        <dt>${messages.codeEndsOn}</dt>
        <dd translate="no">${voucher.code.slice(-4)}</dd>
      </div>
    </dl>`;
}

/** Its kind's name, where it has one. */
export function nameOf({ view }: KnownVoucher, frame: VoucherFrame): string {
  return view?.voucherKind?.name ?? frame.name;
}

/** "Gilt nur bei: Gastronomie", where not everybody takes it. */
export function onlyAt({ view }: KnownVoucher, { messages }: VoucherFrame): string {
  return view?.voucherKind ? messages.onlyAt(view.voucherKind.groupName) : "";
}

/** The same with a link to who that is. */
function whoTakes(voucher: KnownVoucher, frame: VoucherFrame): TemplateResult | typeof nothing {
  const { view } = voucher;
  return view?.voucherKind
    ? html`${onlyAt(voucher, frame)} <a href=${view.voucherKind.whereUrl}>${frame.messages.whoTakes}</a>`
    : nothing;
}

function back(voucher: KnownVoucher, frame: VoucherFrame): TemplateResult {
  const { code } = voucher;
  const { messages, town, issuer } = frame;
  return html`${plaitBand}
    <dl class="facts">
      <div>
        <dt>${messages.where}</dt>
        <dd>${voucher.view?.voucherKind ? whoTakes(voucher, frame) : messages.whereText(town)}</dd>
      </div>
      <div>
        <dt>${messages.how}</dt>
        <dd>${messages.howText}</dd>
      </div>
      <div class="whole">
        <dt class="visually-hidden">${messages.code}</dt>
        <dd class="code" translate="no">${formatCode(code)}</dd>
      </div>
      ${
        issuer
          ? html`<div class="whole">
              <dt>${messages.issuer}</dt>
              <dd>${issuer}</dd>
            </div>`
          : nothing
      }
    </dl>`;
}

/** The voucher as an object: a paper card with a face and a back. The side that is turned away is out of reach. */
export function voucherCard(voucher: KnownVoucher, frame: VoucherFrame, isFlipped: boolean): TemplateResult {
  return html`<article
    class="voucher ${isFlipped ? "flipped" : ""}"
    part="voucher"
    aria-label=${`${nameOf(voucher, frame)}, ${valueText(voucher, frame)}`}
  >
    <div class="turner">
      <div class="side face" ?inert=${isFlipped} aria-hidden=${isFlipped}>${face(voucher, frame)}</div>
      <div class="side back" ?inert=${!isFlipped} aria-hidden=${!isFlipped}>${back(voucher, frame)}</div>
    </div>
  </article>`;
}

/** The same card, unreadable, while the value is asked for: what comes has its size. */
export function voucherSkeleton(voucher: KnownVoucher, frame: VoucherFrame): TemplateResult {
  return html`<div class="voucher waiting" aria-hidden="true">
    <div class="turner">
      <div class="side face">${face(voucher, frame)}</div>
      <div class="side back" inert>${back(voucher, frame)}</div>
    </div>
  </div>`;
}
