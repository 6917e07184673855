import { sharedGerman, type SharedMessages } from "./messages.de.ts";

/** Einfache Sprache: short sentences, one thought each, no foreign words. What is simple already stays. */
export const sharedSimple: SharedMessages = {
  ...sharedGerman,
  retry: "Noch einmal",
  requestId: "Diese Nummer hilft uns, wenn Sie fragen:",
  slow: "Das dauert heute lange. Bitte warten Sie noch.",
  offlineTitle: "Kein Internet",
  offline: "Ihr Gerät hat gerade kein Internet. Ist es wieder da, geht es hier weiter.",
  unreachableTitle: "Das geht gerade nicht",
  unreachable: "Wir bekommen keine Antwort. Bitte versuchen Sie es gleich noch einmal.",
  badKeyTitle: "Hier stimmt etwas nicht",
  badKey: "Diese Seite ist bei uns nicht angemeldet. Bitte sagen Sie dem Geschäft Bescheid.",
  foreignOriginTitle: "Das geht auf dieser Seite nicht",
  foreignOrigin: "Das Geschäft muss diese Adresse erst bei uns anmelden.",
  rateLimitedTitle: "Bitte warten Sie",
  rateLimited: "Es waren zu viele Versuche. In {seconds} Sekunden geht es weiter.",
};
