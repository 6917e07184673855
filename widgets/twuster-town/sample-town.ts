import type { PartnersResponse } from "../../sdk/wire/profile.ts";

/** What the skeleton is drawn from: as much as is shown at first, so that nothing moves. Never shown as text. */
export const SAMPLE_TOWN: PartnersResponse = {
  network: {
    town: "Twistringen",
    voucherName: "Stadtgutschein Twistringen",
    mode: "test",
    brandColor: "",
    timeZone: "UTC",
  },
  pageUrl: "",
  partners: Array.from({ length: 5 }, (_, at) => ({
    id: String(at),
    name: "Bäckerei am Rathausplatz",
    kind: "shop",
    categories: at % 2 === 0 ? ["bakery", "food"] : ["farm"],
    street: "Lange Straße 1",
    postalCode: "27239",
    city: "Twistringen",
    hours: { weekly: [{ weekday: 1, from: "08:00", to: "18:00" }], closed: [] },
    location: { latitude: 52.8 + at / 1000, longitude: 8.64 },
    pageUrl: "",
  })),
};
