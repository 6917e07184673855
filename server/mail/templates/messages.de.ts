import { joinMailDe } from "./join-messages.de.ts";

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
  onlyAt: (group: string) => `gilt nur bei: ${group}`,
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
    whereKind: (name: string) => `Wo er gilt: ${name}`,
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
  phone: (number: string) => `Telefon ${number}`,
  settingsTest: {
    subject: (voucherName: string) => `Testmail: ${voucherName}`,
    title: "Die Mail ist angekommen",
    text: "Sie haben diese Mail in den Einstellungen angefordert. So sehen die Mails Ihrer Stadt aus.",
    sender: "Absender",
  },
  join: joinMailDe,
  signIn: {
    subject: "Ihr Link zum Anmelden",
    title: "Anmelden",
    text: (minutes: number) => `Mit diesem Link melden Sie sich an. Er gilt ${minutes} Minuten und nur einmal.`,
    button: "Jetzt anmelden",
    notYou: "Sie wollten sich nicht anmelden? Dann brauchen Sie nichts zu tun. Ohne diese Mail kommt niemand hinein.",
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
  dayEnd: {
    subject: (day: string, sum: string) => `${sum} am ${day}`,
    title: (partner: string) => `Ihr Tag: ${partner}`,
    text: (day: string) => `Das wurde am ${day} bei Ihnen eingelöst.`,
    sum: "Summe",
    count: "Einlösungen",
    button: "Alles ansehen",
    off: "Diese Mail schalten Sie auf der Seite „Heute“ ab.",
  },
  invitation: {
    subject: (partner: string) => `${partner}: Sie sind im Team`,
    title: (partner: string) => `Sie sind im Team von ${partner}`,
    text: (partner: string, town: string) =>
      `${partner} hat Sie eingeladen. Damit nehmen Sie dort Gutscheine aus ${town} an. Ein Passwort brauchen Sie nicht.`,
    button: "Jetzt anmelden",
    later: (days: number, url: string) =>
      `Der Link gilt ${days} Tage und nur einmal. Danach melden Sie sich mit dieser E-Mail-Adresse an: ${url}`,
    notYou: "Sie kennen diesen Betrieb nicht? Dann brauchen Sie nichts zu tun.",
  },
};

export type MailMessages = typeof mailDe;
