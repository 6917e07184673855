import { html } from "hono/html";
import { messages } from "./messages.de.ts";
import type { TestPayment } from "./payments.ts";

const euro = new Intl.NumberFormat("de-DE", { style: "currency", currency: "EUR" });

/** Where the payer decides. Plain forms: works without scripts. */
export function checkoutPage(payment: TestPayment): ReturnType<typeof html> {
  const notices = Object.entries(messages.notices);
  return html`<!doctype html>
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${messages.title}</title>
        <style>
          :root {
            color-scheme: light dark;
            --ink: light-dark(#20242b, #eceae4);
            --paper: light-dark(#f4f5f7, #191b1f);
            --card: light-dark(#fff, #24272d);
            --line: light-dark(#7b818c, #8d939d);
            --go: light-dark(#234a7d, #9dc0f0);
            --on-go: light-dark(#fff, #10203a);
          }
          * {
            box-sizing: border-box;
          }
          body {
            margin: 0;
            font:
              1.0625rem/1.5 system-ui,
              sans-serif;
            color: var(--ink);
            background: var(--paper);
          }
          main {
            max-width: 26rem;
            margin: 0 auto;
            padding: 2rem 1rem;
          }
          .badge {
            display: inline-block;
            border: 1px solid currentColor;
            border-radius: 4px;
            padding: 0.1rem 0.5rem;
            font-size: 0.875rem;
          }
          .amount {
            font-size: 2.25rem;
            font-weight: 700;
            margin: 0.5rem 0 0;
            font-variant-numeric: tabular-nums;
          }
          form {
            background: var(--card);
            border: 1px solid var(--line);
            border-radius: 8px;
            padding: 1.25rem;
            margin-top: 1.25rem;
          }
          fieldset {
            border: 0;
            padding: 0;
            margin: 0 0 1rem;
          }
          legend {
            font-weight: 600;
            padding: 0;
            margin-bottom: 0.25rem;
          }
          label {
            display: flex;
            gap: 0.6rem;
            align-items: baseline;
            padding: 0.3rem 0;
          }
          button {
            display: block;
            width: 100%;
            min-height: 3rem;
            font: inherit;
            font-weight: 600;
            border-radius: 6px;
            border: 1px solid var(--line);
            background: transparent;
            color: inherit;
            margin-top: 0.6rem;
            cursor: pointer;
          }
          button.go {
            background: var(--go);
            color: var(--on-go);
            border-color: var(--go);
          }
          :focus-visible {
            outline: 3px solid var(--go);
            outline-offset: 2px;
          }
        </style>
      </head>
      <body>
        <main>
          <p class="badge">${messages.badge}</p>
          <h1>${messages.heading}</h1>
          <p>${payment.description}</p>
          <p class="amount">${euro.format(payment.amountCents / 100)}</p>
          ${
            payment.state === "open"
              ? html`<form method="post">
                  <fieldset>
                    <legend>${messages.noticeLegend}</legend>
                    ${notices.map(([value, text], index) => html`<label><input type="radio" name="notice" value="${value}" ${index === 0 ? "checked" : ""} />${text}</label>`)}
                  </fieldset>
                  <button class="go" name="action" value="pay">${messages.pay}</button>
                  <button name="action" value="fail">${messages.fail}</button>
                  <button name="action" value="leave">${messages.leave}</button>
                </form>`
              : html`<p>${messages.decided[payment.state]}</p>
                  <p><a href="${payment.returnUrl}">${messages.back}</a></p>`
          }
        </main>
      </body>
    </html>`;
}
