/** What the page tells the service worker: files it needed so far, to be there without reception. */
export interface KeepRequest {
  kind: "twuster-wallet-keep";
  urls: string[];
}

interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

let policy: ScriptUrlPolicy | undefined;

/** A worker's address under Trusted Types; the policy lets nothing through but this one path. */
function trustedWorkerUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }; // safe because it is optional: Firefox and Safari came late
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy("twuster-wallet", {
    createScriptURL(candidate) {
      if (/^\/[a-z0-9][a-z0-9-]{1,40}\/w\/service-worker\.js$/.test(candidate)) return candidate;
      throw new TypeError("not the wallet's service worker");
    },
  });
  return policy.createScriptURL(url);
}

/**
 * Makes the page open without reception from now on. Only where it is at home, on the API's own origin and path;
 * resolves to false elsewhere and where the browser refuses.
 */
export async function keepOffline(network: string): Promise<boolean> {
  const scope = `/${network}/w`;
  if (!("serviceWorker" in navigator) || location.pathname.replace(/\/$/, "") !== scope) return false;
  try {
    const registration = await navigator.serviceWorker.register(trustedWorkerUrl(`${scope}/service-worker.js`), {
      scope,
    });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    const urls = performance.getEntriesByType("resource").map((entry) => entry.name);
    worker?.postMessage({ kind: "twuster-wallet-keep", urls } satisfies KeepRequest);
    return true;
  } catch {
    return false;
  }
}

/** Asks the browser not to tidy the vouchers away; it may say no, and the mail stays the voucher. */
export async function askToPersist(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}
