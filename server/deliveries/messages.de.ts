import type { Topic } from "../platform/outbox/outbox.ts";

/** What a job is about, for somebody who asks what did not go out. */
export const german: Record<Topic, string> = {
  "order.fulfil": "Bezahltes ausstellen",
  "order.expire": "Unbezahlte Bestellung schließen",
  "order.erase": "Adresse und Codes einer Bestellung löschen",
  "payment.read": "Beim Bezahldienst nachsehen",
  "mail.order": "Bestellbestätigung",
  "mail.paid": "Dank für die Zahlung",
  "mail.delivery": "Gutscheine oder Couponbuch",
  "mail.sign-in.de": "Link zum Anmelden",
  "mail.sign-in.en": "Link zum Anmelden (englisch)",
  "mail.application-confirm": "Bewerbung: Adresse bestätigen",
  "mail.application-arrived": "Bewerbung: Nachricht an das Büro",
  "mail.application-asked": "Bewerbung: Rückfrage",
  "mail.application-approved": "Bewerbung: Zusage",
  "mail.application-declined": "Bewerbung: Absage",
  "mail.partner-suspended": "Sperre eines Partners",
  "mail.partner-resumed": "Freigabe eines Partners",
  "mail.deputy-added": "Einladung ins Büro",
  "mail.day-end": "Tagesmail eines Partners",
  "mail.invitation": "Einladung ins Team eines Partners",
};
