import { placedGerman, type PlacedMessages } from "./messages.de.ts";

export const placedSimple: PlacedMessages = {
  ...placedGerman,
  placedTitle: "Jetzt bezahlen",
  placed: "Ihre Bestellung hat die Nummer {number}. Sie müssen noch bezahlen.",
  paid: "Sie haben bezahlt. Ihre Bestellung hat die Nummer {number}. Der Gutschein kommt per E-Mail. Schauen Sie auch in den Spam-Ordner.",
  toPayment: "Zum Bezahlen",
  transferTitle: "Jetzt überweisen",
  transfer:
    "Ihre Bestellung hat die Nummer {number}. Bitte überweisen Sie genau diesen Betrag. Schreiben Sie genau diesen Verwendungszweck. Dann kommt der Gutschein.",
  giroCode: "Öffnen Sie Ihre Bank-App. Fotografieren Sie dieses Bild. Dann ist alles ausgefüllt.",
  toOrder: "Zu Ihrer Bestellung",
  orderAgain: "Noch etwas bestellen",
};
