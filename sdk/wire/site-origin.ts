import type { FieldReason } from "./errors.ts";

export type OriginReason = Extract<FieldReason, `origin_${string}`>;

/**
 * The exact origin of a website's address, in whatever form it was pasted: with or without scheme, path, capitals. Both
 * sides use this one rule: the desk says at once what is wrong, the server decides.
 * @param ours the API's own origin, which belongs to nobody's site
 */
export function readOrigin(text: string, ours?: string): { origin: string } | { reason: OriginReason } {
  const pasted = text.trim();
  if (pasted.includes("*")) return { reason: "origin_wildcard" };
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(pasted);
  if (hasScheme && !/^https?:/i.test(pasted)) return { reason: "origin_invalid" };
  const bare = pasted.replace(/^\/\//, "");
  const scheme = /^(?:[a-z0-9-]+\.)*localhost(?:[:/?#]|$)/i.test(bare) ? "http" : "https";
  const address = hasScheme ? pasted : `${scheme}://${bare}`;
  // Browsers would mend these quietly, and into something nobody meant.
  if (!pasted || /[\s\\<>"'`{}|^]/.test(pasted) || !isAddress(address)) return { reason: "origin_invalid" };
  const url = new URL(address);
  if (url.username || url.password || /^[^/?#]*@/.test(address.replace(/^https?:\/*/i, "")))
    return { reason: "origin_has_login" };
  // The parser has already turned 0x7f.1 and 2130706433 into dotted form.
  if (url.hostname.startsWith("[") || /^[\d.]+$/.test(url.hostname)) return { reason: "origin_is_ip" };
  url.hostname = url.hostname.replace(/\.$/, "");
  if (ours !== undefined && url.origin === ours) return { reason: "origin_is_ours" };
  if (/(?:^|\.)localhost$/.test(url.hostname)) return { origin: url.origin };
  if (!isName(url.hostname)) return { reason: "origin_invalid" };
  return url.protocol === "https:" ? { origin: url.origin } : { reason: "origin_insecure" };
}

/** At least two labels of letters, digits and hyphens (RFC 1123), the last one no number. */
function isName(host: string): boolean {
  const labels = host.split(".");
  return (
    host.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label)) &&
    !/^\d+$/.test(labels.at(-1)!) // safe because there are two
  );
}

/** As URL.canParse, which is younger than our oldest browsers. */
function isAddress(text: string): boolean {
  try {
    return new URL(text).href !== "";
  } catch {
    return false;
  }
}
