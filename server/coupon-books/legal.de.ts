import { withdrawalDe, type LegalParties, type LegalText } from "../legal/legal.de.ts";

export interface BookLegal {
  withdrawal: LegalText;
  terms: LegalText;
}

export function bookLegalDe(p: LegalParties): BookLegal {
  return {
    withdrawal: {
      title: "Widerrufsrecht beim Couponbuch",
      sections: [
        {
          title: "Ihr Recht",
          paragraphs: [
            "Sie können den Kauf eines Couponbuchs binnen vierzehn Tagen ohne Angabe von Gründen widerrufen. Die Frist beginnt mit dem Tag, an dem der Vertrag geschlossen wird, also an dem Ihre Bestellung angenommen ist.",
          ],
        },
        withdrawalDe.how(p),
        {
          title: "Was dann geschieht",
          paragraphs: [
            "Das Buch wird gesperrt, seine Coupons gelten nicht mehr. Sie erhalten den gezahlten Betrag spätestens vierzehn Tage nach Eingang Ihrer Mitteilung zurück, auf demselben Weg, auf dem Sie gezahlt haben, ohne Kosten für Sie.",
          ],
        },
        withdrawalDe.online(p),
      ],
    },
    terms: {
      title: "Bedingungen für das Couponbuch",
      sections: [
        ...(p.isTest
          ? [
              {
                title: "Testbetrieb",
                paragraphs: [
                  "Alles hier ist zur Probe: Bezahlt wird mit Testgeld, und kein Geschäft muss diese Coupons annehmen. Die folgenden Bedingungen zeigen, was im echten Betrieb gilt.",
                ],
              },
            ]
          : []),
        {
          title: "Wer verkauft, wer Nachlass gibt",
          paragraphs: [
            `Verkäufer und Herausgeber des Couponbuchs ist ${p.issuer}, ${p.address}, E-Mail ${p.email}. Die Nachlässe geben die Betriebe, jeder für sich; was Sie dort kaufen, kaufen Sie vom Betrieb.`,
          ],
        },
        {
          title: "Was Sie kaufen",
          paragraphs: [
            `Ein Buch mit Coupons von Betrieben aus ${p.town}. Jeder Coupon darin gilt einmal, bei seinem Betrieb, zu seinen Bedingungen. Welche es sind, sehen Sie vor dem Kauf. Neue können dazukommen.`,
            "Ein Coupon ist ein Nachlass und kein Geld: Er wird nicht ausgezahlt und nicht verrechnet.",
            "Der Preis enthält die Umsatzsteuer. Preis und Steuersatz stehen vor der Bestellung und in der Mail, die Ihr Beleg ist.",
          ],
        },
        {
          title: "Wie der Vertrag entsteht",
          paragraphs: [
            "Mit „zahlungspflichtig bestellen“ geben Sie ein verbindliches Angebot ab. Es ist angenommen, sobald wir die Zahlung bestätigen. Bleibt sie bei Sofortzahlung einen Tag, bei Überweisung vierzehn Tage lang aus, spätestens aber mit dem Ende der Gültigkeit, schließen wir die Bestellung.",
          ],
        },
        {
          title: "Lieferung",
          paragraphs: [
            "Das Buch kommt per E-Mail als Link und als PDF, sofort nach der Zahlung oder an dem Tag, den Sie gewählt haben. Die Bestellseite zeigt es ebenfalls.",
          ],
        },
        {
          title: "Gültigkeit",
          paragraphs: [
            "Das Buch gilt für die Zeit, die darauf steht. Einzelne Coupons können kürzer gelten; das steht am Coupon. Macht ein Betrieb nicht mehr mit, lässt sich sein Coupon nicht mehr einlösen. Schreiben Sie uns dann.",
          ],
        },
        {
          title: "Der Code ist das Buch",
          paragraphs: [
            "Wer den Code hat, kann die Coupons einlösen. Was eingelöst ist, ersetzen wir nicht. Ein verlorenes Buch kann der Herausgeber sperren und ersetzen.",
          ],
        },
      ],
    },
  };
}
