import type { SiteName } from "../shared/options.ts";

/**
 * What such businesses' hosts really send: cheap web space sends next to nothing, a managed
 * WordPress a little more, and only the town is strict.
 */
export function siteHeaders(name: SiteName, apiUrl: string): Record<string, string> {
  const common = { "x-content-type-options": "nosniff" };
  switch (name) {
    case "baecker":
    case "eis":
      return common;
    case "blumen":
      return { ...common, "referrer-policy": "strict-origin-when-cross-origin", "x-frame-options": "SAMEORIGIN" };
    case "imker":
      return { ...common, "referrer-policy": "no-referrer-when-downgrade" };
    case "kultur":
      return {
        ...common,
        "x-frame-options": "SAMEORIGIN",
        "permissions-policy": "camera=(), microphone=(), geolocation=()",
      };
    case "stadt":
      return {
        ...common,
        "content-security-policy": stadtPolicy(apiUrl),
        "referrer-policy": "no-referrer",
        "permissions-policy": "camera=(), microphone=(), geolocation=()",
        "cross-origin-opener-policy": "same-origin",
      };
  }
}

/** The strictest page Twuster promises to run on (docs for readers quote this line). */
function stadtPolicy(apiUrl: string): string {
  return [
    "default-src 'none'",
    `script-src ${apiUrl}`,
    `connect-src ${apiUrl}`,
    `img-src 'self' ${apiUrl}`,
    "style-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    `form-action ${apiUrl} 'self'`,
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
  ].join("; ");
}
