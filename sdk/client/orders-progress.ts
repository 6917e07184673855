import type { GetOrderProgressResponse, OrderProgress } from "../wire/order.ts";
import { call } from "./call.ts";
import { urlOf, type Endpoint, type Rest } from "./client.ts";

/** How far an order is. @throws {ApiError} `not_found` once nobody may know any more. */
export async function getOrderProgress(
  endpoint: Endpoint,
  id: string,
  token: string,
  rest: Rest = {},
): Promise<OrderProgress> {
  const options = { ...rest, headers: { Authorization: `Bearer ${token}` } };
  return (await call<GetOrderProgressResponse>(urlOf(endpoint, `orders/${id}/progress`), options)).progress;
}
