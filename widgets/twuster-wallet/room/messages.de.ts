import { couponGerman } from "../../shared/coupon-messages.de.ts";
import { notNowGerman } from "../../shared/coupon-not-now-messages.de.ts";
import type { Standing } from "../pass-standing.ts";

/** What the wallet says of everything that is no voucher; fetched by who has some. */
export const roomGerman = {
  ...couponGerman,
  ...notNowGerman,
  groups: { coupon_book: "Meine Couponbücher", coupon: "Meine Coupons" },
  over: (count: number): string => `Benutzt und abgelaufen (${count})`,
  book: "Couponbuch",
  trainings: { coupon: "Übungscoupon", coupon_book: "Übungs-Couponbuch" },

  couponArrival: (partner: string): string => `Ihr Coupon von ${partner}`,
  bookArrival: (title: string): string => `Ihr Couponbuch ${title}`,
  keepCoupon: "Coupon aufs Handy nehmen",
  keepBook: "Couponbuch aufs Handy nehmen",
  twin: "Das haben Sie schon.",
  twinText: "Es ist auf diesem Handy und noch nicht benutzt.",
  showTwin: "Meines zeigen",
  couponStays: "Der Coupon liegt nur auf diesem Gerät. Löscht der Browser seine Daten, ist er weg.",
  bookStays: "Die Mail bleibt das Couponbuch: Bewahren Sie sie auf. Browser räumen manchmal auf.",
  mixedStays:
    "Bewahren Sie Ihre Mails auf: Browser räumen manchmal auf. Coupons ohne Mail liegen nur auf diesem Gerät.",

  conditions: "Bedingungen",
  show: "An der Kasse zeigen",
  openBook: "Coupons ansehen",
  qrLabel: (benefit: string): string => `QR-Code des Coupons ${benefit} für die Kasse`,
  toBook: "Zurück zum Buch",

  left: (count: number): string => (count === 1 ? "1 Coupon offen" : `${count} Coupons offen`),
  ofAll: (count: number): string => `von ${count}`,
  bookFrom: (date: string): string => `Gilt ab ${date}.`,
  search: "Geschäft oder Angebot suchen",
  found: (count: number): string => (count === 1 ? "1 Coupon gefunden" : `${count} Coupons gefunden`),
  noCoupons: "In diesem Buch ist noch kein Coupon. Neue erscheinen hier von selbst.",
  newComeHere: "Kommen im Laufe der Zeit neue Coupons dazu, erscheinen sie hier von selbst.",
  usedOn: (date: string): string => `Benutzt am ${date}`,
  gone: "Das Geschäft macht nicht mehr mit.",
  overOn: (date: string): string => `Galt bis ${date}`,
  hint: "Das sagt die Uhr dieses Handys; es entscheidet die Kasse.",

  states: {
    open: "Offen",
    unchecked: "Noch nicht geprüft",
    held: "Vorgemerkt",
    redeemed: "Benutzt",
    locked: "Gesperrt",
    void: "Ungültig",
    replaced: "Ersetzt",
    refunded: "Erstattet",
    expired: "Abgelaufen",
  } satisfies Record<Standing, string>,
  standing: {
    open: "",
    unchecked: "Wir konnten noch nicht nachsehen.",
    held: "",
    redeemed: "Jeder Coupon gilt einmal.",
    locked: "Der Herausgeber hat das gesperrt. Fragen Sie dort nach.",
    void: "Das gilt nicht mehr. Fragen Sie den Herausgeber.",
    replaced: "Dafür gibt es ein neues Buch mit neuem Code. Es kam in einer späteren Mail.",
    refunded: "Der Betrag wurde zurückgezahlt.",
    expired: "Die Gültigkeit ist vorbei.",
  } satisfies Record<Standing, string>,

  removeCouponTitle: "Coupon von diesem Gerät entfernen?",
  removeCouponText: "Ohne den Link, mit dem er kam, ist er verloren.",
  removeBookTitle: "Couponbuch von diesem Gerät entfernen?",
  removeBookText: "Mit dem Link aus der Mail kommt es jederzeit zurück. Ohne Mail oder Ausdruck ist es verloren.",
};

export type RoomMessages = typeof roomGerman;
