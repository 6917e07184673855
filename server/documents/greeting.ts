/** Turns text around without being seen: a greeting must not rewrite what stands beside it. */
const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
/** Control characters, except the line feed. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufff9-\uffff]/g;

/** A greeting as typed, made fit to show: no controls, no lone surrogates, at most one blank line at a time. */
export function tidyGreeting(greeting: string): string {
  return greeting
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(DIRECTION_CONTROLS, "")
    .replace(CONTROLS, "")
    .replace(/\p{Surrogate}/gu, "")
    .replace(/\n[^\S\n]*\n\s*/g, "\n\n")
    .trim();
}

/** Stands where something was left out, until the gap is closed. */
const GAP = "\u0000";

/**
 * The part of a text a font can draw. A character it lacks becomes its plain form where it has
 * one ("𝓐" → "A", "ế" → "e"), otherwise it is left out: an empty box is never printed.
 */
export function drawableText(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const canDraw = (character: string): boolean => character === "\n" || hasGlyph(character.codePointAt(0)!); // safe because iteration gives whole characters
  const plain = (character: string): string =>
    /[\p{L}\p{N}\p{P}\p{Zs}]/u.test(character)
      ? [...character.normalize("NFKD")].filter((part) => !/\p{M}/u.test(part) && canDraw(part)).join("")
      : "";
  return [...text.replaceAll(GAP, "")]
    .map((character) => (canDraw(character) ? character : plain(character) || GAP))
    .join("")
    .replace(/( *\0[ \0]*)([.,;:!?)])?/g, (_, gap: string, mark?: string) => mark ?? (gap.includes(" ") ? " " : ""))
    .replace(/ +/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
