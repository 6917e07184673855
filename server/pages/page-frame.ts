import type { Context as HonoContext } from "hono";
import { html } from "hono/html";
import type { Language } from "../documents/format.ts";
import type { Context } from "../platform/context.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { languageOf } from "../platform/http/messages.ts";
import { strawHat } from "./marks.ts";
import type { Html } from "./markup.ts";
import type { PageMessages } from "./messages.de.ts";
import { officeContact } from "./town-text.ts";
import { pageMessages } from "./words.ts";

/** What a page needs to draw itself. */
export interface View {
  context: Context;
  words: PageMessages;
  language: Language;
}

export interface Page {
  title: string;
  body: Html;
  head?: Html;
  /** Classes of `<main>`. */
  main?: string;
  status?: 200 | 400 | 401 | 403 | 404 | 409 | 422 | 429 | 500 | 503;
}

export function viewOf(c: HonoContext<ApiEnv>): View {
  const language = languageOf(c.req.header("Accept-Language"));
  return { context: c.var.context, words: pageMessages(language), language };
}

/** The path of a page of this network. */
export function pathOf({ context }: View, page: string): string {
  return `/${context.network.slug}/${page}`;
}

/** Loads the elements; without it their plain forms stay. */
export const elements: Html = html`<script type="module" src="/v1/twuster.js"></script>`;

export function renderPage(c: HonoContext<ApiEnv>, page: Page): Response | Promise<Response> {
  const language = languageOf(c.req.header("Accept-Language"));
  const words = pageMessages(language);
  const context = c.var.context as Context | undefined; // safe because a page outside any network has none
  const name = context?.network.voucherName ?? "Twuster";
  c.header("Vary", "Accept-Language");
  return c.html(
    html`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <meta name="robots" content="noindex" />
          <meta name="theme-color" content="#f8f4ea" media="(prefers-color-scheme: light)" />
          <meta name="theme-color" content="#1a1915" media="(prefers-color-scheme: dark)" />
          <title>${page.title} – ${name}</title>
          <link rel="icon" href="/pages/icon.svg" type="image/svg+xml" />
          <link rel="preload" href="/pages/atkinson-latin.woff2" as="font" type="font/woff2" crossorigin />
          <link rel="stylesheet" href="/pages/pages.css" />
          ${page.head ?? ""}
        </head>
        <body>
          ${context ? header(context, words) : ""}
          <main id="main" class="${page.main ?? ""}">${page.body}</main>
          ${context ? footer(context, words, language) : ""}
        </body>
      </html>`,
    page.status ?? 200,
  );
}

function header({ network }: Context, words: PageMessages): Html {
  return html`<header class="head">
    <a class="skip" href="#main">${words.frame.skip}</a>
    ${network.mode === "test" ? html`<p class="test-line"><strong>${words.frame.test}</strong> <span>${words.frame.testLine}</span></p>` : ""}
    <a class="town" href="/${network.slug}/buy">${strawHat(network.brandColor)}<span>${network.voucherName}</span></a>
  </header>`;
}

function footer({ network }: Context, words: PageMessages, language: Language): Html {
  const { issuer } = network;
  const pages = [
    ["w", "wallet"],
    ["buy", "buy"],
    ["coupons", "coupons"],
    ["where", "where"],
    ["withdrawal", "withdrawal"],
    ["terms", "terms"],
    ["privacy", "privacy"],
    ["scan", "counter"],
    ["join", "join"],
  ] as const;
  return html`<footer class="foot">
    <nav aria-label="${words.frame.more}">
      <ul>
        ${pages.map(([path, name]) => html`<li><a href="/${network.slug}/${path}">${words.frame[name]}</a></li>`)}
      </ul>
    </nav>
    <address>
      ${issuer.name}, ${issuer.street}, ${issuer.postalCode} ${issuer.city},
      <a href="mailto:${issuer.email}">${issuer.email}</a>
      ${officeContact(network.texts, language, words.frame.phone)}
    </address>
  </footer>`;
}
