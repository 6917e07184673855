export const placedGerman = {
  placedTitle: "Jetzt noch bezahlen",
  placed: "Ihre Bestellung {number} ist angelegt. Sie werden zur Bezahlseite weitergeleitet.",
  toPayment: "Weiter zur Bezahlseite",
  paidTitle: "Vielen Dank",
  paid: "Ihre Bestellung {number} ist eingegangen.",
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
