/**
 * The closed set of error codes. A client decides by `code`; `message` is a
 * sentence for a person, in the language of `Accept-Language` (German or English).
 */
export type ErrorCode =
  | "invalid" // 400: a field is wrong; `fields` names it
  | "unauthorized" // 401: no key, an unknown or revoked one, or a bad signature
  | "forbidden" // 403: known, but not allowed here (foreign origin, other partner)
  | "not_found" // 404: also everything that belongs to another network
  | "conflict" // 409: the thing is in a state that does not allow this
  | "idempotency_mismatch" // 422: the same Idempotency-Key came with another body
  | "rate_limited" // 429: too many failures; `Retry-After` tells the seconds
  | "unavailable" // 503: try again with the same key; whether it was done is open
  | "internal"; // 500: says nothing but the request id

/** The body of every answer that is not 2xx. */
export interface ErrorBody {
  error: {
    code: ErrorCode;
    /** One sentence for a person. */
    message: string;
    /** What an operator searches the log for. */
    requestId: string;
    /** Dotted path of the field → stable reason, e.g. `{ "email": "email_invalid" }`. */
    fields?: Record<string, FieldReason>;
  };
}

/** Why one field was refused. */
export type FieldReason =
  | "required"
  | "unknown_field"
  | "wrong_type"
  | "too_long"
  | "too_many"
  | "email_invalid"
  | "date_invalid"
  | "date_out_of_range"
  | "value_not_offered"
  | "method_not_offered"
  | "code_invalid";
