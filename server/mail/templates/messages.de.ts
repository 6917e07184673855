/** Every word of the mails to buyers and recipients. */
export const mailDe = {
  testSubject: (subject: string) => `[Testbetrieb] ${subject}`,
  testNotice: "Testbetrieb – kein echter Gutschein. Es fließt kein Geld.",
  testFace: "Testbetrieb – kein echter Gutschein",
  footer: (name: string) => `${name} ist Aussteller und Verkäufer des Gutscheins.`,
  fields: {
    code: "Code",
    order: "Bestellung",
    total: "Summe",
    amount: "Betrag",
    accountHolder: "Kontoinhaber",
    iban: "IBAN",
    bic: "BIC",
    reference: "Verwendungszweck",
    seller: "Verkäufer",
    placedOn: "Bestellt am",
  },
  validUntil: (day: string) => `gültig bis ${day}`,
  openOrder: "Bestellung ansehen",
  withdraw: "Vertrag widerrufen",
  terms: "Bedingungen",
  spam: (email: string) =>
    `Fehlt eine Mail? Sehen Sie im Spam-Ordner nach. Manche Postfächer nehmen Mails erst nach einer Dreiviertelstunde an. Fragen: ${email}`,
  voucher: {
    subject: (voucherName: string, count: number) =>
      count === 1 ? `Ihr Gutschein: ${voucherName}` : `Ihre ${count} Gutscheine: ${voucherName}`,
    title: (count: number) => (count === 1 ? "Ihr Gutschein" : `Ihre ${count} Gutscheine`),
    giftTitle: (count: number) => (count === 1 ? "Ein Gutschein für Sie" : `${count} Gutscheine für Sie`),
    keep: (count: number): string =>
      count === 1
        ? "Diese Mail ist Ihr Gutschein: bitte aufheben."
        : "Diese Mail enthält Ihre Gutscheine: bitte aufheben.",
    attached: "Zum Ausdrucken und Verschenken liegt ein PDF bei.",
    greeting: "Ein Gruß dazu",
    open: "Gutschein aufs Handy nehmen",
    openAll: (count: number) => `Alle ${count} Gutscheine aufs Handy nehmen`,
    how: "Zeigen Sie den Gutschein an der Kasse, auf dem Handy oder auf Papier. Er wird ganz eingelöst, keine Auszahlung. Wer den Code hat, kann ihn einlösen: behandeln Sie ihn wie Bargeld.",
    where: "Wo der Gutschein gilt",
  },
  placed: {
    subject: (orderNumber: string) => `Ihre Bestellung ${orderNumber}`,
    title: "Wir haben Ihre Bestellung",
    transfer: "Überweisen Sie bitte genau diesen Betrag mit genau diesem Verwendungszweck.",
    giroCode: "Auf der Seite der Bestellung steht auch ein GiroCode für Ihre Banking-App.",
    payOnPage: "Bezahlen Sie auf der Seite der Bestellung.",
    arrival: "Die Gutscheine kommen per Mail, sobald die Zahlung eingegangen ist.",
    arrivalOn: (day: string) => `Die Gutscheine kommen am ${day} per Mail, wenn die Zahlung bis dahin eingegangen ist.`,
    pay: "Jetzt bezahlen",
    payBy: (day: string) => `Ohne Zahlung bis ${day} verfällt die Bestellung.`,
    line: (quantity: number, voucherName: string, value: string) => `${quantity} × ${voucherName} zu ${value}`,
    withdrawal:
      "Solange ein Gutschein nicht eingelöst ist, können Sie den Kauf innerhalb von 14 Tagen widerrufen. Er wird dann sofort gesperrt.",
    withdrawalInformation: "Widerrufsbelehrung",
  },
  paid: {
    subject: (orderNumber: string) => `Zahlung eingegangen, Bestellung ${orderNumber}`,
    title: "Ihre Zahlung ist eingegangen",
    thanks: (total: string) => `Wir haben ${total} erhalten. Vielen Dank.`,
    toBuyerOn: (day: string) => `Die Gutscheine kommen am ${day} an Ihre E-Mail-Adresse.`,
    toBuyer: "Die Gutscheine kommen gleich mit einer eigenen Mail.",
    toRecipientOn: (email: string, day: string) => `Die Gutscheine gehen am ${day} an ${email}.`,
    toRecipient: (email: string) => `Die Gutscheine gehen jetzt an ${email}.`,
    recipientHint: "Stimmt die Adresse nicht? Schreiben Sie uns gleich.",
  },
};

export type MailMessages = typeof mailDe;
