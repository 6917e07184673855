import type { GetOrderResponse, OrderView, PlaceOrderRequest, PlaceOrderResponse } from "../wire/order.ts";
import { call } from "./call.ts";
import { urlOf, type Endpoint, type Rest } from "./client.ts";

/** Places an order, once per key. @throws {ApiError} */
export async function placeOrder(
  endpoint: Endpoint,
  order: PlaceOrderRequest,
  idempotencyKey: string,
  rest: Rest = {},
): Promise<OrderView> {
  const options = { ...rest, body: order, idempotencyKey };
  return (await call<PlaceOrderResponse>(urlOf(endpoint, "orders"), options)).order;
}

/** The order behind an id and its token. @throws {ApiError} */
export async function getOrder(endpoint: Endpoint, id: string, token: string, rest: Rest = {}): Promise<OrderView> {
  const options = { ...rest, headers: { Authorization: `Bearer ${token}` } };
  return (await call<GetOrderResponse>(urlOf(endpoint, `orders/${id}`), options)).order;
}
