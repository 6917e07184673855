import type { ErrorBody, ErrorCode, FieldReason } from "../wire/errors.ts";

/** Why a call failed: a code of the API, or what kept the call from reaching it. */
export type FailureCode = ErrorCode | "offline" | "timeout" | "unreachable";

/** The one error every call of the client throws. */
export class ApiError extends Error {
  readonly code: FailureCode;
  /** Dotted path of a refused field → reason. */
  readonly fields: Record<string, FieldReason>;
  /** What support asks for; empty where no answer came. */
  readonly requestId: string;
  /** Seconds to wait before the next try; only with `rate_limited`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: FailureCode,
    detail: { body?: ErrorBody["error"]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(detail.body?.message ?? code, { cause: detail.cause });
    this.name = "ApiError";
    this.code = code;
    this.fields = detail.body?.fields ?? {};
    this.requestId = detail.body?.requestId ?? "";
    this.retryAfterSeconds = detail.retryAfterSeconds;
  }

  /** True where the same call may succeed later, unchanged. */
  get canRetry(): boolean {
    return ["offline", "timeout", "unreachable", "unavailable", "rate_limited", "internal"].includes(this.code);
  }
}
