import type { JoinMailMessages } from "./join-messages.de.ts";

export const joinMailEn: JoinMailMessages = {
  confirm: {
    subject: "Please confirm your application",
    title: "One more step",
    text: (town) => `You want to take part in the voucher of ${town}. Please confirm that this address is yours.`,
    button: "View and confirm the application",
    days: (days) => `The link is good for ${days} days. After that we erase what you entered.`,
    notYou: "You did not apply? Then there is nothing to do.",
  },
  arrived: {
    subject: "An application is waiting",
    title: "An application is waiting for you",
    text: "Somebody wants to take part, or has answered your question. Approve, ask back or decline in the office.",
    button: "View the application",
  },
  asked: {
    subject: "A question about your application",
    title: "We have one more question",
    label: "Our question",
    text: "Answer on the page of your application. What you entered is there already.",
    button: "Answer",
  },
  approved: {
    subject: "Welcome: your application is accepted",
    title: "You are in",
    text: (name) => `“${name}” takes part now. At your desk you pair your phone as a scanner and fill in your profile.`,
    button: "To the desk",
    link: (hours) =>
      `The button signs you in; it is good for ${hours} hours and only once. Later, get a new link there.`,
    desk: "Your desk",
  },
  declined: {
    subject: "Your application",
    title: "We cannot accept your application",
    label: "The reason",
    text: (days) => `We erase your details in ${days} days. You can apply again at any time.`,
    questions: (email) => `Questions: ${email}`,
  },
  suspended: {
    subject: "Your participation is suspended",
    title: "Your participation is suspended for now",
    text: (name) => `“${name}” cannot take or sell vouchers at the moment. What was redeemed already is settled.`,
    label: "The reason",
    questions: (email) => `If you disagree or have questions, write to ${email}.`,
  },
  resumed: {
    subject: "Your participation goes on",
    title: "It goes on",
    text: (name) => `“${name}” can take and sell vouchers again. Your scanners are still paired.`,
    button: "To the desk",
  },
  deputy: {
    subject: "Your access to the issuer's office",
    title: "You belong to the office now",
    text: (town) =>
      `You can look after applications and partners of the voucher of ${town}. Sign in with this address.`,
    button: "To the office",
  },
};
