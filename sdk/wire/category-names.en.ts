import type { CategoryId } from "./profile.ts";

export const categoryNamesEnglish: Record<CategoryId, string> = {
  bakery: "Bakery and cakes",
  butcher: "Butcher",
  groceries: "Groceries",
  farm: "Farm shop and honey",
  food: "Food and drink",
  flowers: "Flowers and garden",
  fashion: "Fashion and shoes",
  books: "Books and paper",
  home: "House and home",
  electronics: "Electronics",
  health: "Health",
  beauty: "Hair and beauty",
  crafts: "Trades and crafts",
  sports: "Sports and bicycles",
  gifts: "Gifts",
  culture: "Culture and stage",
  club: "Club",
  services: "Services",
};
