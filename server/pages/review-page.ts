import { html } from "hono/html";
import type { OrderedVoucherLine, OrderLine, PlaceOrderRequest } from "../../sdk/wire/order.ts";
import type { VoucherOffer } from "../../sdk/wire/voucher.ts";
import { formatCents, formatDay } from "../documents/format.ts";
import type { BuyDraft } from "./buy-draft.ts";
import { stepsOf } from "./buy-page.ts";
import type { Html } from "./markup.ts";
import { pathOf, type View } from "./page-frame.ts";

/** What is ordered, for how much, from whom, and the right of withdrawal: directly above the button (§ 312j BGB). */
export function reviewPage(
  view: View,
  offer: VoucherOffer,
  draft: BuyDraft,
  request: PlaceOrderRequest,
  isRepeat: boolean,
  { action, section } = { action: "buy", section: "voucher" },
): Html {
  const words = view.words.review;
  const { language } = view;
  const { issuer } = offer.network;
  const { delivery } = request;
  const recipient =
    delivery.to === "recipient" ? words.toRecipient(delivery.recipientEmail ?? "") : words.toMe(request.email);
  const total = request.lines.reduce((sum, line) => sum + line.valueCents * line.quantity, 0);
  return html`${stepsOf(view, 1)}
    <h1>${words.title}</h1>
    <p class="lead">${words.intro}</p>
    ${isRepeat ? html`<p class="notice" role="alert">${words.again}</p>` : ""}
    <form class="sheet" method="post" action="${pathOf(view, action)}">
      <table class="sums">
        <caption class="visually-hidden">
          ${words.goods}
        </caption>
        <tbody>
          ${request.lines.map(
            (line) =>
              html`<tr>
                <th scope="row">${goodsText(view, withName(offer, line))}</th>
                <td>${formatCents(line.valueCents * line.quantity, language)}</td>
              </tr>`,
          )}
          <tr>
            <th scope="row">${words.shipping}</th>
            <td>${words.free}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${words.total}</th>
            <td>${formatCents(total, language)}</td>
          </tr>
        </tfoot>
      </table>
      <dl class="facts">
        <div>
          <dt>${words.validUntil}</dt>
          <dd>${formatDay(offer.validUntil, language)}</dd>
        </div>
        <div>
          <dt>${words.delivery}</dt>
          <dd>${recipient}, ${delivery.on ? words.onDay(formatDay(delivery.on, language)) : words.atOnce}</dd>
        </div>
        ${
          delivery.greeting
            ? html`<div>
                <dt>${words.greeting}</dt>
                <dd class="greeting">${delivery.greeting}</dd>
              </div>`
            : ""
        }
        <div>
          <dt>${words.email}</dt>
          <dd>${request.email}</dd>
        </div>
        <div>
          <dt>${words.payment}</dt>
          <dd>${view.words.buy.methods[request.paymentMethod].name}</dd>
        </div>
        <div>
          <dt>${words.seller}</dt>
          <dd>${issuer.name}, ${issuer.street}, ${issuer.postalCode} ${issuer.city}</dd>
        </div>
        <div>
          <dt>${words.withdrawalTitle}</dt>
          <dd>
            ${words.withdrawal}
            <a href="${pathOf(view, `withdrawal#${section}`)}" target="_blank">${words.withdrawalLink}</a>
          </dd>
        </div>
      </dl>
      <p class="hint">
        ${words.conditions} <a href="${pathOf(view, `terms#${section}`)}" target="_blank">${words.terms}</a>.
      </p>
      ${hiddenDraft(draft)}
      <button class="button primary wide" name="step" value="order">${words.order}</button>
      <button class="button wide" name="step" value="change">${words.change}</button>
    </form>`;
}

/** This form sells vouchers alone. */
function withName({ kinds }: VoucherOffer, line: OrderLine): OrderedVoucherLine {
  if (line.kind !== "voucher") throw new TypeError(`a ${line.kind} is not in the form for vouchers`);
  const voucherKind = kinds?.find(({ id }) => id === line.voucherKindId);
  return voucherKind ? { ...line, voucherKind } : line;
}

/** What was or will be bought, and where it is taken if not everywhere. */
export function goodsText({ words, language }: View, line: OrderedVoucherLine): Html {
  const { quantity, valueCents } = line;
  const value = formatCents(valueCents, language);
  const { voucherKind } = line;
  return voucherKind
    ? html`${words.review.kindLine(quantity, voucherKind.name, value)}
        <span class="hint">${words.review.onlyAt(voucherKind.groupName)}</span>`
    : html`${words.review.goodsLine(quantity, value)}`;
}

function hiddenDraft(draft: BuyDraft): Html {
  const { quantities, hasGoneValue: _, ...rest } = draft;
  const fields = [...quantities, ...Object.entries(rest)];
  return html`${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`;
}
