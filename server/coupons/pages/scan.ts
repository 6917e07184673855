import { html } from "hono/html";
import type { ScanOutcome } from "../../../sdk/wire/scan.ts";
import { benefitText, limitLines } from "../coupon-words.ts";
import { counterMessages } from "./counter-messages.ts";
import { formatCents } from "../../documents/format.ts";
import { newKey } from "../../pages/form-key.ts";
import { pathOf, type Page, type View } from "../../pages/page-frame.ts";

/** A coupon before it is taken. Where it has a minimum purchase, the button that books says so. */
export function couponFoundPage(view: View, found: Extract<ScanOutcome, { kind: "coupon" }>, code: string): Page {
  const { words, language } = view;
  const { scan } = words;
  const said = counterMessages[language];
  const { terms, book, isTraining, entitlement } = found;
  const benefit = benefitText(terms.benefit, language);
  const amount = terms.minimumCents === undefined ? undefined : formatCents(terms.minimumCents, language);
  const [when = "", act = ""] = said.confirmMinimum(amount ?? "").split(" · ");
  const confirm =
    amount === undefined
      ? scan.confirm
      : html`<span>${when}<span class="confirm-dot"> · </span></span><span>${act}</span>`;
  return {
    title: scan.found(benefit),
    main: "narrow counter",
    body: html`<p class="hint">${book === undefined ? said.coupon : said.ofBook(book)}</p>
      <h1 class="coupon-benefit">${benefit}</h1>
      <p class="lead">${terms.title}</p>
      ${terms.conditions ? html`<p class="coupon-conditions">${terms.conditions}</p>` : ""}
      <ul class="coupon-limits">
        ${limitLines(terms, language).map((line) => html`<li>${line}</li>`)}
      </ul>
      ${isTraining ? html`<p class="notice">${said.training}</p>` : ""}
      <form class="sheet" method="post" action="${pathOf(view, "scan/redeem")}" autocomplete="off">
        <input type="hidden" name="key" value="${newKey()}" /><input type="hidden" name="code" value="${code}" /><input
          type="hidden"
          name="entitlement"
          value="${entitlement}"
        />
        <button
          class="button primary wide huge confirm-words"
          name="minimum"
          value="${amount === undefined ? "" : "reached"}"
        >
          ${isTraining ? scan.confirmTraining : confirm}
        </button>
        ${
          amount === undefined
            ? ""
            : html`<button class="button wide huge" name="minimum" value="missed">${said.minimumMissed}</button>`
        }
        <a class="button wide" href="${pathOf(view, "scan")}">${scan.dismiss}</a>
      </form>`,
  };
}
