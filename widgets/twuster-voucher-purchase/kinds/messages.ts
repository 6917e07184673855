import type { Language } from "../../shared/language.ts";

const german = {
  more: "Mehr Arten",
  fewer: "Weniger Arten",
  onlyAt: "Gilt nur bei: {group}.",
  whoTakes: "Wer ihn annimmt",
  line: "{name} (nur bei: {group})",
};
const english: typeof german = {
  more: "More kinds",
  fewer: "Fewer kinds",
  onlyAt: "Only taken by: {group}.",
  whoTakes: "Who takes it",
  line: "{name} (only at: {group})",
};
const simple: typeof german = { ...german, whoTakes: "Hier gilt er" };

/** A few short lines in three languages: less than a file each would cost. */
export const kindMessages: Record<Language, typeof german> = { de: german, en: english, simple };
