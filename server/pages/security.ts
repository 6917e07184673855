import type { Context as HonoContext, MiddlewareHandler } from "hono";
import type { Platform } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { pagesBase } from "../profiles/pages-address.ts";

/** Everything from here and nothing inline. A form's answer may lead to the provider: browsers count that redirect. */
export function pageHeaders(platform: Platform): MiddlewareHandler<ApiEnv> {
  const { TEST_PROVIDER_URL } = platform.config;
  const provider = TEST_PROVIDER_URL ? ` ${new URL(TEST_PROVIDER_URL).origin}` : "";
  // Partners' pictures come from the public pages' origin.
  const pictures = new URL(pagesBase(platform.config)).origin;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    `img-src 'self' data: blob: ${pictures}`,
    "style-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self' blob:",
    "media-src 'self' blob:",
    `form-action 'self'${provider}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  // The counter starts its reader as a worker from a URL, which Trusted Types would refuse; everywhere else they are on.
  const trusted = "; require-trusted-types-for 'script'; trusted-types lit-html twuster-wallet";
  return async (c, next) => {
    await next();
    c.header("Content-Security-Policy", /^\/[^/]+\/scan\b/.test(c.req.path) ? policy : policy + trusted);
    c.header(
      "Permissions-Policy",
      `camera=${/^\/[^/]+\/scan$/.test(c.req.path) ? "(self)" : "()"}, microphone=(), geolocation=${/^\/[^/]+\/desk$/.test(c.req.path) ? "(self)" : "()"}`,
    );
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    c.header("X-Content-Type-Options", "nosniff");
    if (!c.res.headers.has("Referrer-Policy")) c.header("Referrer-Policy", "no-referrer");
    if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
  };
}

/**
 * Under `no-referrer` a browser writes `Origin: null` on its own page's forms; pages whose forms act on a cookie
 * therefore say where they are, to this origin alone.
 */
export function tellOrigin(c: HonoContext<ApiEnv>): void {
  c.header("Referrer-Policy", "same-origin");
}

/** A form that acts on a cookie has to come from our own page. @throws {Refusal} forbidden */
export function assertFromHere(c: HonoContext<ApiEnv>): void {
  const site = c.req.header("Sec-Fetch-Site");
  if (site === "same-origin") return;
  // Browsers before Fetch Metadata (Safari 16.4) say their origin; before that, at least the page.
  const source = c.req.header("Origin") ?? c.req.header("Referer");
  if (site === undefined && source && originOf(source) === new URL(c.var.context.config.PUBLIC_URL).origin) return;
  throw new Refusal("forbidden");
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}
