import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { ErrorBody, ErrorCode } from "../../sdk/wire/errors.ts";
import type { OrderView, PlaceOrderRequest } from "../../sdk/wire/order.ts";
import type { TestTown } from "./test-town.ts";

export interface Answer<T = unknown> {
  status: number;
  body: T;
  headers: Headers;
}
export interface Question {
  method?: "GET" | "POST" | "PUT";
  /** An object becomes JSON; a string is sent as it is. */
  body?: object | string;
  headers?: Record<string, string>;
}

type Place = Pick<TestTown, "url" | "network">;

/** One request to the API over HTTP. `path` is below `/v1/{network}/`, or starts with a slash. */
export async function ask<T = unknown>(place: Place, path: string, question: Question = {}): Promise<Answer<T>> {
  const { body, headers } = question;
  const url = path.startsWith("/") ? `${place.url}${path}` : `${place.url}/v1/${place.network}/${path}`;
  const response = await fetch(url, {
    method: question.method ?? (body === undefined ? "GET" : "POST"),
    headers: { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
    body: body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as T }; // safe because the caller compares what it gets
}

/** Asserts a refusal by its stable parts, and that it says nothing else. */
export function assertRefused(answer: Answer, status: number, code: ErrorCode, fields?: Record<string, string>): void {
  const { error } = answer.body as ErrorBody; // safe because the next line compares it
  assert.deepEqual({ status: answer.status, code: error?.code, fields: error?.fields }, { status, code, fields });
  assert.deepEqual(
    Object.keys(error).toSorted(),
    ["code", "message", "requestId", ...(fields ? ["fields"] : [])].toSorted(),
  );
  assert.match(error.message, /^\p{Lu}[^\n]{5,150}[.!?]$/u);
  assert.equal(error.requestId, answer.headers.get("Request-Id"));
}

export type OrderWish = Partial<Omit<PlaceOrderRequest, "lines">> & {
  lines?: { kind: string; valueCents: unknown; quantity: unknown; voucherKindId?: string }[];
  [field: string]: unknown;
};

/** A good order of one voucher over 25 €, to be spoiled by the test. */
export function orderBody(town: Pick<TestTown, "siteKey">, wish: OrderWish = {}): Record<string, unknown> {
  return {
    site: town.siteKey,
    lines: [{ kind: "voucher", valueCents: 2_500, quantity: 1 }],
    email: "kaeuferin@example.org",
    delivery: { to: "buyer" },
    paymentMethod: "bank_transfer",
    language: "de",
    ...wish,
  };
}

/** Sends an order, good or bad. */
export function postOrder(
  town: Place & Pick<TestTown, "siteKey">,
  wish: OrderWish = {},
  headers: Record<string, string> = {},
): Promise<Answer<{ order: OrderView }>> {
  return ask(town, "orders", { body: orderBody(town, wish), headers: { "Idempotency-Key": randomUUID(), ...headers } });
}

/** Places an order. @throws where it is refused */
export async function placeOrder(town: Place & Pick<TestTown, "siteKey">, wish: OrderWish = {}): Promise<OrderView> {
  const answer = await postOrder(town, wish);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.order;
}

export async function readOrder(town: Place, order: Pick<OrderView, "id" | "token">): Promise<OrderView> {
  const answer = await ask<{ order: OrderView }>(town, `orders/${order.id}`, {
    headers: { Authorization: `Bearer ${order.token}` },
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.order;
}

/** What the issuer's office enters from its bank statement. */
export function confirmTransfer(
  town: Place & Pick<TestTown, "operatorKey">,
  transfer: { reference: string; amountCents: number; bankReference?: string; [field: string]: unknown },
  headers: Record<string, string> = {},
): Promise<Answer<{ outcome: string; orderNumber?: string }>> {
  return ask(town, "transfers", {
    body: { bankReference: randomUUID(), acceptReview: true, ...transfer },
    headers: { Authorization: `Bearer ${town.operatorKey}`, "Idempotency-Key": randomUUID(), ...headers },
  });
}

/** The reference a transfer for this order carries. */
export function referenceOf(order: OrderView): string {
  assert.equal(order.payment?.method, "bank_transfer");
  return order.payment.reference;
}
