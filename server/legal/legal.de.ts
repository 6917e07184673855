import { confirmDays, keptDays } from "../applications/application.ts";
import { idleMs, longestMs } from "../people/sessions.ts";
import { keptDays as keptSignInDays } from "../people/forget.ts";
import { linkMinutes } from "../people/sign-in-links.ts";

/** A legal text: sections of a heading and paragraphs. */
export interface LegalText {
  title: string;
  sections: LegalSection[];
}
export interface LegalSection {
  title: string;
  paragraphs: string[];
}

/** Who the texts speak of. */
export interface LegalParties {
  issuer: string;
  address: string;
  email: string;
  town: string;
  voucherName: string;
  isTest: boolean;
  /** Two-digit postcode areas of the limited network; none: not set yet. */
  postcodeAreas: string[];
}

/** What every withdrawal says: how, and by which function of the page (§ 356a BGB). */
export const withdrawalDe = {
  how: (p: LegalParties): LegalSection => ({
    title: "So widerrufen Sie",
    paragraphs: [
      `Schreiben Sie ${p.issuer}, ${p.address}, E-Mail ${p.email}, dass Sie den Vertrag widerrufen. Die Bestellnummer genügt, zum Beispiel: „Ich widerrufe die Bestellung TW-… vom …“. Eine Form ist nicht vorgeschrieben.`,
      "Zur Wahrung der Frist reicht es, dass Sie die Mitteilung vor ihrem Ablauf absenden.",
    ],
  }),
  online: (p: LegalParties): LegalSection => ({
    title: "Widerrufsfunktion",
    paragraphs: [
      p.isTest
        ? "Die Widerrufsfunktion nach § 356a BGB ist noch nicht eingebaut. Dies ist ein Testnetz: Es fließt kein Geld, ein Kauf kommt nicht wirklich zustande. Echte Netze verkaufen erst, wenn es die Funktion gibt."
        : "Dieses Netz verkauft noch nicht. Der Verkauf beginnt erst, wenn es die Widerrufsfunktion nach § 356a BGB auf dieser Seite gibt.",
    ],
  }),
};

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
      withdrawalDe.how(p),
      {
        title: "Was dann geschieht",
        paragraphs: [
          "Die widerrufenen Gutscheine werden gesperrt. Sie erhalten den gezahlten Betrag spätestens vierzehn Tage nach Eingang Ihrer Mitteilung zurück, auf demselben Weg, auf dem Sie gezahlt haben, ohne Kosten für Sie.",
        ],
      },
      withdrawalDe.online(p),
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
          ...(p.postcodeAreas.length > 0
            ? [`Mitmachen können nur Betriebe aus den Postleitzahlgebieten ${p.postcodeAreas.join(", ")}.`]
            : []),
          "Gilt ein Gutschein nur bei einem Teil der Geschäfte, steht das vor der Bestellung dabei und auf dem Gutschein.",
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
        title: "Coupons",
        paragraphs: [
          "Ein Coupon und ein Couponbuch kennen keinen Namen. Gezählt wird, wie viele Coupons mitgenommen und eingelöst werden, wann, und auf welcher Website sie gefunden wurden, nicht von wem. Wie viele von einem Anschluss kommen, zählen wir eine Stunde lang, ohne die Adresse im Klartext zu speichern, damit niemand alle nimmt (Art. 6 Abs. 1 Buchst. f DSGVO).",
        ],
      },
      {
        title: "Auf dem Handy",
        paragraphs: [
          "Die Seite „Meine Gutscheine“ behält Codes nur auf Ihrem Gerät und nur, wenn Sie das wählen. Der Code steht im hinteren Teil des Links, den kein Server zu sehen bekommt; geprüft wird er über eine verschlüsselte Verbindung.",
        ],
      },
      {
        title: "Wenn Sie mitmachen möchten",
        paragraphs: [
          `Ihre Bewerbung mit Name, Anschrift, Telefon, E-Mail-Adresse und Bankverbindung liegt verschlüsselt und dient allein der Entscheidung und der Auszahlung (Art. 6 Abs. 1 Buchst. b DSGVO). Bestätigen Sie Ihre E-Mail-Adresse nicht, löschen wir alles nach ${confirmDays} Tagen; sonst ${keptDays} Tage nach der Entscheidung. Wird sie angenommen, bleiben die Angaben des Betriebs bei uns, solange er mitmacht und das Handelsrecht es verlangt.`,
          "Was Sie in Ihrem Profil zeigen, sieht jeder, aber erst, wenn Sie „Meine Seite zeigen“ wählen. Ort und Gerät löschen wir aus den Bildern.",
        ],
      },
      {
        title: "Wenn Sie sich anmelden",
        paragraphs: [
          `Wir speichern Ihre E-Mail-Adresse verschlüsselt, Ihre Zugänge (wo Sie Inhaber, im Team, Helfer oder im Büro sind) und, wenn Sie einen anlegen, den öffentlichen Teil Ihres Passkeys. Fingerabdruck und Gesicht verlassen Ihr Gerät nie. Ein Link zum Anmelden gilt einmal und ${linkMinutes} Minuten, in einer Einladung oder Zusage länger; das steht dabei.`,
          `Eine Anmeldung endet, wenn Sie sich abmelden, nach ${idleMs / 86_400_000} Tagen ohne Benutzung und spätestens nach ${longestMs / 86_400_000} Tagen; ${keptSignInDays} Tage später ist sie gelöscht. Von Ihrem Gerät merken wir uns die Art des Browsers, etwa „Chrome · Android“, damit Sie es in „Mein Zugang“ wiedererkennen.`,
          "Wer am Schreibtisch oder im Büro etwas ändert, steht ohne Namen und Adresse, nur mit einer Nummer, in einem Protokoll, damit sich klären lässt, was geschah (Art. 6 Abs. 1 Buchst. f DSGVO). Endet Ihr Zugang, können Sie sofort nichts mehr sehen. Ihre Adresse löschen wir dann, wenn Sie es verlangen.",
        ],
      },
      {
        title: "Cookies und fremde Server",
        paragraphs: [
          "Es gibt keine Cookies zur Beobachtung und keine Inhalte fremder Server. Ein Cookie trägt nur, wer sich als Betrieb oder im Büro anmeldet, und eine angemeldete Kasse ohne Skripte; beide brauchen es, um angemeldet zu bleiben (§ 25 Abs. 2 Nr. 2 TDDDG).",
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
    onlyAt: (group: string) => `Gilt nur bei: ${group}.`,
    nobody: "Gerade nimmt ihn niemand an. Bitte fragen Sie den Herausgeber.",
    empty: "Noch macht niemand mit. Die ersten Geschäfte stehen bald hier.",
    join: (issuer: string) => `Ihr Geschäft fehlt? Schreiben Sie ${issuer}:`,
  },
};

export type LegalMessages = typeof legalDe;
