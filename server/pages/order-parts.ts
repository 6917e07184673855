import { html } from "hono/html";
import type { OrderView } from "../../sdk/wire/order.ts";
import { parseCode } from "../../sdk/wire/pass-code.ts";
import { formatCents } from "../documents/format.ts";
import { walletUrl } from "../passes/issue.ts";
import { kindOf } from "../kind.ts";
import { saleOf } from "../orders/line-kind.ts";
import { sign } from "./marks.ts";
import type { SalePages } from "./kind-pages.ts";
import type { Html } from "./markup.ts";
import { pathOf, type View } from "./page-frame.ts";

export interface ShownOrder {
  order: OrderView;
  isGift: boolean;
  hasFailed: boolean;
  isInstant: boolean;
  /** Paid, and delivered in a moment. */
  isDue: boolean;
  /** Last day for a transfer, `YYYY-MM-DD`. */
  payByDay: string;
  /** The page it was placed on. */
  cameFrom: { name: string; url: string } | undefined;
}

/** What a page says of an order's state. */
export interface Part {
  title: string;
  body: Html;
  main?: string;
  /** The state may change while the page is looked at. */
  isWaiting?: boolean;
}

/** The buyer has to pay on the provider's page, cannot just now, or tried and failed. */
export function instantPart(view: View, { order, hasFailed }: ShownOrder): Part {
  const words = view.words.order.instant;
  if (hasFailed) {
    return {
      title: words.failedTitle,
      body: html`<div class="headline no">
          ${sign("no")}
          <h1>${words.failedTitle}</h1>
        </div>
        <p class="lead">${words.failed}</p>
        ${payAgain(view, order)} ${orderAgain(view, order)}`,
    };
  }
  if (order.payment && "redirectUrl" in order.payment) {
    return {
      title: words.title,
      isWaiting: true,
      body: html`<h1>${words.title}</h1>
        <p class="lead">${awaited(view, order).waiting}</p>
        <p>
          <a class="button primary wide" href="${order.payment.redirectUrl}"
            >${words.pay}: ${formatCents(order.totalCents, view.language)}</a
          >
        </p>
        <p class="hint" role="status">${words.back}</p>`,
    };
  }
  return {
    title: words.stuckTitle,
    body: html`<div class="headline">
        ${sign("wait")}
        <h1>${words.stuckTitle}</h1>
      </div>
      <p class="lead">${words.stuck}</p>
      ${payAgain(view, order)}`,
  };
}

function payAgain(view: View, order: OrderView): Html {
  return html`<form method="post" action="${pathOf(view, `o/${order.id}/${order.token}/pay`)}">
    <button class="button primary wide">${view.words.order.instant.retry}</button>
  </form>`;
}

/** What was bought, to be taken along. */
export function fulfilledPart(view: View, { order, isGift }: ShownOrder): Part {
  const words = view.words.order.fulfilled;
  const vouchers = order.delivered ?? [];
  if (vouchers.length === 0)
    return {
      title: words.erasedTitle,
      body: html`<div class="headline yes">
          ${sign("yes")}
          <h1>${words.erasedTitle}</h1>
        </div>
        <p class="lead">${awaited(view, order).erased}</p>`,
    };
  const codes = vouchers
    .filter((voucher) => voucher.state === "open")
    .map((voucher) => parseCode(voucher.code) ?? voucher.code);
  const said = saleOf(view.context, order).pages.delivered(view);
  const title = said.title(vouchers.length);
  return {
    title,
    main: "vouchers",
    body: html`<div class="headline yes">
        ${sign("yes")}
        <h1>${title}</h1>
      </div>
      <p class="lead">${isGift ? words.toRecipient : words.toMe} ${words.mail}</p>
      <div class="actions">
        ${codes.length > 1 ? html`<a class="button primary" href="${walletUrl(view.context, codes)}">${words.phoneAll}</a>` : ""}
        <a
          class="button ${codes.length > 1 ? "" : "second"}"
          href="${pathOf(view, `o/${order.id}/${order.token}/gutscheine.pdf`)}"
          >${said.pdf}</a
        >
      </div>
      <ul class="cards">
        ${vouchers.map(
          (voucher) =>
            html`<li>
              ${kindOf(view.context, voucher.kind).pages.card(view, { pass: voucher, code: parseCode(voucher.code) ?? voucher.code, walletUrl: voucher.walletUrl })}
              ${voucher.state === "open" ? html`<p><a class="button wide ${codes.length > 1 ? "" : "primary"}" href="${voucher.walletUrl}">${said.phone}</a></p>` : ""}
            </li>`,
        )}
      </ul>
      <p class="hint">${said.hint}</p>`,
  };
}

/** What the kind of these goods says until they are there. */
export function awaited(view: View, order: OrderView): ReturnType<SalePages["awaited"]> {
  const count = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return saleOf(view.context, order).pages.awaited(view, count);
}

export function orderAgain(view: View, order: OrderView): Html {
  return html`<p>
    <a class="button primary wide" href="${pathOf(view, saleOf(view.context, order).pages.buyPath)}"
      >${view.words.order.instant.orderAgain}</a
    >
  </p>`;
}
