import type { GetOrderResponse, OrderView, PlaceOrderRequest, PlaceOrderResponse } from "../wire/order.ts";
import type { FindPassRequest, FindPassResponse, VoucherOffer, VoucherView } from "../wire/voucher.ts";
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

type Rest = Pick<CallOptions, "signal" | "language">;

function url(endpoint: Endpoint, path: string): string {
  return `${endpoint.origin}/v1/${endpoint.network}/${path}`;
}

/** What the site may sell today. @throws {ApiError} */
export function getVoucherOffer(endpoint: Endpoint, site: string, rest: Rest = {}): Promise<VoucherOffer> {
  return call(url(endpoint, `voucher-offer?site=${encodeURIComponent(site)}`), rest);
}

/** Places an order, once per key. @throws {ApiError} */
export async function placeOrder(
  endpoint: Endpoint,
  order: PlaceOrderRequest,
  idempotencyKey: string,
  rest: Rest = {},
): Promise<OrderView> {
  const options = { ...rest, body: order, idempotencyKey };
  return (await call<PlaceOrderResponse>(url(endpoint, "orders"), options)).order;
}

/** The order behind an id and its token. @throws {ApiError} */
export async function getOrder(endpoint: Endpoint, id: string, token: string, rest: Rest = {}): Promise<OrderView> {
  const options = { ...rest, headers: { Authorization: `Bearer ${token}` } };
  return (await call<GetOrderResponse>(url(endpoint, `orders/${id}`), options)).order;
}

/** What is behind a code. @throws {ApiError} `not_found` for an unknown one. */
export async function findPass(endpoint: Endpoint, code: string, rest: Rest = {}): Promise<VoucherView> {
  const body: FindPassRequest = { code };
  return (await call<FindPassResponse>(url(endpoint, "passes/find"), { ...rest, body })).pass;
}
