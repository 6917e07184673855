import { giftGerman, type GiftMessages } from "./messages.de.ts";

export const giftSimple: GiftMessages = {
  ...giftGerman,
  recipientEmail: "E-Mail-Adresse der anderen Person",
  recipientEmail_required: "Wohin sollen wir den Gutschein schicken?",
  greeting: "Ihr Gruß",
  optional: "(wenn Sie möchten)",
  greeting_too_long: "Der Gruß ist zu lang. Es passen {max} Zeichen hinein.",
  day: "Wann soll der Gutschein ankommen?",
  atOnce: "Gleich nach dem Bezahlen",
  onDay: "An einem anderen Tag",
  on: "An welchem Tag?",
  on_required: "Bitte wählen Sie einen Tag.",
  on_wrong: "Der Tag muss zwischen dem {first} und dem {last} liegen.",
};
