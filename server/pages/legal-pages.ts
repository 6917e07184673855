import { Hono, type Context as HonoContext } from "hono";
import { html } from "hono/html";
import { listTakers } from "../acceptance/acceptance.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { legalMessages, partiesOf } from "../legal/legal-texts.ts";
import type { LegalText } from "../legal/legal.de.ts";
import type { Html } from "./markup.ts";
import { renderPage, viewOf } from "./page-frame.ts";
import { listPartners } from "./store.ts";

export const legalPages = new Hono<ApiEnv>()
  .get("/withdrawal", (c) => salePage(c, "withdrawal"))
  .get("/terms", (c) => salePage(c, "terms"))
  .get("/privacy", (c) => {
    const text = legalMessages(viewOf(c).language).privacy(partiesOf(c.var.context));
    return textPage(c, text.title, sectionsOf(text, "h2"));
  })
  .get("/where", async (c) => {
    const { context, language } = viewOf(c);
    const { where } = legalMessages(language);
    const { issuer, voucherName } = context.network;
    const partners = await listPartners(context);
    const takers = await listTakers(context);
    c.header("Cache-Control", "no-cache");
    return renderPage(c, {
      title: where.title,
      main: "reading",
      body: html`<h1>${where.title}</h1>
        ${
          partners.length === 0
            ? html`<p>${where.empty}</p>`
            : html`<p>${where.intro(voucherName)}</p>
                <ul class="partners">
                  ${partners.map(({ name, url }) => html`<li>${url ? html`<a href="${url}">${name}</a>` : name}</li>`)}
                </ul>`
        }
        ${takers.map(
          ({ id, name, kindNames, partnerNames }) =>
            html`<section id="${id}">
              <h2>${kindNames.join(", ")}</h2>
              <p>${where.onlyAt(name)}</p>
              ${
                partnerNames.length === 0
                  ? html`<p>${where.nobody}</p>`
                  : html`<ul class="partners">
                      ${partnerNames.map((partner) => html`<li>${partner}</li>`)}
                    </ul>`
              }
            </section>`,
        )}
        <p class="hint">${where.join(issuer.name)} <a href="mailto:${issuer.email}">${issuer.email}</a></p>`,
    });
  });

/** One text for each thing that is sold here; the vouchers' comes first and names the page. */
function salePage(c: HonoContext<ApiEnv>, which: "withdrawal" | "terms"): Response | Promise<Response> {
  const { context, language } = viewOf(c);
  const texts = [...context.kinds].flatMap(([kind, { sale }]) =>
    sale ? [{ kind, text: sale.legal(partiesOf(context), language)[which] }] : [],
  );
  const title = texts[0]?.text.title ?? "";
  const [first, ...others] = texts.map(({ kind, text }, index) =>
    index === 0
      ? html`<section id="${kind}">${sectionsOf(text, "h2")}</section>`
      : html`<section id="${kind}">
          <h2>${text.title}</h2>
          ${sectionsOf(text, "h3")}
        </section>`,
  );
  return textPage(c, title, html`${first} ${others}`);
}

function sectionsOf({ sections }: LegalText, level: "h2" | "h3"): Html {
  return html`${sections.map(
    ({ title, paragraphs }) =>
      html`<section>
        ${level === "h2" ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
        ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
      </section>`,
  )}`;
}

function textPage(c: HonoContext<ApiEnv>, title: string, body: Html): Response | Promise<Response> {
  c.header("Cache-Control", "no-cache");
  return renderPage(c, {
    title,
    main: "reading",
    body: html`<h1>${title}</h1>
      ${body}`,
  });
}
