import { z } from "@hono/zod-openapi";

/**
 * Control characters, halves of a pair, and marks that turn text around without being seen: what a person typed
 * stands in mails, lists, files and on paper, and must not rewrite what stands beside it (https://trojansource.codes).
 */
const unwanted = "\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";
const inLine = new RegExp(`[${unwanted}]`, "u");
const inParagraphs = new RegExp(`(?!\\n)[${unwanted}]`, "u");

/** One line of text, perhaps empty. */
export const lineInput = (max: number): z.ZodString =>
  z
    .string()
    .trim()
    .max(max, "too_long")
    .refine((text) => !inLine.test(text), "wrong_type");

/** One line that has to say something. */
export const nameInput = (max: number): z.ZodString => lineInput(max).min(1, "required");

/** Text in paragraphs, perhaps empty; a tab is a space. */
export const paragraphsInput = (max: number) => paragraphs(z.string().max(max, "too_long"));

/** Words from a person to a person. */
export const messageInput = (max: number) => paragraphs(z.string().min(1, "required").max(max, "too_long"));

function paragraphs(text: z.ZodString) {
  return z
    .string()
    .transform((typed) => typed.replace(/\r\n?/g, "\n").replaceAll("\t", " ").trim())
    .pipe(text.refine((tidy) => !inParagraphs.test(tidy), "wrong_type"));
}
