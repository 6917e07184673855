import type { MailRefusal, ReadinessCheck } from "../../../../sdk/wire/network-settings.ts";
import type { FieldId } from "./settings-draft.ts";

type ContrastWords = Record<`contrast_${"button" | "accent"}_${"light" | "dark"}`, string>;

const fields: Record<FieldId, string> = {
  town: "Name der Stadt",
  voucherName: "Name des Gutscheins",
  brandColor: "Farbe",
  denominationsCents: "Werte in Euro",
  maxVouchers: "Höchstzahl je Bestellung",
  "issuer.name": "Name des Herausgebers",
  "issuer.street": "Straße und Hausnummer",
  "issuer.postalCode": "Postleitzahl",
  "issuer.city": "Ort",
  "issuer.email": "E-Mail für Fragen",
  iban: "IBAN",
  bic: "BIC",
  postcodeAreas: "Postleitzahlgebiete",
  "texts.helpPhone": "Telefon für Fragen",
  "texts.officeHours.de": "Sprechzeiten",
  "texts.officeHours.en": "Sprechzeiten auf Englisch",
  "texts.welcome.de": "Begrüßung auf der Kaufseite",
  "texts.welcome.en": "Begrüßung auf Englisch",
  "texts.mailNote.de": "Hinweis in den Mails zur Bestellung",
  "texts.mailNote.en": "Hinweis auf Englisch",
};
const hints: Partial<Record<FieldId, string>> = {
  brandColor: "# und sechs Zeichen, oder rechts auswählen.",
  denominationsCents: "Zum Beispiel: 10, 25, 50. Cent mit Komma oder Punkt, also 45,50 oder 45.50.",
  maxVouchers: "1 bis 100.",
  "issuer.email": "Steht auf jeder Seite und in jeder Mail; Bewerbungen kommen hier an.",
  postcodeAreas:
    "Die ersten zwei Ziffern: Ihr eigenes Gebiet und nur unmittelbar angrenzende (BMF-Schreiben vom 15. März 2022). Bewerbungen von außerhalb lassen sich dann nicht annehmen.",
  "texts.officeHours.de":
    "Eine Zeile, zum Beispiel: Mo–Fr 9–12 Uhr. Steht mit dem Telefon unter jeder Seite und jeder Mail.",
  "texts.welcome.de": "Steht über dem Formular auf der Kaufseite. Ein Absatz je Zeile.",
  "texts.mailNote.de": "Steht in den Mails mit Bestellung, Zahlung und Gutscheinen. Ein Absatz je Zeile.",
  "texts.officeHours.en": "Leer: Wer Englisch liest, sieht den deutschen Text.",
  "texts.welcome.en": "Leer: Wer Englisch liest, sieht den deutschen Text.",
  "texts.mailNote.en": "Leer: Wer Englisch liest, sieht den deutschen Text.",
};
const checks: Record<ReadinessCheck, { title: string; todo: string }> = {
  withdrawal: {
    title: "Widerruf auf der Seite (§ 356a BGB)",
    todo: "Gibt es in Twuster noch nicht. Bis dahin verkauft kein echtes Netz.",
  },
  refund: {
    title: "Rückzahlung nach einem Widerruf",
    todo: "Gibt es in Twuster noch nicht. Bis dahin verkauft kein echtes Netz.",
  },
  issuer: {
    title: "Herausgeber mit Adresse und erreichbarer E-Mail",
    todo: "Bitte unter „Herausgeber“ ausfüllen. Adressen wie name@stadt.example erreichen niemanden.",
  },
  account: {
    title: "Konto des Herausgebers",
    todo: "Bitte unter „Konto“ IBAN und BIC eintragen. Das Musterkonto der Vorführung zählt nicht.",
  },
  postcode_areas: {
    title: "Postleitzahlgebiete, und alle Partner liegen darin",
    todo: "Bitte unter „Gebiet“ eintragen, Ihr eigenes eingeschlossen.",
  },
  partners: { title: "Mindestens ein Partner", todo: "Nehmen Sie eine Bewerbung an." },
  https: {
    title: "Verschlüsselte Adresse (https)",
    todo: "Wer die Anlage betreibt, stellt PUBLIC_URL auf https um.",
  },
  secret: {
    title: "Ein zufälliges Geheimnis der Anlage",
    todo: "Wer die Anlage betreibt, setzt TWUSTER_SECRET auf 32 Zufallsbytes, bevor etwas verkauft ist.",
  },
  mail_sender: {
    title: "Absender der Mails",
    todo: "Wer die Anlage betreibt, setzt MAIL_FROM auf eine Adresse, die es gibt.",
  },
  mail_server: {
    title: "Mailserver erreichbar",
    todo: "Wer die Anlage betreibt, prüft SMTP_URL. Die Testmail unten sagt, woran es liegt.",
  },
};
const mailReasons: Record<MailRefusal, string> = {
  unreachable: "Der Mailserver ist nicht zu erreichen: Name oder Port stimmt nicht, oder er läuft nicht.",
  no_answer: "Der Mailserver hat nicht rechtzeitig geantwortet.",
  insecure: "Die verschlüsselte Verbindung kam nicht zustande; oft ist das Zertifikat des Mailservers abgelaufen.",
  login_refused: "Der Mailserver lässt uns nicht hinein: Benutzername oder Passwort stimmt nicht.",
  sender_refused: "Der Mailserver nimmt von unserer Absenderadresse nichts an.",
  recipient_refused: "Der Mailserver nimmt für Ihre Adresse nichts an.",
  try_later: "Der Mailserver nimmt gerade nichts an und bittet, es später zu versuchen.",
  refused: "Der Mailserver hat die Mail abgelehnt.",
};
const contrastWords: ContrastWords = {
  contrast_button_light: "Schrift auf dem Knopf",
  contrast_accent_light: "Links auf heller Seite",
  contrast_button_dark: "Knopf auf dunkler Seite",
  contrast_accent_dark: "Links auf dunkler Seite",
};
const reasons: Record<string, string> = {
  required: "Bitte ausfüllen.",
  too_long: "Das ist zu lang.",
  too_many: "Das sind zu viele; höchstens zwölf.",
  wrong_type: "Das ist so nicht zu verstehen.",
  "denominationsCents wrong_type": "Bitte trennen Sie die Werte mit Komma und Leerzeichen: 10, 25, 50.",
  "denominationsCents value_out_of_range": "Jeder Wert liegt zwischen 1 € und 1.000 €.",
  "denominationsCents value_repeated": "Ein Wert steht doppelt da.",
  "maxVouchers value_out_of_range": "Bitte eine Zahl von 1 bis 100.",
  email_invalid: "Bitte geben Sie eine Adresse wie name@beispiel.de an.",
  phone_invalid: "Bitte nur Ziffern, mit Leerzeichen oder Strichen.",
  postal_code_invalid: "Eine Postleitzahl hat fünf Ziffern.",
  iban_invalid: "Diese IBAN stimmt nicht. Bitte prüfen Sie die Ziffern.",
  bic_invalid: "Eine BIC hat acht oder elf Zeichen.",
  color_invalid: "Bitte als # und sechs Zeichen, zum Beispiel #1d5c45.",
  postcode_area_invalid: "Bitte je Gebiet zwei Ziffern, zum Beispiel: 27, 28.",
  postcode_area_missing: "Das Gebiet des Herausgebers fehlt.",
};

