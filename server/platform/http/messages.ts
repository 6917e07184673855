import type { ErrorCode } from "../../../sdk/wire/errors.ts";

const german: Record<ErrorCode, string> = {
  invalid: "Bitte prüfen Sie Ihre Angaben.",
  unauthorized: "Dieser Zugang gilt nicht oder nicht mehr.",
  forbidden: "Das ist an dieser Stelle nicht erlaubt.",
  not_found: "Das haben wir nicht gefunden.",
  conflict: "Das geht im Moment nicht.",
  idempotency_mismatch: "Dieser Vorgang wurde schon mit anderen Angaben gesendet. Bitte beginnen Sie neu.",
  rate_limited: "Das waren zu viele Versuche. Bitte warten Sie eine Minute.",
  unavailable: "Wir sind gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal; doppelt passiert nichts.",
  internal: "Da ist bei uns etwas schiefgegangen. Bitte versuchen Sie es noch einmal.",
};

const english: Record<ErrorCode, string> = {
  invalid: "Please check what you entered.",
  unauthorized: "This access is not valid, or no longer.",
  forbidden: "This is not allowed here.",
  not_found: "We did not find that.",
  conflict: "This is not possible right now.",
  idempotency_mismatch: "This was already sent with other details. Please start again.",
  rate_limited: "Too many tries. Please wait a minute.",
  unavailable: "We cannot be reached right now. Please try again in a moment; nothing happens twice.",
  internal: "Something went wrong on our side. Please try again.",
};

/** German unless the header asks for English first. */
export function languageOf(acceptLanguage: string | undefined): "de" | "en" {
  return /^\s*en\b/i.test(acceptLanguage ?? "") ? "en" : "de";
}

export function errorSentence(code: ErrorCode, language: "de" | "en"): string {
  return (language === "en" ? english : german)[code];
}
