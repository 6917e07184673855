import type { ErrorCode, FieldReason } from "../../sdk/wire/errors.ts";

/** Every refusal a service may utter; one mapper turns it into an answer (http/error-answer.ts). */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: ErrorCode;
  readonly fields: Record<string, FieldReason> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, detail: { fields?: Record<string, FieldReason>; retryAfterSeconds?: number } = {}) {
    super(code);
    this.code = code;
    this.fields = detail.fields;
    this.retryAfterSeconds = detail.retryAfterSeconds;
  }
}

/** Shorthand for one wrong field. */
export function invalidField(path: string, reason: FieldReason): Refusal {
  return new Refusal("invalid", { fields: { [path]: reason } });
}
