import type { Language } from "../../shared/language.ts";

const german = {
  intro: "Wer im Büro arbeitet, entscheidet über Bewerbungen und Partner. Zu zweit ist immer jemand da.",
  you: "Sie",
  since: "seit",
  end: "Zugang beenden",
  last: "Der letzte Zugang bleibt: Laden Sie zuerst jemanden ein.",
  ended: "Der Zugang ist beendet.",
  addTitle: "Vertretung einladen",
  email: "E-Mail-Adresse",
  hint: "Die Person bekommt eine Mail und meldet sich mit dieser Adresse an.",
  add: "Einladen",
  added: "Eingeladen. Die Mail ist unterwegs.",
  emailInvalid: "Bitte geben Sie eine Adresse wie name@beispiel.de an.",
  failed: "Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
};
export type TeamMessages = typeof german;

const english: TeamMessages = {
  intro: "Whoever works in the office decides on applications and partners. With two, somebody is always there.",
  you: "you",
  since: "since",
  end: "End access",
  last: "The last access stays: invite somebody first.",
  ended: "The access is ended.",
  addTitle: "Invite a deputy",
  email: "E-mail address",
  hint: "The person gets a mail and signs in with this address.",
  add: "Invite",
  added: "Invited. The mail is on its way.",
  emailInvalid: "Please give an address like name@example.com.",
  failed: "That did not work. Please try again.",
};

export const teamMessages: Record<Language, TeamMessages> = { de: german, simple: german, en: english };
