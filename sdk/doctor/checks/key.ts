import type { SiteCheck, SiteCheckResponse } from "../../wire/sites.ts";
import type { Finding, Place } from "../finding.ts";
import type { PolicyWatch } from "./policy.ts";

/** Whether the service answers, and what it says of the key and of this page's origin. */
export async function checkKey({ element, name, api }: Place, watch: PolicyWatch): Promise<Finding[]> {
  const isBuying = name === "twuster-voucher-purchase";
  const key = isBuying ? (element.getAttribute("site") ?? "") : "";
  const network = isBuying ? networkOfSiteKey(key) : (element.getAttribute("network") ?? "");
  if (isBuying && !key) return [{ id: "keyMissing", level: "bad" }];
  if (network === undefined) return [{ id: "keyMalformed", level: "bad", values: { key } }];
  if (!network) return [{ id: "networkMissing", level: "bad" }];
  if (location.protocol === "https:" && api.startsWith("http:") && !/^http:\/\/(?:[^/]*\.)?localhost(?::|$)/.test(api))
    return [{ id: "mixed", level: "bad", values: { api } }];
  const answer = await ask(`${api}/v1/${encodeURIComponent(network)}/site-check?site=${encodeURIComponent(key)}`);
  if (answer === "failed") return [await whyFailed(api, watch)];
  const reachable: Finding = { id: "reachable", level: "good", values: { api } };
  if (answer === "no-network")
    return [
      reachable,
      isBuying
        ? { id: "keyUnknown", level: "bad", values: { key } }
        : { id: "networkUnknown", level: "bad", values: { network } },
    ];
  return [reachable, ...(isBuying ? judge(key, answer) : [])];
}

/** As the client reads it; the client itself comes with Lit, which some pages refuse to run, and that we have to tell. */
function networkOfSiteKey(key: string): string | undefined {
  return /^pk_(?:test|live)_([a-z0-9][a-z0-9-]{1,40})_[A-Za-z0-9]{16,40}$/.exec(key)?.[1];
}

function judge(key: string, check: SiteCheck): Finding[] {
  if (check.key === "unknown") return [{ id: "keyUnknown", level: "bad", values: { key } }];
  if (check.key === "revoked") return [{ id: "keyRevoked", level: "bad", values: { key } }];
  // Not location's: in a sandboxed frame that one is the address, and this one "null", as the server sees it.
  const { origin } = globalThis;
  const until = check.until ? new Date(check.until).toLocaleString(document.documentElement.lang || "de") : "";
  const findings: Finding[] = [
    check.key === "old"
      ? { id: "keyOld", level: "hint", values: { key, until } }
      : { id: "keyGood", level: "good", values: { key } },
  ];
  if (check.isOriginAllowed) findings.push({ id: "originGood", level: "good", values: { origin } });
  else if (origin === "null") findings.push({ id: "sandboxed", level: "bad" });
  // Without https there is no address to allow; that is said elsewhere.
  else if (isSecureContext) findings.push({ id: "originForeign", level: "bad", values: { origin } });
  return findings;
}

async function ask(url: string): Promise<SiteCheck | "no-network" | "failed"> {
  try {
    const response = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" });
    if (response.status === 404) return "no-network";
    if (!response.ok) return "failed";
    return ((await response.json()) as SiteCheckResponse).check; // safe because the server's schema equals the wire type
  } catch {
    return "failed";
  }
}

async function whyFailed(api: string, watch: PolicyWatch): Promise<Finding> {
  if (await watch.forbade("connect-src", api)) return { id: "cspConnect", level: "bad", values: { api } };
  return { id: navigator.onLine === false ? "offline" : "unreachable", level: "bad", values: { api } };
}
