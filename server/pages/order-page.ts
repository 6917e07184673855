import { html } from "hono/html";
import type { OrderView } from "../../sdk/wire/order.ts";
import { formatCents, formatDay } from "../documents/format.ts";
import { saleOf } from "../orders/line-kind.ts";
import { stepsOf } from "./buy-page.ts";
import { sign } from "./marks.ts";
import type { Html } from "./markup.ts";
import { pathOf, type Page, type View } from "./page-frame.ts";
import { awaited, fulfilledPart, instantPart, orderAgain, type Part, type ShownOrder } from "./order-parts.ts";
import { transferPart } from "./transfer-part.ts";

/** An order for its buyer, in whatever state it is. */
export function orderPage(view: View, shown: ShownOrder): Page {
  const { order } = shown;
  const part = partOf(view, shown);
  const isPaid = order.state === "paid" || order.state === "fulfilled";
  return {
    title: part.title,
    main: part.main ?? "narrow",
    head: part.isWaiting ? waiting(shown.isInstant) : html``,
    body: html`${isPaid || order.state === "cancelled" ? "" : stepsOf(view, 2)}
      <div data-order="${order.state}" data-payment="${order.payment?.method ?? "none"}">${part.body}</div>
      ${summary(view, order)} ${wayBack(view, shown)}`,
  };
}

/** Scripts ask and reload when something changed; without them an instant payment's page reloads by itself. */
function waiting(isInstant: boolean): Html {
  return html`<script type="module" src="/pages/order.js"></script>
    ${isInstant ? html`<noscript><meta http-equiv="refresh" content="5" /></noscript>` : ""}`;
}

function partOf(view: View, shown: ShownOrder): Part {
  const { order } = shown;
  const words = view.words.order;
  switch (order.state) {
    case "placed":
      if (order.payment?.method === "bank_transfer") {
        return {
          title: words.transfer.title,
          body: transferPart(view, order.payment, shown.payByDay, awaited(view, order).transfer),
          main: "medium",
          isWaiting: true,
        };
      }
      return instantPart(view, shown);
    case "paid": {
      const said = awaited(view, order);
      const text = order.deliverOn && !shown.isDue ? said.onDay(formatDay(order.deliverOn, view.language)) : said.soon;
      return {
        title: words.paid.title,
        isWaiting: shown.isDue,
        body: html`<div class="headline yes">
            ${sign(shown.isDue ? "wait" : "yes")}
            <h1>${words.paid.title}</h1>
          </div>
          <p class="lead" role="status">${text}</p>`,
      };
    }
    case "fulfilled":
      return fulfilledPart(view, shown);
    case "cancelled":
      return {
        title: words.cancelled.title,
        body: html`<div class="headline">
            ${sign("no")}
            <h1>${words.cancelled.title}</h1>
          </div>
          <p class="lead">${words.cancelled.text}</p>
          ${orderAgain(view, order)}`,
      };
  }
}

/** Back to the shop's own page, where the element knows this order again. */
function wayBack({ words }: View, { cameFrom }: ShownOrder): Html | "" {
  return cameFrom ? html`<p><a href="${cameFrom.url}">${words.order.backTo(cameFrom.name)}</a></p>` : "";
}

function summary(view: View, order: OrderView): Html {
  const { words, language } = view;
  return html`<section class="sheet summary" aria-labelledby="summary">
    <h2 id="summary">${words.order.summary}</h2>
    <dl class="facts">
      <div>
        <dt>${words.order.number}</dt>
        <dd translate="no">${order.number}</dd>
      </div>
      ${order.lines.map(
        (line) =>
          html`<div>
            <dt>${saleOf(view.context, order).pages.line(view, line)}</dt>
            <dd>${formatCents(line.valueCents * line.quantity, language)}</dd>
          </div>`,
      )}
      <div class="total">
        <dt>${words.order.total}</dt>
        <dd>${formatCents(order.totalCents, language)}</dd>
      </div>
      <div>
        <dt>${words.order.seller}</dt>
        <dd>${order.seller.name}</dd>
      </div>
    </dl>
    <p><a href="${pathOf(view, `withdrawal#${order.lines[0]?.kind}`)}">${words.order.withdrawal}</a></p>
  </section>`;
}
