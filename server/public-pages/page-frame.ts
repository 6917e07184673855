import type { Context as HonoContext } from "hono";
import { html, raw } from "hono/html";
import type { Context } from "../platform/context.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { strawHat } from "../pages/marks.ts";
import type { Html } from "../pages/markup.ts";
import { officeContact } from "../pages/town-text.ts";
import { pagesBase } from "../profiles/pages-address.ts";
import { scriptHash, scriptText } from "./json-ld.ts";
import { publicPagesGerman as words } from "./messages.de.ts";
import { setPageHeaders } from "./security.ts";

export interface PublicPage {
  title: string;
  description: string;
  body: Html;
  /** The one address of this page. */
  url: string;
  /** Open Graph picture, 1200 × 630. */
  picture?: string;
  jsonLd?: object;
  /** Kept out of search engines, as every page of a test network is. */
  isHidden?: boolean;
  status?: 200 | 404 | 503;
}

export const listUrl = ({ config, network }: Context): string => `${pagesBase(config)}/${network.slug}/`;

/** A whole page, readable without any script. */
export function renderPublicPage(c: HonoContext<ApiEnv>, page: PublicPage): Response | Promise<Response> {
  const context = c.var.context as Context | undefined; // safe because a page outside any network has none
  const data = page.jsonLd ? scriptText(page.jsonLd) : undefined;
  setPageHeaders(c, data === undefined ? [] : [scriptHash(data)]);
  c.header("Cache-Control", page.status === undefined ? "public, max-age=0, s-maxage=60" : "no-store");
  const base = new URL(pagesBase(c.var.config)).pathname.replace(/\/$/, "");
  const isHidden = page.isHidden || context?.network.mode !== "live";
  const name = context ? context.network.voucherName : "Twuster";
  return c.html(
    html`<!doctype html>
      <html lang="de">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${page.title}</title>
          <meta name="description" content="${page.description}" />
          ${isHidden ? html`<meta name="robots" content="noindex" />` : ""}
          <link rel="canonical" href="${page.url}" />
          <meta property="og:type" content="website" />
          <meta property="og:site_name" content="${name}" />
          <meta property="og:locale" content="de_DE" />
          <meta property="og:title" content="${page.title}" />
          <meta property="og:description" content="${page.description}" />
          <meta property="og:url" content="${page.url}" />
          ${
            page.picture
              ? html`<meta property="og:image" content="${page.picture}" />
                  <meta property="og:image:type" content="image/png" />
                  <meta property="og:image:width" content="1200" />
                  <meta property="og:image:height" content="630" />
                  <meta property="og:image:alt" content="${page.title}" />
                  <meta name="twitter:card" content="summary_large_image" />`
              : ""
          }
          <meta name="theme-color" content="#f8f4ea" media="(prefers-color-scheme: light)" />
          <meta name="theme-color" content="#1a1915" media="(prefers-color-scheme: dark)" />
          <link rel="icon" href="${base}/_/icon.svg" type="image/svg+xml" />
          <link rel="preload" href="${base}/_/atkinson-latin.woff2" as="font" type="font/woff2" crossorigin />
          <link rel="stylesheet" href="${base}/_/public.css" />
          ${
            data === undefined
              ? ""
              : html`<script type="application/ld+json">
                  ${raw(data)}
                </script>`
          }
        </head>
        <body>
          <a class="skip" href="#main">${words.skip}</a>
          ${context ? header(context) : ""}
          <main id="main">${page.body}</main>
          ${context ? footer(context) : ""}
        </body>
      </html>`,
    page.status ?? 200,
  );
}

function header(context: Context): Html {
  const { network } = context;
  return html`<header class="head">
    ${network.mode === "test" ? html`<p class="test-line"><strong>${words.test}</strong> ${words.testLine}</p>` : ""}
    <a class="town" href="${listUrl(context)}">${strawHat(network.brandColor)}<span>${network.voucherName}</span></a>
  </header>`;
}

function footer({ config, network }: Context): Html {
  const { issuer } = network;
  const ours = `${config.PUBLIC_URL}/${network.slug}`;
  return html`<footer class="foot">
    <nav aria-label="${words.more}">
      <ul>
        <li><a href="${ours}/buy">${words.buy}</a></li>
        <li><a href="${ours}/join">${words.join}</a></li>
        <li><a href="${ours}/terms">${words.terms}</a></li>
        <li><a href="${ours}/privacy">${words.privacy}</a></li>
      </ul>
    </nav>
    <address>
      ${issuer.name}, ${issuer.street}, ${issuer.postalCode} ${issuer.city},
      <a href="mailto:${issuer.email}">${issuer.email}</a>
      ${officeContact(network.texts, "de", words.phone)}
    </address>
  </footer>`;
}
