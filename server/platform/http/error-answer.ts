import type { Context as HonoContext } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ErrorBody, ErrorCode } from "../../../sdk/wire/errors.ts";
import { isConnectionFailure, isUnstorableText } from "../database/database.ts";
import { Refusal } from "../errors.ts";
import { describeError } from "../log.ts";
import type { ApiEnv } from "./env.ts";
import { errorSentence, languageOf } from "./messages.ts";

const statuses = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  idempotency_mismatch: 422,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

/** The one place where an error becomes an answer. What is not a refusal is logged and says nothing. */
export function answerError(error: unknown, c: HonoContext<ApiEnv>): Response {
  const refusal = toRefusal(error);
  if (refusal.code === "internal" || refusal.code === "unavailable") {
    c.var.log.error({ requestId: c.var.requestId, err: describeError(error) }, "request failed");
  }
  return refuse(c, refusal);
}

export function refuse(c: HonoContext<ApiEnv>, refusal: Refusal): Response {
  const error: ErrorBody["error"] = {
    code: refusal.code,
    message: errorSentence(refusal.code, languageOf(c.req.header("Accept-Language"))),
    requestId: c.var.requestId,
    ...(refusal.fields ? { fields: refusal.fields } : {}),
  };
  if (refusal.retryAfterSeconds) c.header("Retry-After", String(refusal.retryAfterSeconds));
  return c.json({ error }, statuses[refusal.code]);
}

export function statusOf(code: ErrorCode): (typeof statuses)[ErrorCode] {
  return statuses[code];
}

export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof HTTPException && error.status < 500)
    return new Refusal(error.status === 404 ? "not_found" : "invalid");
  if (isUnstorableText(error)) return new Refusal("invalid");
  return new Refusal(isConnectionFailure(error) ? "unavailable" : "internal");
}
