import type { ApplicationDetails, ApplyRequest } from "../../sdk/wire/application.ts";
import type { FieldReason } from "../../sdk/wire/errors.ts";
import { applyRequest, detailsInput, maxMessage } from "../applications/application-input.ts";
import type { Language } from "../documents/format.ts";
import { refusalOf } from "../platform/http/openapi.ts";
import { messageInput } from "../platform/http/text-input.ts";
import { isKey, newKey } from "./form-key.ts";
import type { JoinMessages } from "./join-messages.de.ts";

/** In the order of the form. */
export const joinFields = [
  "answer",
  "kind",
  "name",
  "legalName",
  "street",
  "postalCode",
  "city",
  "registerNumber",
  "phone",
  "email",
  "accountHolder",
  "iban",
  "certified",
] as const;
export type JoinField = (typeof joinFields)[number];
export type JoinProblems = Partial<Record<JoinField, FieldReason>>;

/** The form as it was typed: it comes back like that. */
export interface JoinDraft {
  values: Record<JoinField, string>;
  /** Made with the form: one form, one application. */
  key: string;
}

export function emptyJoinDraft(): JoinDraft {
  return readJoinDraft(() => "");
}

export function readJoinDraft(field: (name: string) => string): JoinDraft {
  const key = field("key");
  const values = Object.fromEntries(joinFields.map((name) => [name, field(name).trim()]));
  return { values: values as JoinDraft["values"], key: isKey(key) ? key : newKey() }; // safe because every field is in it
}

export function draftOf(details: ApplicationDetails): JoinDraft {
  const known: Record<string, string | undefined> = { ...details };
  return readJoinDraft((name) => known[name] ?? "");
}

/** The application a draft makes, checked by the API's own schema, or what is wrong with it. */
export function applicationOf(
  { values }: JoinDraft,
  language: Language,
): { request: ApplyRequest } | { problems: JoinProblems } {
  const parsed = applyRequest.safeParse({
    ...filledIn(values),
    certified: values.certified === "yes" ? true : undefined,
    language,
  });
  return parsed.success ? { request: parsed.data } : { problems: problemsOf(refusalOf(parsed.error).fields) };
}

/** What the applicant answers, and its details as they are now. */
export function answerOf({
  values,
}: JoinDraft): { details: ApplicationDetails; answer: string } | { problems: JoinProblems } {
  const details = detailsInput.safeParse(filledIn(values));
  const answer = messageInput(maxMessage).safeParse(values.answer);
  if (details.success && answer.success) return { details: details.data, answer: answer.data };
  const problems = details.success ? {} : problemsOf(refusalOf(details.error).fields);
  if (!answer.success) problems.answer = refusalOf(answer.error).fields?.["body"] ?? "required";
  return { problems };
}

function filledIn(values: JoinDraft["values"]): Record<string, string> {
  const { answer: _, certified: __, ...details } = values;
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== ""));
}

function problemsOf(fields: Record<string, FieldReason> | undefined): JoinProblems {
  const problems: JoinProblems = {};
  for (const [path, reason] of Object.entries(fields ?? {})) {
    const name = joinFields.find((field) => field === path);
    if (name) problems[name] = reason;
  }
  return problems;
}

export function joinProblemText(field: JoinField, reason: FieldReason, { errors }: JoinMessages): string {
  if (reason === "required") return errors.required[field] ?? errors.other;
  if (reason === "too_long" || reason === "email_invalid" || reason === "iban_invalid") return errors[reason];
  if (reason === "phone_invalid" || reason === "postal_code_invalid") return errors[reason];
  return field === "kind" ? (errors.required["kind"] ?? errors.other) : errors.other;
}
