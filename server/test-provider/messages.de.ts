/** The test provider's page. It is for testers only, so German is enough. */
export const messages = {
  title: "Testbezahlung",
  badge: "Testbetrieb – es fließt kein Geld",
  heading: "Testbezahlung",
  noticeLegend: "Wie kommt die Nachricht an den Händler an?",
  notices: {
    once: "sofort",
    late: "verspätet",
    lost: "gar nicht",
    thrice: "dreimal",
    early: "zu früh",
  },
  pay: "Jetzt bezahlen",
  fail: "Zahlung scheitern lassen",
  leave: "Ohne Zahlung zurück",
  decided: { paid: "Diese Zahlung ist erfolgt.", failed: "Diese Zahlung ist gescheitert." },
  back: "Zurück zur Bestellung",
} as const;
