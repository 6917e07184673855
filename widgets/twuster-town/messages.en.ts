import { categoryNamesEnglish } from "../../sdk/wire/category-names.en.ts";
import { sharedEnglish } from "../shared/messages.en.ts";
import type { TownMessages } from "./messages.de.ts";

export const english: TownMessages = {
  ...sharedEnglish,
  title: "Who takes part in {town}",
  intro: "The {name} is accepted here.",
  search: "Name, street or goods",
  category: "Category",
  allCategories: "All categories",
  openNow: "Only open now",
  countOne: "1 entry",
  count: "{count} entries",
  nothing: "We found nothing like that.",
  reset: "Show all",
  showAll: "Show all {count}",
  nobodyTitle: "The list is still empty",
  nobody: "Nobody takes part in {town} yet. That will change soon.",
  map: "Map. The numbers are in the list as well.",
  metres: "{count} m",
  north: "North",
  list: "List",
  open: "Open now",
  closed: "Closed",
  until: "{state}, until {when}",
  opens: "{state}, opens {when}",
  today: "at {time}",
  tomorrow: "tomorrow at {time}",
  onDay: "{day} at {time}",
  untilToday: "{time}",
  categories: categoryNamesEnglish,
};
