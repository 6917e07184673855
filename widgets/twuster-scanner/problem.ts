import { ApiError, type FailureCode } from "../../sdk/client/api-error.ts";
import type { Problem } from "./counter-state.ts";

/**
 * Codes after which the server may or may not have booked: no answer came, or none that tells. A 503 is one of them: the
 * database may have been lost between booking and answering.
 */
const UNKNOWN: readonly FailureCode[] = ["offline", "timeout", "unreachable", "unavailable", "internal", "conflict"];

export function isOutcomeUnknown(error: unknown): boolean {
  return !(error instanceof ApiError) || UNKNOWN.includes(error.code);
}

/** What a failed call leaves to be said. Everything that is no ApiError came from the browser's own storage. */
export function toProblem(error: unknown): Problem {
  if (!(error instanceof ApiError)) return { code: "storage" };
  const { code, requestId, retryAfterSeconds } = error;
  return {
    code,
    ...(requestId ? { requestId } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}
