import type { PartnerKind } from "../../../sdk/wire/supervision.ts";
import type { Language } from "../../shared/language.ts";

const german: Record<PartnerKind, string> = {
  shop: "Laden",
  restaurant: "Gastronomie",
  producer: "Erzeuger",
  market_trader: "Marktstand",
  club: "Verein",
  service: "Dienstleistung",
  public_body: "Öffentliche Einrichtung",
};
const english: Record<PartnerKind, string> = {
  shop: "Shop",
  restaurant: "Restaurant",
  producer: "Producer",
  market_trader: "Market stall",
  club: "Club",
  service: "Service",
  public_body: "Public body",
};

export const kindNames: Record<Language, Record<PartnerKind, string>> = {
  de: german,
  simple: german,
  en: english,
};
