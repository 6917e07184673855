import type { Context as HonoContext } from "hono";
import { html } from "hono/html";
import { Refusal } from "../platform/errors.ts";
import type { Context } from "../platform/context.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { answerError, refuse, statusOf, toRefusal } from "../platform/http/error-answer.ts";
import { describeError } from "../platform/log.ts";
import { sign } from "./marks.ts";
import { renderPage, viewOf } from "./page-frame.ts";

/** A refusal as a page with a way on. What calls the API gets the API's own answer. */
export function failurePage(error: unknown, c: HonoContext<ApiEnv>): Response | Promise<Response> {
  if (c.req.path.startsWith("/v1/")) return answerError(error, c);
  const refusal = toRefusal(error);
  if (refusal.code === "internal" || refusal.code === "unavailable") {
    c.var.log.error({ requestId: c.var.requestId, err: describeError(error) }, "page failed");
  }
  if (refusal.retryAfterSeconds) c.header("Retry-After", String(refusal.retryAfterSeconds));
  const { words } = viewOf(c);
  const { titles, texts, requestId } = words.failure;
  const way = wayOn(c);
  return renderPage(c, {
    title: titles[refusal.code],
    status: statusOf(refusal.code),
    main: "narrow failure",
    body: html`${sign("no")}
      <h1>${titles[refusal.code]}</h1>
      <p>${texts[refusal.code]}</p>
      ${way ? html`<p><a class="button primary" href="${way.href}">${way.text}</a></p>` : ""}
      ${refusal.code === "internal" ? html`<p class="hint">${requestId}: ${c.var.requestId}</p>` : ""}`,
  });
}

export function missingPage(c: HonoContext<ApiEnv>): Response | Promise<Response> {
  const missing = new Refusal("not_found");
  return c.req.path.startsWith("/v1/") ? refuse(c, missing) : failurePage(missing, c);
}

function wayOn(c: HonoContext<ApiEnv>): { href: string; text: string } | undefined {
  const { context, words } = viewOf(c);
  if (!(context as Context | undefined)) return undefined; // safe because outside any network there is none
  const place = c.req.path.split("/")[2] ?? "";
  const base = `/${context.network.slug}`;
  if (place === "scan" || place === "office") return { href: `${base}/${place}`, text: words.failure.again };
  if (place === "w") return { href: `${base}/w`, text: words.failure.toWallet };
  return { href: `${base}/buy`, text: words.failure.toBuy };
}
