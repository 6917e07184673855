/** A legal text: sections of a heading and paragraphs. */
export interface LegalText {
  title: string;
  sections: { title: string; paragraphs: string[] }[];
}

/** Who the texts speak of. */
export interface LegalParties {
  issuer: string;
  address: string;
  email: string;
  town: string;
  voucherName: string;
  isTest: boolean;
}

export const legalDe = {
  withdrawal: (p: LegalParties): LegalText => ({
    title: "Widerrufsrecht",
    sections: [
      {
        title: "Ihr Recht",
        paragraphs: [
          "Sie können den Kauf eines Gutscheins binnen vierzehn Tagen ohne Angabe von Gründen widerrufen. Die Frist beginnt mit dem Tag, an dem der Vertrag geschlossen wird, also an dem Ihre Bestellung angenommen ist.",
          "Widerrufen lassen sich Gutscheine, die noch nicht eingelöst sind. Von mehreren Gutscheinen einer Bestellung können Sie die uneingelösten einzeln widerrufen.",
        ],
      },
      {
        title: "So widerrufen Sie",
        paragraphs: [
          `Schreiben Sie ${p.issuer}, ${p.address}, E-Mail ${p.email}, dass Sie den Vertrag widerrufen. Die Bestellnummer genügt, zum Beispiel: „Ich widerrufe die Bestellung TW-… vom …“. Eine Form ist nicht vorgeschrieben.`,
          "Zur Wahrung der Frist reicht es, dass Sie die Mitteilung vor ihrem Ablauf absenden.",
        ],
      },
      {
        title: "Was dann geschieht",
        paragraphs: [
          "Die widerrufenen Gutscheine werden gesperrt. Sie erhalten den gezahlten Betrag spätestens vierzehn Tage nach Eingang Ihrer Mitteilung zurück, auf demselben Weg, auf dem Sie gezahlt haben, ohne Kosten für Sie.",
        ],
      },
      {
        title: "Widerrufsfunktion",
        paragraphs: [
          p.isTest
            ? "Die Widerrufsfunktion nach § 356a BGB ist noch nicht eingebaut. Dies ist ein Testnetz: Es fließt kein Geld, ein Kauf kommt nicht wirklich zustande. Echte Netze verkaufen erst, wenn es die Funktion gibt."
            : "Dieses Netz verkauft noch nicht. Der Verkauf beginnt erst, wenn es die Widerrufsfunktion nach § 356a BGB auf dieser Seite gibt.",
        ],
      },
    ],
  }),
  terms: (p: LegalParties): LegalText => ({
    title: "Bedingungen für den Gutschein",
    sections: [
      ...(p.isTest
        ? [
            {
              title: "Testbetrieb",
              paragraphs: [
                "Alles hier ist zur Probe: Bezahlt wird mit Testgeld, und kein Geschäft muss diese Gutscheine annehmen. Die folgenden Bedingungen zeigen, was im echten Betrieb gilt.",
              ],
            },
          ]
        : []),
      {
        title: "Wer verkauft",
        paragraphs: [`Verkäufer und Herausgeber ist ${p.issuer}, ${p.address}, E-Mail ${p.email}.`],
      },
      {
        title: "Was Sie kaufen",
        paragraphs: [
          `Einen ${p.voucherName}: einen Mehrzweckgutschein über einen festen Betrag, den die teilnehmenden Geschäfte in ${p.town} wie Bargeld annehmen.`,
          "Er wird im Ganzen eingelöst. Eine Auszahlung, ein Restbetrag oder der Kauf eines anderen Gutscheins ist nicht möglich.",
          "Beim Kauf fällt keine Umsatzsteuer an; sie entsteht erst beim Einlösen.",
        ],
      },
      {
        title: "Wie der Vertrag entsteht",
        paragraphs: [
          "Mit „zahlungspflichtig bestellen“ geben Sie ein verbindliches Angebot ab. Es ist angenommen, sobald wir die Zahlung bestätigen. Bleibt sie bei Sofortzahlung einen Tag, bei Überweisung vierzehn Tage lang aus, schließen wir die Bestellung.",
        ],
      },
      {
        title: "Lieferung",
        paragraphs: [
          "Der Gutschein kommt per E-Mail als Link und als PDF, sofort nach der Zahlung oder an dem Tag, den Sie gewählt haben. Die Bestellseite zeigt ihn ebenfalls.",
        ],
      },
      {
        title: "Gültigkeit",
        paragraphs: ["Der Gutschein gilt bis zum 31. Dezember des dritten Jahres nach dem Jahr des Kaufs."],
      },
      {
        title: "Der Code ist der Gutschein",
        paragraphs: [
          "Wer den Code hat, kann ihn einlösen. Für einen verlorenen oder weitergegebenen Code, der schon eingelöst ist, gibt es keinen Ersatz. Ein uneingelöster Gutschein kann beim Herausgeber gesperrt und ersetzt werden.",
        ],
      },
    ],
  }),
  privacy: (p: LegalParties): LegalText => ({
    title: "Datenschutz",
    sections: [
      { title: "Verantwortlich", paragraphs: [`${p.issuer}, ${p.address}, E-Mail ${p.email}.`] },
      {
        title: "Beim Kauf",
        paragraphs: [
          "Wir brauchen Ihre E-Mail-Adresse und, wenn Sie schenken, die der beschenkten Person; dazu den Gruß und den Tag, wenn Sie sie angeben. Das dient allein der Lieferung (Art. 6 Abs. 1 Buchst. b DSGVO).",
          "Diese Angaben liegen verschlüsselt. 30 Tage nach der Lieferung werden sie gelöscht, zusammen mit der verschlüsselten Kopie der Codes. Die Buchungen selbst, ohne Adresse, heben wir so lange auf, wie das Handelsrecht es verlangt.",
        ],
      },
      {
        title: "Beim Einlösen",
        paragraphs: [
          "Der Gutschein kennt keinen Namen. Wir speichern, welches Geschäft wann welchen Betrag eingelöst hat, nicht wer ihn brachte.",
        ],
      },
      {
        title: "Auf dem Handy",
        paragraphs: [
          "Die Seite „Meine Gutscheine“ behält Codes nur auf Ihrem Gerät und nur, wenn Sie das wählen. Der Code steht im hinteren Teil des Links, den kein Server zu sehen bekommt; geprüft wird er über eine verschlüsselte Verbindung.",
        ],
      },
      {
        title: "Cookies und fremde Server",
        paragraphs: [
          "Es gibt keine Cookies zur Beobachtung und keine Inhalte fremder Server. Nur eine angemeldete Kasse ohne Skripte trägt ein Cookie, damit sie Kasse bleibt.",
        ],
      },
      {
        title: "Fehlversuche",
        paragraphs: [
          "Falsche Codes zählen wir für eine Stunde je Anschluss, ohne die Adresse im Klartext zu speichern, damit niemand Codes errät (Art. 6 Abs. 1 Buchst. f DSGVO).",
        ],
      },
      {
        title: "Ihre Rechte",
        paragraphs: [
          "Sie können Auskunft, Berichtigung, Löschung und Einschränkung verlangen, widersprechen und sich bei der Landesbeauftragten für den Datenschutz Niedersachsen beschweren.",
        ],
      },
    ],
  }),
  where: {
    title: "Wo der Gutschein gilt",
    intro: (voucherName: string) => `Diese Geschäfte und Vereine nehmen den ${voucherName} an:`,
    empty: "Noch macht niemand mit. Die ersten Geschäfte stehen bald hier.",
    join: (issuer: string) => `Ihr Geschäft fehlt? Schreiben Sie ${issuer}:`,
  },
};

export type LegalMessages = typeof legalDe;
