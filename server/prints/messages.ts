/** Every word of what hangs in a window and stands on a counter. */
const german = {
  stickerTitle: (partner: string) => `Fensteraufkleber ${partner}`,
  we: "Wir nehmen den",
  scan: { partner: "Mehr über uns zeigt dieser Code.", where: "Wo er gilt, zeigt dieser Code." },
  stickerQr: {
    partner: "QR-Code: öffnet die Seite dieses Betriebs",
    where: "QR-Code: öffnet die Seite, die zeigt, wo der Gutschein gilt",
  },
  cardTitle: (partner: string) => `Kassenkarte ${partner}`,
  how: "Gutschein annehmen",
  steps: [
    "Code scannen oder eintippen.",
    "Wert prüfen, „Jetzt einlösen“ drücken.",
    "In der Kasse „Mehrzweckgutschein“ buchen, Belegnummer notieren.",
  ],
  scannerQr: "QR-Code: öffnet die Scanner-Seite",
  open: "Scanner öffnen",
  wholeOnly: "Immer ganz einlösen, kein Wechselgeld. Vertan? „Rückgängig“ geht 15 Minuten lang.",
  test: "Testbetrieb",
};
export type PrintMessages = typeof german;

const english: PrintMessages = {
  stickerTitle: (partner) => `Window sticker ${partner}`,
  we: "We take the",
  scan: { partner: "This code shows more about us.", where: "This code shows where it is taken." },
  stickerQr: {
    partner: "QR code: opens this business's page",
    where: "QR code: opens the page that shows where the voucher is taken",
  },
  cardTitle: (partner) => `Counter card ${partner}`,
  how: "Taking a voucher",
  steps: [
    "Scan the code, or type it.",
    "Check the value, press “Redeem now”.",
    "Book “Mehrzweckgutschein” in your till, note the receipt number.",
  ],
  scannerQr: "QR code: opens the scanner page",
  open: "Open the scanner",
  wholeOnly: "Always redeem whole, no change. A mistake? “Undo” works for 15 minutes.",
  test: "Testbetrieb (test)",
};

export const printMessages = { de: german, en: english };
