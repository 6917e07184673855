import { ApiError } from "../client/api-error.ts";
import type { ErrorBody, ErrorCode } from "../wire/errors.ts";

/** A customer waits: better a plain sentence after 8 s than a hopeful wheel. */
export const DEVICE_TIMEOUT_MS = 8000;

/** One request of a device, its body already written out, because the signature covers the very bytes. */
export interface DeviceCall {
  url: string;
  method: "GET" | "POST";
  body: string;
  authorization?: string;
  idempotencyKey?: string;
  language: string;
}

export interface DeviceAnswer<T> {
  result: { ok: true; body: T } | { ok: false; error: ApiError };
  /** For the next request; refused answers have one too. */
  nonce: string | undefined;
}

/** Like client/call.ts, but a refusal is a value: its `Twuster-Nonce` is needed. @throws {ApiError} where no answer came */
export async function callAsDevice<T>(call: DeviceCall): Promise<DeviceAnswer<T>> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), DEVICE_TIMEOUT_MS);
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: headersOf(call),
      body: call.body || null,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      signal: timeout.signal,
    });
    // A gateway's own error page is no JSON; then the status alone has to tell.
    const body: unknown = await response.json().catch((cause: unknown) => {
      if (response.ok || timeout.signal.aborted) throw cause;
    });
    const nonce = response.headers.get("Twuster-Nonce") ?? undefined;
    if (response.ok) return { nonce, result: { ok: true, body: body as T } }; // safe because the server's schemas equal the wire types
    return { nonce, result: { ok: false, error: refusalOf(response, body) } };
  } catch (cause) {
    const code = timeout.signal.aborted ? "timeout" : navigator.onLine === false ? "offline" : "unreachable";
    throw new ApiError(code, { cause });
  } finally {
    clearTimeout(timer);
  }
}

function headersOf({ body, language, authorization, idempotencyKey }: DeviceCall): Record<string, string> {
  return {
    "Accept-Language": language,
    ...(body ? { "Content-Type": "application/json" } : {}),
    ...(authorization ? { Authorization: authorization } : {}),
    ...(idempotencyKey ? { "Idempotency-Key": idempotencyKey } : {}),
  };
}

function refusalOf(response: Response, body: unknown): ApiError {
  const error = (body as Partial<ErrorBody> | null | undefined)?.error;
  const retryAfterSeconds = Number(response.headers.get("Retry-After"));
  return new ApiError(error?.code ?? codeOfStatus(response.status), {
    ...(error ? { body: error } : {}),
    ...(retryAfterSeconds > 0 ? { retryAfterSeconds } : {}),
  });
}

function codeOfStatus(status: number): ErrorCode {
  return status === 429 ? "rate_limited" : status > 501 ? "unavailable" : "internal";
}
