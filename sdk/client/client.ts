import type { FindPassRequest, FindPassResponse, PassView } from "../wire/pass.ts";
import type { VoucherOffer } from "../wire/voucher.ts";
import { call, type CallOptions } from "./call.ts";

/** Which API and which town an element talks to. */
export interface Endpoint {
  /** Origin of the API, e.g. `https://api.twuster.de`. */
  origin: string;
  /** The network's slug. */
  network: string;
}

/** `pk_test_NETWORK_RANDOM` or `pk_live_NETWORK_RANDOM`: the network's slug; undefined where it is no key. */
export function networkOfSiteKey(siteKey: string): string | undefined {
  return /^pk_(?:test|live)_([a-z0-9][a-z0-9-]{1,40})_[A-Za-z0-9]{16,40}$/.exec(siteKey)?.[1];
}

export type Rest = Pick<CallOptions, "signal" | "language">;

/** Address of a call in the endpoint's network. */
export function urlOf(endpoint: Endpoint, path: string): string {
  return `${endpoint.origin}/v1/${endpoint.network}/${path}`;
}

/** What the site may sell today. @throws {ApiError} */
export function getVoucherOffer(endpoint: Endpoint, site: string, rest: Rest = {}): Promise<VoucherOffer> {
  return call(urlOf(endpoint, `voucher-offer?site=${encodeURIComponent(site)}`), rest);
}

/** What is behind a code. @throws {ApiError} `not_found` for an unknown one. */
export async function findPass(endpoint: Endpoint, code: string, rest: Rest = {}): Promise<PassView> {
  const body: FindPassRequest = { code };
  return (await call<FindPassResponse>(urlOf(endpoint, "passes/find"), { ...rest, body })).pass;
}
