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
  | "name_taken"
  | "email_invalid"
  | "date_invalid"
  /** The bank gave no number of its own for this booking. */
  | "reference_not_unique"
  | "date_out_of_range"
  | "value_not_offered"
  | "method_not_offered"
  | "code_invalid"
  | "iban_invalid"
  | "bic_invalid"
  | "color_invalid"
  | "postcode_area_invalid"
  /** The issuer's own area is not among them. */
  | "postcode_area_missing"
  | "value_out_of_range"
  | "value_repeated"
  | "phone_invalid"
  | "postal_code_invalid"
  /** No address of a website. */
  | "origin_invalid"
  /** Without https, and not on one's own machine. */
  | "origin_insecure"
  | "origin_wildcard"
  | "origin_is_ip"
  | "origin_has_login"
  | "origin_is_ours"
  /** Fewer are left than were asked for. */
  | "sold_out"
  /** Less than was given away already. */
  | "below_taken"
  /** A coupon that is promised for a book would lie outside its season. */
  | "coupons_outside"
  | "url_invalid"
  | "span_overlaps"
  | "place_incomplete"
  /** No JPEG, PNG or WebP, or one that is something else as well. */
  | "picture_unknown"
  /** Cut off or damaged. */
  | "picture_broken"
  /** More pixels than any camera has. */
  | "picture_too_large";
