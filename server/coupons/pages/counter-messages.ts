const german = {
  coupon: "Coupon",
  ofBook: (book: string) => `Coupon aus „${book}“`,
  confirmMinimum: (amount: string) => `Einkauf ab ${amount} · Einlösen`,
  minimumMissed: "Noch nicht erreicht",
  training: "Übungscoupon: Es wird nichts gebucht.",
  choose: "Welcher Coupon?",
  chooseNone: "Gerade keiner einlösbar",
  used: (when: string) => `Schon eingelöst am ${when}`,
  over: (day: string) => `Abgelaufen, galt bis ${day}`,
  till: "Kein Zahlungsmittel buchen: Der Preis ist einfach niedriger.",
  tillExtra: "Kein Zahlungsmittel buchen: Die Zugabe kostet nichts.",
  undoUntil: (time: string) => `Möglich bis ${time} Uhr. Der Coupon gilt danach wieder. Warum?`,
  undoChangedMind: "Die Kundschaft möchte ihn behalten",
  reversed: "Der Coupon gilt wieder. An der Kasse gilt der volle Preis.",
  refusals: {
    already_redeemed: {
      word: "Schon eingelöst",
      text: (coupon: string, when: string, receipt: string, isHere: boolean) =>
        `„${coupon}“, am ${when}${isHere ? " bei Ihnen" : ""}, Beleg ${receipt}.`,
      tell: "„Dieser Coupon wurde schon eingelöst.“",
    },
    expired: {
      word: "Abgelaufen",
      text: (coupon: string, day: string) => `„${coupon}“, galt bis ${day}.`,
      tell: "„Dieser Coupon ist abgelaufen.“",
    },
    other_partner: {
      word: (partner: string) => `Gilt bei: ${partner}`,
      text: (coupon: string) => `„${coupon}“ wird hier nicht eingelöst.`,
      tell: (partner: string) => `„Diesen Coupon löst ${partner} ein.“`,
    },
    not_now: {
      text: (coupon: string, limits: string) => `„${coupon}“, ${limits}.`,
      tell: "„Ihr Coupon bleibt gültig. Bitte kommen Sie damit wieder.“",
    },
    below_minimum: {
      word: (amount: string) => `Erst ab ${amount}`,
      text: (coupon: string, amount: string) => `„${coupon}“ gilt erst ab einem Einkauf von ${amount}.`,
      tell: (amount: string) => `„Ihr Coupon gilt erst ab ${amount}. Er ist nicht eingelöst und bleibt gültig.“`,
    },
    nothing_here: {
      word: "In diesem Buch ist nichts für Ihr Geschäft",
      text: (book: string) => `Couponbuch „${book}“.`,
      tell: "„In diesem Couponbuch ist kein Coupon für unser Geschäft.“",
    },
    book_over: {
      word: (day: string) => `Couponbuch der letzten Saison: galt bis ${day}`,
      text: (book: string) => `„${book}“.`,
      tell: "„Dieses Couponbuch ist abgelaufen.“",
    },
  },
};

const english: typeof german = {
  coupon: "Coupon",
  ofBook: (book) => `Coupon from “${book}”`,
  confirmMinimum: (amount) => `Purchase from ${amount} · Redeem`,
  minimumMissed: "Not reached yet",
  training: "Practice coupon: nothing is booked.",
  choose: "Which coupon?",
  chooseNone: "None can be redeemed right now",
  used: (when) => `Already redeemed on ${when}`,
  over: (day) => `Expired, was good until ${day}`,
  till: "Book no means of payment: the price is simply lower.",
  tillExtra: "Book no means of payment: the extra costs nothing.",
  undoUntil: (time) => `Possible until ${time}. The coupon will be good again. Why?`,
  undoChangedMind: "The customer wants to keep it",
  reversed: "The coupon is good again. The full price applies at the till.",
  refusals: {
    already_redeemed: {
      word: "Already redeemed",
      text: (coupon, when, receipt, isHere) => `“${coupon}”, on ${when}${isHere ? " here" : ""}, receipt ${receipt}.`,
      tell: "“This coupon has been redeemed already.”",
    },
    expired: {
      word: "Expired",
      text: (coupon, day) => `“${coupon}”, was good until ${day}.`,
      tell: "“This coupon has expired.”",
    },
    other_partner: {
      word: (partner) => `Good at: ${partner}`,
      text: (coupon) => `“${coupon}” is not redeemed here.`,
      tell: (partner) => `“${partner} redeems this coupon.”`,
    },
    not_now: {
      text: (coupon, limits) => `“${coupon}”, ${limits}.`,
      tell: "“Your coupon stays good. Please come back with it.”",
    },
    below_minimum: {
      word: (amount) => `Only from ${amount}`,
      text: (coupon, amount) => `“${coupon}” is only good for a purchase of ${amount} or more.`,
      tell: (amount) => `“Your coupon is good from ${amount} on. It is not redeemed and stays good.”`,
    },
    nothing_here: {
      word: "There is nothing for your shop in this book",
      text: (book) => `Coupon book “${book}”.`,
      tell: "“There is no coupon for our shop in this coupon book.”",
    },
    book_over: {
      word: (day) => `Last season’s coupon book: was good until ${day}`,
      text: (book) => `“${book}”.`,
      tell: "“This coupon book has expired.”",
    },
  },
};

/** What the plain counter says of coupons and books. */
export const counterMessages = { de: german, en: english };
