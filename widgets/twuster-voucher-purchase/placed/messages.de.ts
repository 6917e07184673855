export const placedGerman = {
  placedTitle: "Jetzt noch bezahlen",
  placed: "Ihre Bestellung {number} ist angelegt und wartet auf die Zahlung.",
  toPayment: "Weiter zur Bezahlseite",
  paidTitle: "Vielen Dank",
  paid: "Ihre Bestellung {number} ist bezahlt. Der Gutschein kommt per E-Mail; manchmal landet sie im Spam-Ordner.",
  transferTitle: "Jetzt noch überweisen",
  transfer:
    "Ihre Bestellung {number} ist angelegt. Bitte überweisen Sie genau diesen Betrag mit genau diesem Verwendungszweck; dann kommt der Gutschein von selbst.",
  accountHolder: "Empfänger",
  iban: "IBAN",
  bic: "BIC",
  amount: "Betrag",
  reference: "Verwendungszweck",
  giroCode: "GiroCode: mit der Bank-App abfotografieren, alles ist ausgefüllt.",
  toOrder: "Zur Seite Ihrer Bestellung",
  orderAgain: "Weitere Gutscheine bestellen",
};

export type PlacedMessages = typeof placedGerman;
