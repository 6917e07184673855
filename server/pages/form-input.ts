import type { Context as HonoContext } from "hono";
import { Refusal } from "../platform/errors.ts";
import type { ApiEnv } from "../platform/http/env.ts";

/** Room for a far too long greeting, so that it comes back to be shortened. */
export const maxFormBytes = 200_000;

/** What came in a form: a field's text, "" where it is not there, and the names of all that are. */
export interface FormFields {
  (name: string): string;
  readonly names: readonly string[];
}

/** A plain form's fields; files and repeats are no part of ours. @throws {Refusal} invalid */
export async function readForm(c: HonoContext<ApiEnv>): Promise<FormFields> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header("Content-Type") ?? "")) throw new Refusal("invalid");
  const fields = new URLSearchParams(await c.req.text());
  const field = (name: string): string => fields.get(name) ?? "";
  return Object.assign(field, { names: [...fields.keys()] });
}

/**
 * An amount as people write it, in cents: "45,50", "45.50", "45", "1.234,50 €", "1,234.50". Undefined where it is
 * none or could mean two things ("1,234").
 */
export function parseEuros(input: string): number | undefined {
  const text = input.replace(/[\s€]|EUR/gi, "");
  if (text.length > 14) return undefined;
  const match =
    /^(\d+)(?:[.,](\d{1,2}))?$/.exec(text) ??
    /^(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(text) ??
    /^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/.exec(text);
  if (!match) return undefined;
  const euros = Number(match[1]!.replace(/[.,]/g, ""));
  return euros * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}
