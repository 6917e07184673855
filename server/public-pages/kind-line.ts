import type { ListedPartner } from "../profiles/profile.ts";
import { publicPagesGerman as words } from "./messages.de.ts";

/** "Geschäft · Blumen und Garten"; what is the same in both is said once. */
export function kindLine({ kind, categories }: ListedPartner): string {
  return [...new Set([words.kinds[kind], ...categories.map((id) => words.categories[id])])].join(" · ");
}
