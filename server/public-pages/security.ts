import type { Context as HonoContext } from "hono";
import type { ApiEnv } from "../platform/http/env.ts";

/**
 * Nothing runs here: whatever a partner wrote, the page is text and pictures.
 * @param scripts hashes of the data blocks, which no browser runs
 */
export function setPageHeaders(c: HonoContext<ApiEnv>, scripts: string[] = []): void {
  c.header(
    "Content-Security-Policy",
    [
      "default-src 'none'",
      `script-src ${scripts.length > 0 ? scripts.join(" ") : "'none'"}`,
      "img-src 'self'",
      // No script is there to use it; the browser's own tools read robots.txt by it.
      "connect-src 'self'",
      "style-src 'self'",
      "font-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join("; "),
  );
  c.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  c.header("Cross-Origin-Opener-Policy", "same-origin");
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", "strict-origin-when-cross-origin");
}
