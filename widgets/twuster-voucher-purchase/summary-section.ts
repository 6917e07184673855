import { html, type TemplateResult } from "lit";
import { formatCents } from "../shared/language.ts";
import { linesOf, totalCentsOf } from "./order-draft.ts";
import type { PurchaseForm } from "./purchase-form.ts";

/**
 * What has to stand directly above the order button (§ 312j Abs. 2 BGB): goods, total, shipping, seller, withdrawal.
 * No VAT line: a multi-purpose voucher is not taxed when it is sold (§ 3 Abs. 15 UStG).
 */
export function summarySection(form: PurchaseForm): TemplateResult {
  const { offer, draft, messages, language } = form;
  const { issuer, pages, voucherName } = offer.network;
  const lines = linesOf(draft, offer);
  const euro = (cents: number): string => formatCents(cents, language);
  return html`<section class="summary" part="summary" aria-labelledby="summary">
    <h3 id="summary">${messages.summary}</h3>
    <dl class="sums">
      ${
        lines.length > 0
          ? lines.map(
              (line) =>
                html`<div>
                  <dt>${line.quantity} × ${form.kinds?.nameOf(form, line) ?? voucherName} ${euro(line.valueCents)}</dt>
                  <dd>${euro(line.quantity * line.valueCents)}</dd>
                </div>`,
            )
          : html`<div>
              <dt class="muted">${messages.nothingChosen}</dt>
              <dd></dd>
            </div>`
      }
      <div>
        <dt>${messages.shipping}</dt>
        <dd>${messages.free}</dd>
      </div>
      <div class="total">
        <dt>${messages.total}</dt>
        <dd><output aria-live="polite">${euro(totalCentsOf(draft, offer))}</output></dd>
      </div>
    </dl>
    <p class="hint">
      ${messages.seller}: ${issuer.name}, ${issuer.street}, ${issuer.postalCode} ${issuer.city},
      <a href="mailto:${issuer.email}">${issuer.email}</a>
    </p>
    <p class="hint">${messages.withdrawal}</p>
    <p class="hint links">
      ${link(pages.withdrawal, messages.withdrawalLink)} ${link(pages.terms, messages.terms)}
      ${link(pages.privacy, messages.privacy)}
    </p>
  </section>`;
}

function link(href: string, text: string): TemplateResult {
  // A new tab, so that nothing the visitor entered is lost.
  return html`<a href=${href} target="_blank" rel="noopener">${text}</a>`;
}
