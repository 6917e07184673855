import { Hono, type Context as HonoContext } from "hono";
import { html } from "hono/html";
import type { ApiEnv } from "../platform/http/env.ts";
import { legalMessages, partiesOf } from "../legal/legal-texts.ts";
import type { LegalText } from "../legal/legal.de.ts";
import { renderPage, viewOf } from "./page-frame.ts";
import { listPartnerNames } from "./store.ts";

export const legalPages = new Hono<ApiEnv>()
  .get("/withdrawal", (c) => textPage(c, legalMessages(viewOf(c).language).withdrawal(partiesOf(c.var.context))))
  .get("/terms", (c) => textPage(c, legalMessages(viewOf(c).language).terms(partiesOf(c.var.context))))
  .get("/privacy", (c) => textPage(c, legalMessages(viewOf(c).language).privacy(partiesOf(c.var.context))))
  .get("/where", async (c) => {
    const { context, language } = viewOf(c);
    const { where } = legalMessages(language);
    const { issuer, voucherName } = context.network;
    const names = await listPartnerNames(context);
    c.header("Cache-Control", "no-cache");
    return renderPage(c, {
      title: where.title,
      main: "reading",
      body: html`<h1>${where.title}</h1>
        ${
          names.length === 0
            ? html`<p>${where.empty}</p>`
            : html`<p>${where.intro(voucherName)}</p>
                <ul class="partners">
                  ${names.map((name) => html`<li>${name}</li>`)}
                </ul>`
        }
        <p class="hint">${where.join(issuer.name)} <a href="mailto:${issuer.email}">${issuer.email}</a></p>`,
    });
  });

function textPage(c: HonoContext<ApiEnv>, text: LegalText): Response | Promise<Response> {
  c.header("Cache-Control", "no-cache");
  return renderPage(c, {
    title: text.title,
    main: "reading",
    body: html`<h1>${text.title}</h1>
      ${text.sections.map(
        ({ title, paragraphs }) =>
          html`<section>
            <h2>${title}</h2>
            ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
          </section>`,
      )}`,
  });
}
