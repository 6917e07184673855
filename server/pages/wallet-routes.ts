import { Hono, type Context as HonoContext } from "hono";
import { html } from "hono/html";
import { parseCode, parseLink } from "../../sdk/wire/pass-code.ts";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { fileAnswer } from "../platform/http/bundles.ts";
import { statusOf } from "../platform/http/error-answer.ts";
import { limited404 } from "../platform/http/failure-limiter.ts";
import { findPassView } from "../passes/view.ts";
import { walletUrl } from "../passes/issue.ts";
import { inputField } from "./field.ts";
import { readForm } from "./form-input.ts";
import type { Html } from "./markup.ts";
import { elements, pathOf, renderPage, viewOf, type View } from "./page-frame.ts";
import { kindOf } from "../kind.ts";
import type { ShownPass } from "./kind-pages.ts";

type Problem = "empty" | "mistyped" | "unknown";

export const walletPages = new Hono<ApiEnv>()
  .get("/w", (c) => {
    const view = viewOf(c);
    const { words } = view;
    const { slug, town, voucherName, issuer, mode, brandColor } = c.var.context.network;
    // The service worker keeps this page; it holds nothing of anybody's.
    c.header("Cache-Control", "no-cache");
    return renderPage(c, {
      title: words.wallet.title,
      main: "narrow wallet",
      head: html`<link rel="manifest" href="${pathOf(view, "w/manifest.webmanifest")}" />
        <link rel="apple-touch-icon" href="/pages/icon-192.png" />${elements}`,
      body: html`<h1 class="visually-hidden">${words.wallet.title}</h1>
        <twuster-wallet
          network="${slug}"
          town="${town}"
          voucher-name="${voucherName}"
          issuer="${issuer.name}"
          mode="${mode}"
          brand-color="${brandColor}"
          >${codeForm(view)}</twuster-wallet
        >`,
    });
  })
  .post("/w", async (c) => {
    const typed = (await readForm(c))("code");
    const { context, address } = c.var;
    const code = parseCode(typed) ?? codeOfLink(typed, context.network.slug);
    if (!typed.trim()) return entryPage(c, typed, "empty");
    if (code === undefined) return entryPage(c, typed, "mistyped");
    try {
      const pass = await limited404(context, `find ${address}`, () => findPassView(context, code));
      return await shownPage(c, { pass, code, walletUrl: walletUrl(context, [code]) });
    } catch (error) {
      if (error instanceof Refusal && error.code === "not_found") return entryPage(c, typed, "unknown");
      throw error;
    }
  })
  .get("/w/manifest.webmanifest", (c) => {
    const view = viewOf(c);
    const { voucherName, brandColor } = c.var.context.network;
    const icon = (src: string, sizes: string, type: string): object => ({ src, sizes, type, purpose: "any" });
    c.header("Vary", "Accept-Language");
    c.header("Cache-Control", "public, max-age=3600");
    c.header("Content-Type", "application/manifest+json; charset=utf-8");
    const manifest = {
      name: voucherName,
      short_name: view.words.wallet.appName,
      lang: view.language,
      id: pathOf(view, "w"),
      start_url: pathOf(view, "w"),
      scope: pathOf(view, "w"),
      display: "standalone",
      background_color: "#f8f4ea",
      theme_color: brandColor,
      icons: [
        icon("/pages/icon.svg", "any", "image/svg+xml"),
        icon("/pages/icon-192.png", "192x192", "image/png"),
        icon("/pages/icon-512.png", "512x512", "image/png"),
        { ...icon("/pages/icon-512.png", "512x512", "image/png"), purpose: "maskable" },
      ],
    };
    return c.body(JSON.stringify(manifest));
  })
  .get("/w/service-worker.js", (c) =>
    fileAnswer("pages/wallet-service-worker.js", 0, { "Service-Worker-Allowed": pathOf(viewOf(c), "w") }),
  );

/** A link pasted whole, or read by a hand scanner; undefined where it is another town's or holds several. */
function codeOfLink(text: string, slug: string): string | undefined {
  const link = parseLink(text);
  return link?.network === slug && link.codes.length === 1 ? link.codes[0] : undefined;
}

function codeForm(view: View, typed = "", problem?: Problem): Html {
  const words = view.words.wallet;
  return html`<form class="sheet" method="post" action="${pathOf(view, "w")}" novalidate>
    <p class="lead">${words.intro}</p>
    ${inputField({ name: "code", label: words.code, hint: words.codeHint, value: typed, error: problem && words[problem], isCode: true, maxlength: 200, hasFocus: problem !== undefined })}
    <button class="button primary wide">${words.look}</button>
  </form>`;
}

function entryPage(c: HonoContext<ApiEnv>, typed: string, problem: Problem): Response | Promise<Response> {
  const view = viewOf(c);
  return renderPage(c, {
    title: view.words.wallet.title,
    main: "narrow",
    status: statusOf(problem === "unknown" ? "not_found" : "invalid"),
    body: html`<h1>${view.words.wallet.title}</h1>
      ${codeForm(view, typed, problem)}`,
  });
}

function shownPage(c: HonoContext<ApiEnv>, shown: ShownPass): Response | Promise<Response> {
  const view = viewOf(c);
  const { wallet } = view.words;
  const { pages } = kindOf(view.context, shown.pass.kind);
  const { title, text } = pages.state(view, shown.pass);
  return renderPage(c, {
    title,
    main: "narrow",
    body: html`<h1>${title}</h1>
      ${text ? html`<p class="lead">${text}</p>` : ""} ${pages.card(view, shown)}
      ${shown.pass.state === "open" ? html`<p class="hint">${pages.keepHint(view)}</p>` : ""}
      <p><a class="button wide" href="${pathOf(view, "w")}">${wallet.other}</a></p>`,
  });
}
