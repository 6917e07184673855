import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { FieldReason } from "../../../sdk/wire/errors.ts";
import { Refusal } from "../errors.ts";
import type { ApiEnv } from "./env.ts";

type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? unknown : never) : never;
/** Holds a schema to a wire type: the compiler refuses any difference. */
export const wire =
  <T>() =>
  <S extends z.ZodType>(schema: S & Equal<z.output<S>, T>): S =>
    schema;

const reasons: ReadonlySet<string> = new Set<FieldReason>([
  "required",
  "unknown_field",
  "wrong_type",
  "too_long",
  "too_many",
  "name_taken",
  "email_invalid",
  "date_invalid",
  "date_out_of_range",
  "value_not_offered",
  "method_not_offered",
  "code_invalid",
  "iban_invalid",
  "bic_invalid",
  "color_invalid",
  "postcode_area_invalid",
  "postcode_area_missing",
  "value_out_of_range",
  "value_repeated",
  "phone_invalid",
  "postal_code_invalid",
  "url_invalid",
  "span_overlaps",
  "place_incomplete",
  "picture_unknown",
  "picture_broken",
  "picture_too_large",
  "reference_not_unique",
  "origin_invalid",
  "origin_insecure",
  "origin_wildcard",
  "origin_is_ip",
  "origin_has_login",
  "origin_is_ours",
  "below_taken",
  "coupons_outside",
  "sold_out",
]);

/** A router whose bad input becomes a refusal with one reason per field. */
export function createRouter(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw refusalOf(result.error);
    },
  });
}

export function refusalOf(error: z.ZodError): Refusal {
  const fields: Record<string, FieldReason> = {};
  for (const issue of error.issues) {
    if (issue.code === "unrecognized_keys")
      for (const key of issue.keys) fields[[...issue.path, key].join(".")] = "unknown_field";
    else fields[issue.path.join(".") || "body"] ??= reasonOf(issue);
  }
  return new Refusal("invalid", { fields });
}

function reasonOf(issue: z.core.$ZodIssue): FieldReason {
  if (reasons.has(issue.message)) return issue.message as FieldReason; // safe because the set holds only reasons
  if (issue.code === "invalid_type" && issue.input === undefined && issue.message.endsWith(" undefined"))
    return "required";
  if (issue.code === "too_big") return issue.origin === "string" ? "too_long" : "too_many";
  return "wrong_type";
}

export const errorSchema = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      requestId: z.string(),
      fields: z.record(z.string(), z.string()).optional(),
    }),
  })
  .openapi("Error");

/** One address, no line break, no list, no comment: what goes into a header has to be plain (RFC 5321 length). */
export const emailInput = z
  .string({ error: "required" })
  .trim()
  .max(254, "too_long")
  .pipe(z.email({ error: "email_invalid" }));

export const networkParam = z.object({ network: z.string().openapi({ example: "twistringen-test" }) });

/** `Idempotency-Key`: the same key and body give the same answer, for at least 24 hours. */
export const idempotencyHeader = z.object({ "idempotency-key": z.string().regex(/^[A-Za-z0-9_-]{16,64}$/) });

/** The JSON answers of a route: the one that succeeds and the errors in their one shape. */
export function answers<S extends z.ZodType>(status: 200 | 201, schema: S, description: string) {
  return {
    [status]: { description, content: { "application/json": { schema } } },
    default: { description: "Refused; see the error codes", content: { "application/json": { schema: errorSchema } } },
  } as Record<typeof status, { description: string; content: { "application/json": { schema: S } } }> & {
    default: { description: string; content: { "application/json": { schema: typeof errorSchema } } };
  }; // safe because it repeats the literal above with its status
}

export function jsonBody<S extends z.ZodType>(schema: S) {
  return { required: true, content: { "application/json": { schema } } } as const;
}

export { z };
