import { categoryNamesGerman } from "../../sdk/wire/category-names.de.ts";
import { sharedGerman } from "../shared/messages.de.ts";

/** `{name}` and the like are filled in. */
export const german = {
  ...sharedGerman,
  title: "Wer in {town} mitmacht",
  intro: "Hier gilt der {name}.",
  search: "Name, Straße oder Angebot",
  category: "Kategorie",
  allCategories: "Alle Kategorien",
  openNow: "Nur jetzt geöffnet",
  countOne: "1 Eintrag",
  count: "{count} Einträge",
  nothing: "Dazu haben wir nichts gefunden.",
  reset: "Alle zeigen",
  showAll: "Alle {count} zeigen",
  nobodyTitle: "Noch ist die Liste leer",
  nobody: "In {town} macht noch niemand mit. Das ändert sich bald.",
  map: "Lageplan. Die Nummern stehen auch in der Liste.",
  metres: "{count} m",
  north: "Norden",
  list: "Liste",
  open: "Jetzt geöffnet",
  closed: "Geschlossen",
  until: "{state}, bis {when}",
  opens: "{state}, öffnet {when}",
  today: "um {time} Uhr",
  tomorrow: "morgen um {time} Uhr",
  onDay: "{day} um {time} Uhr",
  untilToday: "{time} Uhr",
  categories: categoryNamesGerman,
};

export type TownMessages = typeof german;
