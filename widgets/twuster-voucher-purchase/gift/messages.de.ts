export const giftGerman = {
  recipientEmail: "E-Mail der beschenkten Person",
  recipientEmail_required: "Bitte geben Sie an, wohin der Gutschein gehen soll.",
  greeting: "Ihr Gruß",
  optional: "(freiwillig)",
  greetingCount: "Noch {rest} Zeichen",
  greetingOver: "{rest} Zeichen zu viel",
  greeting_too_long: "Der Gruß ist zu lang. Bitte kürzen Sie ihn auf {max} Zeichen.",
  day: "Wann soll er ankommen?",
  atOnce: "Sofort nach der Zahlung",
  onDay: "An einem bestimmten Tag",
  on: "Tag der Zustellung",
  on_required: "Bitte wählen Sie einen Tag.",
  on_wrong: "Bitte wählen Sie einen Tag zwischen dem {first} und dem {last}.",
};

export type GiftMessages = typeof giftGerman;
