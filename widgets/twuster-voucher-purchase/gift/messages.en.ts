import type { GiftMessages } from "./messages.de.ts";

export const giftEnglish: GiftMessages = {
  recipientEmail: "E-mail of the person you give it to",
  recipientEmail_required: "Please tell us where to send the voucher.",
  greeting: "Your greeting",
  optional: "(optional)",
  greetingCount: "{rest} characters left",
  greetingOver: "{rest} characters too many",
  greeting_too_long: "The greeting is too long. Please shorten it to {max} characters.",
  day: "When should it arrive?",
  atOnce: "Right after payment",
  onDay: "On a certain day",
  on: "Day of delivery",
  on_required: "Please choose a day.",
  on_wrong: "Please choose a day between {first} and {last}.",
};
