/** What every element may have to say. The element's own German spreads these in. */
export const sharedGerman = {
  retry: "Noch einmal versuchen",
  loading: "Wird geladen …",
  testMode: "Testbetrieb",
  requestId: "Nummer für Rückfragen:",
  slow: "Das dauert heute länger als sonst. Wir versuchen es weiter.",
  stale: "Stand von {time} Uhr.",
  offlineTitle: "Keine Verbindung",
  offline:
    "Ihr Gerät ist gerade nicht mit dem Internet verbunden. Sobald es wieder Empfang hat, geht es hier von selbst weiter.",
  unreachableTitle: "Gerade nicht erreichbar",
  unreachable: "Unser Dienst antwortet im Moment nicht. Bitte versuchen Sie es gleich noch einmal.",
  badKeyTitle: "Hier ist etwas nicht richtig eingerichtet",
  badKey:
    "Diese Seite ist bei uns nicht oder nicht mehr angemeldet. Bitte sagen Sie den Betreibern der Seite Bescheid.",
  foreignOriginTitle: "Für diese Adresse nicht freigeschaltet",
  foreignOrigin: "Die Betreiber dieser Seite können ihre Adresse bei uns freischalten lassen.",
  rateLimitedTitle: "Einen Moment bitte",
  rateLimited: "Von diesem Anschluss kamen gerade zu viele Versuche. In {seconds} Sekunden geht es weiter.",
};

export type SharedMessages = typeof sharedGerman;
