import type { CategoryId } from "./profile.ts";

/** In the order in which they are offered. */
export const categoryNamesGerman: Record<CategoryId, string> = {
  bakery: "Bäckerei und Konditorei",
  butcher: "Fleischerei",
  groceries: "Lebensmittel",
  farm: "Hofladen und Imkerei",
  food: "Essen und Trinken",
  flowers: "Blumen und Garten",
  fashion: "Mode und Schuhe",
  books: "Bücher und Papier",
  home: "Haus und Wohnen",
  electronics: "Technik",
  health: "Gesundheit",
  beauty: "Friseur und Kosmetik",
  crafts: "Handwerk",
  sports: "Sport und Fahrrad",
  gifts: "Geschenke",
  culture: "Kultur und Bühne",
  club: "Verein",
  services: "Dienstleistung",
};
