import type { OpeningSpan } from "../../sdk/wire/opening-hours.ts";
import type { PartnerKind, ProfileInput } from "../../sdk/wire/profile.ts";
import { amount, extra, percent, two, type CouponWish } from "./coupon-wish.ts";

interface Shop {
  name: string;
  legalName: string;
  kind: PartnerKind;
  profile: Omit<ProfileInput, "postalCode" | "city" | "isListed" | "website">;
  coupons: CouponWish[];
}

const on = (weekdays: number[], ...spans: [from: string, to: string][]): OpeningSpan[] =>
  weekdays.flatMap((weekday) => spans.map(([from, to]) => ({ weekday, from, to })));
const open = (...weekly: OpeningSpan[][]): ProfileInput["hours"] => ({ weekly: weekly.flat(), closed: [] });
const at = (latitude: number, longitude: number): ProfileInput["location"] => ({ latitude, longitude });
const workdays = [1, 2, 3, 4, 5];

/** Made-up people at made-up addresses; each gives what such a shop may: no discount on books, whose price is fixed (§ 5 BuchPrG). */
export const shopsWithoutSite: readonly Shop[] = [
  {
    name: "Buchhandlung Seitenwind",
    legalName: "Seitenwind Buchhandlung, Inhaberin Maren Ohlendorf",
    kind: "shop",
    profile: {
      story:
        "Bücher, Kalender und gutes Papier. Was nicht im Regal steht, ist morgen da.\n\nAm ersten Mittwoch im Monat lesen wir nach Ladenschluss vor.",
      phone: "04243 555 0111",
      street: "Lange Straße 12",
      categories: ["books", "gifts"],
      hours: open(on(workdays, ["09:00", "13:00"], ["14:30", "18:00"]), on([6], ["09:00", "13:00"])),
      location: at(52.8019, 8.6439),
    },
    coupons: [
      {
        title: "Auf Kalender und Schreibwaren",
        benefit: percent(15),
        conditions: "Nicht auf Bücher, deren Preis ist gebunden.",
      },
      { title: "Zum Buch", benefit: extra("ein Lesezeichen aus Leder"), inBook: true },
    ],
  },
  {
    name: "Fleischerei Hollwedel",
    legalName: "Hollwedel Fleischerei GmbH",
    kind: "shop",
    profile: {
      story: "Wir schlachten selbst, von Höfen, die wir kennen. Mittags gibt es einen warmen Teller am Stehtisch.",
      phone: "04243 555 0112",
      street: "Bremer Straße 31",
      categories: ["butcher", "food"],
      hours: open(on([2, 3, 4, 5], ["07:00", "18:00"]), on([6], ["07:00", "12:30"])),
      location: at(52.8052, 8.6418),
    },
    coupons: [
      {
        title: "Mittagstisch am Dienstag",
        benefit: amount(150),
        weekdays: [2],
        hours: { from: "11:30", until: "14:00" },
        dailyLimit: 25,
      },
      { title: "Vom Grill am Samstag", benefit: two("Bratwürste"), weekdays: [6], inBook: true },
    ],
  },
  {
    name: "Radhaus Nordmann",
    legalName: "Thorben Nordmann",
    kind: "shop",
    profile: {
      story: "Räder, Ersatzteile und eine Werkstatt, die auch alte Lieblinge wieder fährt.",
      phone: "04243 555 0113",
      street: "Vechtaer Straße 8",
      categories: ["sports", "crafts"],
      hours: open(on([1, 2, 4, 5], ["09:00", "12:30"], ["14:00", "18:00"]), on([6], ["09:00", "13:00"])),
      location: at(52.7992, 8.6398),
    },
    coupons: [
      { title: "Winterpause fürs Rad", benefit: percent(20), conditions: "Auf den Lohn der Durchsicht, ohne Teile." },
      { title: "Zum neuen Helm", benefit: extra("ein Rücklicht"), minimumCents: 4_000, inBook: true },
    ],
  },
  {
    name: "Modehaus Brüning",
    legalName: "Brüning Mode e. K.",
    kind: "shop",
    profile: {
      story: "Mode für Frauen und Männer, mit Zeit zum Anprobieren und einer Schneiderin im Haus.",
      phone: "04243 555 0114",
      street: "Lange Straße 25",
      categories: ["fashion"],
      hours: open(on(workdays, ["09:30", "18:00"]), on([6], ["09:30", "14:00"])),
      location: at(52.8024, 8.6446),
    },
    coupons: [
      { title: "Auf ein Teil Ihrer Wahl", benefit: amount(1_000), minimumCents: 5_000, totalLimit: 100 },
      { title: "Hose kürzen lassen", benefit: percent(50), inBook: true },
    ],
  },
  {
    name: "Café Hutmacher",
    legalName: "Café Hutmacher, Inhaber Ole und Inga Precht",
    kind: "restaurant",
    profile: {
      story: "Frühstück, Kuchen vom Blech und ein Garten hinter dem Haus. Sonntags gibt es Waffeln.",
      phone: "04243 555 0115",
      street: "Am Markt 3",
      categories: ["food"],
      hours: open(on([3, 4, 5, 6], ["09:00", "18:00"]), on([7], ["13:30", "18:00"])),
      location: at(52.8013, 8.6436),
    },
    coupons: [
      {
        title: "Nachmittags unter der Woche",
        benefit: two("Stück Kuchen"),
        weekdays: [3, 4],
        hours: { from: "14:00", until: "17:00" },
        dailyLimit: 15,
      },
      { title: "Zum Frühstück", benefit: extra("ein frischer Orangensaft"), minimumCents: 900, inBook: true },
    ],
  },
  {
    name: "Gasthaus Zur Delme",
    legalName: "Gasthaus Zur Delme, Familie Lüdeke",
    kind: "restaurant",
    profile: {
      story: "Bürgerliche Küche, zwei Kegelbahnen und ein Saal für hundert Leute. Im Winter Grünkohl.",
      phone: "04243 555 0116",
      street: "Heiligenloher Straße 40",
      categories: ["food"],
      hours: open(on([4, 5, 6], ["17:00", "22:00"]), on([7], ["11:30", "14:30"], ["17:00", "21:00"])),
      location: at(52.7961, 8.6352),
    },
    coupons: [
      {
        title: "Zum Grünkohl",
        benefit: extra("ein Korn oder eine Limonade"),
        conditions: "Für jeden am Tisch, der Grünkohl isst.",
        days: 90,
      },
      { title: "Auf die Kegelbahn", benefit: two("Stunden kegeln"), weekdays: [4], inBook: true },
      { title: "Für die Familie am Sonntag", benefit: amount(500), minimumCents: 4_000, weekdays: [7], inBook: true },
    ],
  },
  {
    name: "Optik Lindemann",
    legalName: "Lindemann Augenoptik GmbH",
    kind: "shop",
    profile: {
      story: "Sehtest ohne Termin, Brillen aus der eigenen Werkstatt, und eine Schraube ziehen wir immer nach.",
      phone: "04243 555 0117",
      street: "Bahnhofstraße 19",
      categories: ["health"],
      hours: open(on(workdays, ["09:00", "13:00"], ["14:30", "18:00"]), on([6], ["09:00", "13:00"])),
      location: at(52.8037, 8.6463),
    },
    coupons: [
      { title: "Auf jede Sonnenbrille", benefit: percent(10) },
      { title: "Zur neuen Brille", benefit: extra("ein Etui nach Wahl"), inBook: true },
    ],
  },
  {
    name: "Salon Haarzeit",
    legalName: "Nadine Kastens",
    kind: "service",
    profile: {
      story: "Schneiden, färben, Bärte in Form bringen. Montags kommen wir zu Ihnen nach Hause.",
      phone: "04243 555 0118",
      street: "Steller Straße 5",
      categories: ["beauty"],
      hours: open(on([2, 3, 4, 5], ["08:30", "18:00"]), on([6], ["08:00", "13:00"])),
      location: at(52.8011, 8.6415),
    },
    coupons: [
      { title: "Dienstags für Kinder", benefit: amount(400), weekdays: [2], conditions: "Bis zwölf Jahre." },
      { title: "Zum Haarschnitt", benefit: extra("eine Kopfmassage"), inBook: true },
    ],
  },
  {
    name: "Elektro Wiechmann",
    legalName: "Wiechmann Elektrotechnik GmbH & Co. KG",
    kind: "shop",
    profile: {
      story: "Wir schließen an, was wir verkaufen, und reparieren, was andere wegwerfen.",
      phone: "04243 555 0119",
      street: "Bremer Straße 12",
      categories: ["electronics", "crafts"],
      hours: open(on(workdays, ["08:00", "12:30"], ["14:00", "17:30"])),
      location: at(52.8034, 8.6427),
    },
    coupons: [
      {
        title: "Reparieren statt wegwerfen",
        benefit: amount(1_500),
        conditions: "Auf die Reparatur eines Haushaltsgeräts.",
        totalLimit: 30,
      },
    ],
  },
  {
    name: "Hofladen Scharrendorf",
    legalName: "Henrik Schlake",
    kind: "producer",
    profile: {
      story:
        "Kartoffeln, Eier und Kürbisse vom eigenen Feld, rund um die Uhr am Verkaufsstand; freitags mit Bedienung.",
      phone: "04243 555 0120",
      street: "Scharrendorf 6",
      categories: ["farm", "groceries"],
      hours: open(on([5], ["14:00", "18:00"]), on([6], ["09:00", "12:00"])),
      location: at(52.8147, 8.6093),
    },
    coupons: [
      { title: "Freitags am Hof", benefit: extra("sechs Eier"), minimumCents: 1_500, weekdays: [5], dailyLimit: 10 },
      { title: "Kartoffeln zum Einkellern", benefit: percent(10), inBook: true },
    ],
  },
  {
    name: "Spielkiste",
    legalName: "Birte Harms",
    kind: "shop",
    profile: {
      story: "Spielzeug aus Holz, Bausteine und Brettspiele, die man vorher ausprobieren darf.",
      phone: "04243 555 0121",
      street: "Kirchstraße 9",
      categories: ["gifts"],
      hours: open(on(workdays, ["09:30", "12:30"], ["15:00", "18:00"]), on([6], ["09:30", "13:00"])),
      location: at(52.8006, 8.6449),
    },
    coupons: [
      { title: "Auf ein Brettspiel", benefit: amount(300), minimumCents: 2_000 },
      { title: "Zum Geburtstag", benefit: extra("das Einpacken mit Schleife"), inBook: true },
    ],
  },
  {
    name: "Tischlerei Ahlers",
    legalName: "Ahlers Tischlerei GmbH",
    kind: "service",
    profile: {
      story: "Möbel, Türen und Treppen aus Eiche und Esche. Schneidebretter gibt es gleich zum Mitnehmen.",
      phone: "04243 555 0122",
      street: "Gewerbestraße 4",
      categories: ["crafts", "home"],
      hours: open(on(workdays, ["07:00", "16:00"])),
      location: at(52.8071, 8.6508),
    },
    coupons: [{ title: "Schneidebrett aus der Werkstatt", benefit: percent(20), inBook: true }],
  },
  {
    name: "Käse vom Markt, Rohlfs",
    legalName: "Anne Rohlfs",
    kind: "market_trader",
    profile: {
      story: "Samstags auf dem Wochenmarkt: Käse aus der Wesermarsch und Oliven, die wir selbst einlegen.",
      phone: "",
      street: "Am Markt",
      categories: ["groceries"],
      hours: open(on([6], ["08:00", "12:00"])),
      location: at(52.8012, 8.6434),
    },
    coupons: [
      {
        title: "Am Marktsamstag",
        benefit: extra("ein Stück alter Gouda"),
        minimumCents: 1_000,
        weekdays: [6],
        dailyLimit: 20,
      },
    ],
  },
  {
    name: "Turnverein von 1898",
    legalName: "Turnverein von 1898 e. V.",
    kind: "club",
    profile: {
      story: "Vom Kinderturnen bis zur Wirbelsäule. Zum Ausprobieren braucht niemand einen Mitgliedsausweis.",
      phone: "",
      street: "Jahnstraße 1",
      categories: ["sports", "club"],
      hours: open(on([1, 2, 3, 4], ["16:00", "21:30"])),
      location: at(52.7978, 8.6471),
    },
    coupons: [
      { title: "Zehnerkarte für Gäste", benefit: percent(25), totalLimit: 20 },
      { title: "Yoga am Donnerstag", benefit: two("Gastkarten"), weekdays: [4], inBook: true },
    ],
  },
];