export const settingsGerman = {
  fields,
  hints,
  checks,
  mailReasons,
  reasons,
  ...contrastWords,
  sections: {
    look: "Name und Farbe",
    vouchers: "Gutscheine",
    issuer: "Herausgeber",
    account: "Konto",
    area: "Gebiet",
    texts: "Texte der Stadt",
  },
  accountText: "Hierhin überweisen Käufer.",
  pickColour: "Farbe auswählen",
  contrast: "Lesbarkeit, wie die Elemente sie herstellen",
  moved: "{from} hätte nur {ratio} : 1 und wird hier zu {to}.",
  currentValues: "Das sind: {values}",
  review: "Änderungen prüfen",
  unchanged: "Nichts ist geändert.",
  reviewTitle: "Das ändert sich",
  before: "Bisher:",
  after: "Neu:",
  nothingThere: "leer",
  accountNone: "Neue Bestellungen nennen das neue Konto und diesen Namen. Offene Überweisungen gibt es gerade nicht.",
  accountOpenOne:
    "Eine Bestellung wartet noch auf ihre Überweisung. Ihre Seite nennt sofort das neue Konto, ihre Mail weiter das alte. Lassen Sie das alte Konto bis {day} offen; was dort eingeht, bestätigen Sie wie immer mit dem Verwendungszweck.",
  accountOpen:
    "{count} Bestellungen warten noch auf ihre Überweisung. Ihre Seiten nennen sofort das neue Konto, ihre Mails weiter das alte. Lassen Sie das alte Konto bis {day} offen; was dort eingeht, bestätigen Sie wie immer mit dem Verwendungszweck.",
  denominationsFollow:
    "Verkaufte Gutscheine behalten ihren Wert. Wer eine Seite noch offen hat und einen alten Wert bestellt, liest dort, dass es ihn nicht mehr gibt.",
  nameFollows: "Mails und Ausdrucke, die es schon gibt, behalten den alten Namen.",
  issuerFollows:
    "Ändern Sie hier nur, wie dieselbe Stelle heißt und erreichbar ist: Sie schuldet die verkauften Gutscheine weiter.",
  seenSoon:
    "Gespeichertes gilt nach zwei Sekunden auf allen Servern. Webseiten zeigen es, wenn sie neu geladen werden, spätestens eine Minute danach.",
  save: "Speichern",
  saving: "Wird gespeichert …",
  editAgain: "Weiter bearbeiten",
  saved: "Gespeichert. Webseiten zeigen es in spätestens einer Minute, wenn sie neu geladen werden.",
  check: "Bitte sehen Sie noch einmal hier hin.",
  conflict:
    "Jemand anders hat inzwischen gespeichert. Von Ihren Änderungen ist nichts gespeichert und nichts überschrieben. Unter „Bisher“ steht der neue Stand, Ihre Eingaben sind noch da.",
  conflictSame: "Genau das ist schon gespeichert. Es ist nichts mehr zu ändern.",
  failed: "Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
  standing: {
    test: {
      title: "Testbetrieb",
      text: "Hier fließt kein Geld: Bezahlt wird zur Probe, und jede Seite, jede Mail und jeder Gutschein trägt „Testbetrieb“. Suchmaschinen bleiben draußen.",
    },
    live: {
      title: "Echter Betrieb",
      text: "Dieses Netz ist für echtes Geld gedacht. Es verkauft noch nicht und lässt sich auch nicht einschalten, solange etwas Rechtliches fehlt.",
    },
  },
  toTwin: { test: "Zum Testbetrieb", live: "Zum echten Betrieb" },
  twinOwn: "Dort gelten eigene Einstellungen, Partner und Zugänge.",
  twinNoAccess: "Dort gelten eigene Einstellungen, Partner und Zugänge. Sie haben dort noch keinen Zugang zum Büro.",
  noTwin: "Ein Gegenstück dazu gibt es nicht.",
  checking: "Es wird geprüft, was für den echten Verkauf fehlt …",
  checkFailed: "Was für den echten Verkauf fehlt, ließ sich gerade nicht prüfen.",
  missing: "Für den echten Verkauf fehlen {missing} von {all} Punkten",
  nothingMissing: "Für den echten Verkauf fehlt nichts",
  checkedHere: {
    test: "Geprüft sind die Angaben dieses Testbetriebs und dieser Anlage. Das echte Netz hat eigene Angaben und prüft sie für sich.",
    live: "Geprüft sind die Angaben dieses Netzes und dieser Anlage.",
  },
  met: "Erfüllt",
  notMet: "Fehlt",
  partnersOutside: "Partner außerhalb: {count}",
  mailTitle: "Testmail",
  mailText: "Wir schicken eine echte Mail über den Mailserver dieser Anlage an Ihre eigene Adresse:",
  mailSend: "Testmail an mich schicken",
  mailSending: "Wird geschickt …",
  mailAccepted: "Der Mailserver hat die Mail an {to} angenommen. Kommt sie nicht an, sehen Sie im Spam-Ordner nach.",
  mailRefused: "Der Mailserver hat die Mail nicht angenommen.",
  serverSaid: "Seine Worte:",
  mailLimited: "Das waren genug Testmails für diese Stunde. Die nächste geht in {minutes} Minuten.",
};

export type SettingsMessages = typeof settingsGerman;
