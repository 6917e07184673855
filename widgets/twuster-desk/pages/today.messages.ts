import type { Language } from "../../shared/language.ts";

const german = {
  today: "Heute eingelöst",
  count: (count: number) => (count === 1 ? "1 Einlösung" : `${count} Einlösungen`),
  otherDay: "Tag",
  backToToday: "Zurück zu heute",
  quietToday: "Heute noch keine Einlösung",
  quietDay: "An diesem Tag keine Einlösung",
  list: "Einlösungen",
  receipt: "Beleg",
  ownReceipt: "Ihr Beleg",
  undone: "rückgängig",
  dayFile: "Tag als Tabelle",
  monthFile: "Monat als Tabelle",
  money: "Wann ist mein Geld da?",
  owed: "Ihr Guthaben bisher:",
  payout: "Ausgezahlt wird mit der Abrechnung. Die kommt noch; einen Termin gibt es noch nicht.",
  mail: "Abends eine Mail mit der Tagessumme",
  mailHint: "Kommt nach Mitternacht, nur an Tagen mit Einlösungen, an alle Inhaber.",
  mailOn: "Die Mail kommt ab heute.",
  mailOff: "Die Mail ist abgeschaltet.",
  badDay: "Diesen Tag gibt es nicht, oder er kommt erst noch.",
  failed: "Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
};
export type TodayMessages = typeof german;

const english: TodayMessages = {
  today: "Redeemed today",
  count: (count) => (count === 1 ? "1 redemption" : `${count} redemptions`),
  otherDay: "Day",
  backToToday: "Back to today",
  quietToday: "No redemption yet today",
  quietDay: "No redemption on this day",
  list: "Redemptions",
  receipt: "Receipt",
  ownReceipt: "your receipt",
  undone: "undone",
  dayFile: "Day as a table",
  monthFile: "Month as a table",
  money: "When do I get my money?",
  owed: "Owed to you so far:",
  payout: "It is paid out with the settlement. That is still to come; there is no date yet.",
  mail: "A mail with the day's sum in the evening",
  mailHint: "Comes after midnight, only on days with redemptions, to all owners.",
  mailOn: "The mail comes from today on.",
  mailOff: "The mail is switched off.",
  badDay: "This day does not exist, or is still to come.",
  failed: "That did not work. Please try again.",
};

export const todayMessages: Record<Language, TodayMessages> = { de: german, simple: german, en: english };
