import type { ErrorBody, ErrorCode } from "../wire/errors.ts";
import { ApiError } from "./api-error.ts";

export interface CallOptions {
  method?: "GET" | "POST" | "PUT";
  body?: unknown;
  headers?: Record<string, string>;
  /** Made once per intended effect and repeated with every retry of it. */
  idempotencyKey?: string;
  language?: string;
  /** `same-origin` on the API's own pages, where a session rides on a cookie; nothing rides along unless told. */
  credentials?: "omit" | "same-origin";
  signal?: AbortSignal;
  /** Milliseconds until the call is given up; 15 000 unless told. */
  timeoutMs?: number;
}

/** The answer's body and headers. @throws {ApiError} for everything that is not 2xx, and where no answer came. */
export async function callWithHeaders<T>(
  url: string,
  options: CallOptions = {},
): Promise<{ body: T; headers: Headers }> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), options.timeoutMs ?? 15_000);
  const forward = (): void => timeout.abort();
  options.signal?.addEventListener("abort", forward);
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(url, {
      method: options.method ?? (options.body === undefined ? "GET" : "POST"),
      headers: {
        ...(options.body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(options.idempotencyKey ? { "Idempotency-Key": options.idempotencyKey } : {}),
        ...(options.language ? { "Accept-Language": options.language } : {}),
        ...options.headers,
      },
      body: JSON.stringify(options.body),
      credentials: options.credentials ?? "omit",
      referrerPolicy: "no-referrer",
      signal: timeout.signal,
    });
    // A gateway's own error page is no JSON; then the status alone has to tell.
    body = await response.json().catch((cause: unknown) => {
      if (response.ok || timeout.signal.aborted) throw cause;
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    const code = timeout.signal.aborted ? "timeout" : navigator.onLine === false ? "offline" : "unreachable";
    throw new ApiError(code, { cause });
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", forward);
  }
  if (response.ok) return { body: body as T, headers: response.headers }; // safe because the server's schemas equal the wire types
  const error = (body as Partial<ErrorBody> | null)?.error;
  const retryAfter = Number(response.headers.get("Retry-After"));
  throw new ApiError(error?.code ?? codeOfStatus(response.status), {
    ...(error ? { body: error } : {}),
    ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
  });
}

function codeOfStatus(status: number): ErrorCode {
  return status === 429 ? "rate_limited" : status > 501 ? "unavailable" : "internal";
}

/** The answer's body. @throws {ApiError} */
export async function call<T>(url: string, options: CallOptions = {}): Promise<T> {
  return (await callWithHeaders<T>(url, options)).body;
}

/** A fresh Idempotency-Key: 128 random bits. `randomUUID` is missing on plain-http pages. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
