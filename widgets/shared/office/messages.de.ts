import { sharedGerman } from "../messages.de.ts";

/** The frame of desk and office: signing in, the menu, oneself. */
export const officeGerman = {
  ...sharedGerman,
  signInTitle: "Anmelden",
  signInText: "Wir schicken Ihnen einen Link. Ein Passwort brauchen Sie nicht.",
  email: "E-Mail-Adresse",
  email_invalid: "Bitte geben Sie eine Adresse wie name@beispiel.de an.",
  sendLink: "Link schicken",
  sending: "Wird geschickt …",
  linkSentTitle: "Bitte sehen Sie in Ihre Mail",
  linkSent: "Der Link zum Anmelden ist unterwegs und gilt {minutes} Minuten. Manchmal landet er im Spam-Ordner.",
  otherEmail: "Andere Adresse",
  withPasskey: "Mit Passkey anmelden",
  passkeyFailed: "Das hat nicht geklappt. Sie können sich auch einen Link schicken lassen.",
  noPlaceTitle: "Hier sind Sie noch nirgends dabei",
  noPlace:
    "Diese Adresse gehört zu keinem Betrieb. Sie können sich bewerben oder sich von Ihrem Betrieb einladen lassen.",
  apply: "Mitmachen",
  which: "Welcher Betrieb?",
  elsewhere: "Wechseln",
  office: "Büro",
  menu: "Menü",
  account: "Mein Zugang",
  signOut: "Abmelden",
  suspended: "Dieser Betrieb ist gerade gesperrt. Fragen beantwortet die Ausgabestelle.",
  pageFailed: "Diese Seite ließ sich nicht laden.",
};

export type OfficeMessages = typeof officeGerman;
