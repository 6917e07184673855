import type { OtherKind } from "./room/wallet-kind.ts";
import type { FailureCode } from "../../sdk/client/api-error.ts";
import type { VoucherView } from "../../sdk/wire/voucher.ts";

/** German, the language of the source; the others have the same keys. */
export const german = {
  testMode: "Testbetrieb",
  training: "Übungsgutschein",
  defaultName: "Stadtgutschein",

  arrivalTitle: (count: number): string => (count === 1 ? "Ihr Gutschein" : `Ihre ${count} Gutscheine`),
  listTitle: "Meine Gutscheine",
  /** The same where there is more than vouchers. */
  anyTitle: "Auf diesem Handy",
  emptyTitle: "Noch kein Gutschein auf diesem Handy",
  emptyText: "Öffnen Sie den Link in der Mail, mit der Ihr Gutschein kam, oder tippen Sie den Code vom Papier ein.",

  keep: (count: number): string =>
    count === 1 ? "Gutschein aufs Handy nehmen" : `${count} Gutscheine aufs Handy nehmen`,
  keepHint: "Bis dahin speichert diese Seite nichts. Auch danach bleiben die Codes nur auf diesem Gerät.",
  mailStays: "Die Mail bleibt der Gutschein: Bewahren Sie sie auf. Browser räumen manchmal auf.",
  kept: (count: number): string =>
    count === 1 ? "Der Gutschein ist auf diesem Gerät." : "Die Gutscheine sind auf diesem Gerät.",
  keptAlready: "Diesen Gutschein haben Sie schon auf diesem Gerät.",
  keepFailed:
    "Dieser Browser lässt hier nichts speichern (vielleicht ein privates Fenster). Zeigen Sie den Gutschein direkt von dieser Seite oder speichern Sie ihn als Bild.",
  showNow: "An der Kasse zeigen",
  showNamed: (value: string): string => `${value} an der Kasse zeigen`,
  notNow: "Nicht aufs Handy nehmen",

  flipToBack: "Karte umdrehen",
  flipToFront: "Vorderseite zeigen",
  validUntil: "Gültig bis",
  codeEndsOn: "Code endet auf",
  code: "Code",
  where: "Wo",
  whereText: (town: string): string =>
    town ? `In allen Geschäften in ${town}, die mitmachen.` : "In allen Geschäften, die mitmachen.",
  onlyAt: (group: string): string => `Gilt nur bei: ${group}.`,
  whoTakes: "Wer das ist",
  how: "Wie",
  howText: "An der Kasse zeigen. Der ganze Wert wird auf einmal eingelöst; es gibt kein Wechselgeld.",
  issuer: "Herausgeber",
  valueUnknown: "Wert noch nicht geprüft",

  states: {
    open: "Einlösbar",
    unchecked: "Noch nicht geprüft",
    held: "Vorgemerkt für eine Bestellung",
    redeemed: "Eingelöst",
    locked: "Gesperrt",
    void: "Ungültig",
    replaced: "Ersetzt",
    refunded: "Erstattet",
    expired: "Abgelaufen",
  } satisfies Record<VoucherView["state"] | "unchecked", string>,
  standing: {
    unchecked: "Wert und Gültigkeit erscheinen hier, sobald der Gutschein geprüft werden konnte.",
    held: "Er bezahlt gerade eine Bestellung mit. Wird daraus nichts, ist er bald wieder frei.",
    redeemed: "Er ist aufgebraucht.",
    locked: "Der Herausgeber hat ihn gesperrt. Fragen Sie dort nach, die Adresse steht in der Mail.",
    void: "Er gilt nicht mehr. Fragen Sie den Herausgeber, die Adresse steht in der Mail.",
    replaced: "Für ihn gibt es einen neuen Gutschein mit neuem Code. Er kam in einer späteren Mail.",
    refunded: "Der Betrag wurde zurückgezahlt.",
    expired: "Die Gültigkeit ist vorbei.",
  } satisfies Record<Exclude<VoucherView["state"], "open"> | "unchecked", string>,
  redeemedAt: (instant: string): string => `Eingelöst am ${instant}`,
  checkedAt: (instant: string): string => `Zuletzt geprüft: ${instant}`,

  checking: "Der Gutschein wird geprüft.",
  slow: "Das dauert länger als sonst. Sie können den Gutschein schon zeigen.",
  offline: "Ohne Netz: Der Gutschein gilt trotzdem, die Kasse prüft ihn.",
  checkAgain: "Noch einmal prüfen",
  networkTitle: "Hier fehlt die Stadt",
  network:
    "Dieser Seite fehlt die Angabe, zu welcher Stadt die Gutscheine gehören. Bitte sagen Sie den Betreibern der Seite Bescheid.",
  brokenLink:
    "Dieser Link ist nicht vollständig: Der Code darin stimmt nicht. Öffnen Sie ihn noch einmal direkt aus der Mail oder tippen Sie den Code ein.",
  someBroken: (count: number): string =>
    count === 1
      ? "Ein Code in diesem Link ist unvollständig und fehlt hier."
      : `${count} Codes in diesem Link sind unvollständig und fehlen hier.`,
  /** By what kept us from an answer; everything not named is `other`. */
  failures: {
    not_found: "Diesen Code kennt die Stadt nicht. Vergleichen Sie ihn mit der Mail oder dem Papier.",
    unreachable: "Der Server ist gerade nicht zu erreichen. Der Gutschein gilt trotzdem, die Kasse prüft ihn.",
    timeout: "Der Server antwortet nicht. Der Gutschein gilt trotzdem, die Kasse prüft ihn.",
    offline: "Ohne Netz: Der Gutschein gilt trotzdem, die Kasse prüft ihn.",
    other: "Gerade lässt sich der Gutschein nicht prüfen. Er gilt trotzdem, die Kasse prüft ihn.",
  } satisfies Partial<Record<FailureCode | "other", string>>,
  rateLimited: (seconds: number): string =>
    `Von hier kamen zu viele falsche Codes. In ${seconds} Sekunden geht es wieder; der Gutschein selbst gilt weiter.`,

  total: "Zusammen",

  /** So many of what is no voucher, kind by kind. */
  counts: {
    coupon: (count: number): string => `${count} ${count === 1 ? "Coupon" : "Coupons"}`,
    coupon_book: (count: number): string => `${count} ${count === 1 ? "Couponbuch" : "Couponbücher"}`,
  } satisfies Record<OtherKind, unknown>,
  /** Where what draws them could not be fetched. */
  cannotShow: (counts: readonly string[], isOne: boolean): string =>
    `${counts.join(" und ")} ${isOne ? "lässt" : "lassen"} sich hier gerade nicht zeigen.`,
  showAgain: "Noch einmal versuchen",
  /** What is said instead where there is more than vouchers. */
  anything: {
    arrivalTitle: (): string => "Für dieses Handy",
    keep: (count: number): string => (count === 1 ? "Aufs Handy nehmen" : "Alles aufs Handy nehmen"),
    kept: (): string => "Gespeichert auf diesem Gerät.",
    keptAlready: "Das haben Sie schon auf diesem Gerät.",
    keepFailed:
      "Dieser Browser lässt hier nichts speichern (vielleicht ein privates Fenster). Zeigen Sie direkt von dieser Seite, was Sie haben.",
    mailStays: "Bewahren Sie Ihre Mails auf: Browser räumen manchmal auf.",
    slow: "Das dauert länger als sonst. Sie können schon zeigen, was Sie haben.",
    offline: "Ohne Netz: Zeigen Sie trotzdem, was Sie haben. Die Kasse prüft es.",
    unreachable: "Gerade lässt sich nicht nachsehen. Zeigen Sie trotzdem, was Sie haben. Die Kasse prüft es.",
    rateLimited: (seconds: number): string =>
      `Von hier kamen zu viele falsche Codes. In ${seconds} Sekunden geht es wieder.`,
    moveText:
      "Scannen Sie das Bild mit der Kamera des anderen Handys. Alles liegt dann auf beiden; eingelöst wird jedes nur einmal.",
    moveLabel: (count: number): string => (count === 1 ? "QR-Code mit einem Stück" : `QR-Code mit ${count} Stücken`),
    removeTitle: "Von diesem Gerät entfernen?",
    removeText: "Mit dem Link, mit dem es kam, kommt es jederzeit zurück. Ohne ihn ist es verloren.",
    removeUsedText: "Das lässt sich nicht mehr einlösen; hier verschwindet nur die Anzeige.",
    removed: "Das ist von diesem Gerät entfernt.",
  },

  close: "Schließen",
  qrLabel: (value: string): string => `QR-Code des Gutscheins ${value} für die Kasse`,
  typeHint: "Zum Eintippen, falls die Kamera nicht will",
  screenHint: "Der Bildschirm kann dunkel werden: Tippen Sie ihn dann kurz an.",
  savePicture: "Als Bild speichern",
  pictureSaved: "Das Bild ist gespeichert.",
  pictureFailed: "Das Bild ließ sich nicht speichern. Ein Bildschirmfoto tut es auch.",
  pictureFoot: "An der Kasse scannen lassen. Wer den Code hat, hat den Gutschein.",
  pictureName: (euros: string, ending: string): string => `Stadtgutschein-${euros}-Euro-${ending}.png`,

  move: "Auf ein anderes Handy",
  moveFromDesk: "Am Computer? Mit dem Handy abscannen",
  moveTitle: "Auf ein anderes Handy",
  moveText:
    "Scannen Sie das Bild mit der Kamera des anderen Handys. Der Gutschein liegt dann auf beiden; eingelöst wird er nur einmal.",
  moveLabel: (count: number): string =>
    count === 1 ? "QR-Code mit einem Gutschein" : `QR-Code mit ${count} Gutscheinen`,
  movePage: (page: number, pages: number): string => `Bild ${page} von ${pages}`,
  nextPage: "Weiter",
  previousPage: "Zurück",

  remove: "Entfernen",
  removeTitle: "Gutschein von diesem Gerät entfernen?",
  removeText:
    "Die Mail bleibt der Gutschein: Mit ihrem Link kommt er jederzeit zurück. Ohne Mail, Bild oder Ausdruck ist er verloren.",
  removeUsedText: "Er ist nicht mehr einlösbar; hier verschwindet nur die Anzeige.",
  removeConfirm: "Vom Gerät entfernen",
  cancel: "Behalten",
  removeFailed:
    "Der Browser hat das Entfernen nicht zugelassen. Löschen Sie die Daten dieser Seite in seinen Einstellungen.",
  removed: "Der Gutschein ist von diesem Gerät entfernt.",

  entryTitle: "Code eintippen",
  entryLabel: "Code vom Papier oder aus der Mail",
  entryHint: "16 Zeichen. Groß und klein, Striche und Leerzeichen sind gleich.",
  entrySubmit: "Gutschein suchen",
  entryErrors: {
    empty: "Tippen Sie zuerst den Code ein.",
    mistyped: "Ein Zeichen stimmt nicht. Vergleichen Sie den Code noch einmal, Gruppe für Gruppe.",
  },
  entryLength: (count: number): string =>
    `Der Code hat 16 Zeichen, hier ${count === 1 ? "ist es 1" : `sind es ${count}`}.`,
  otherTown: "Dieser Gutschein gehört zu einer anderen Stadt.",
  otherTownLink: "Dort öffnen",
};

export type Messages = typeof german;
