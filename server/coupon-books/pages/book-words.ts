const german = {
  title: "Couponbuch",
  lead: (first: string, last: string) => `Gilt vom ${first} bis ${last}. Jeder Coupon gilt einmal.`,
  price: (price: string, percent: number) => (percent > 0 ? `${price}, inkl. ${percent} % USt.` : price),
  coupons: (count: number) =>
    count === 1 ? "1 Coupon, und es können neue dazukommen" : `${count} Coupons, und es können neue dazukommen`,
  buy: "Couponbuch kaufen",
  soldOut: "Das Couponbuch ist ausverkauft.",
  used: (when: string) => `eingelöst am ${when}`,
  qr: "QR-Code des Couponbuchs, für die Kasse",
  empty: "Noch hat kein Betrieb einen Coupon in diesem Buch. Er erscheint hier, sobald es ihn gibt.",
  line: (quantity: number, title: string, price: string) => `${quantity} × Couponbuch „${title}“ zu ${price}`,
  keepHint:
    "Bewahren Sie die Mail oder den Ausdruck auf: Das ist das Couponbuch. Mit eingeschalteten Skripten kann diese Seite es zusätzlich auf dem Handy behalten.",
  awaited: (count: number) => {
    const [book, comes, is] =
      count === 1 ? ["das Couponbuch", "kommt", "wird"] : ["die Couponbücher", "kommen", "werden"];
    const atStart = `D${book.slice(1)}`;
    return {
      waiting: `Ihre Bestellung ist angelegt. Sobald die Zahlung da ist, ${count === 1 ? "steht" : "stehen"} ${book} hier und in Ihrer Mail.`,
      transfer: `Bitte überweisen Sie genau diesen Betrag mit genau diesem Verwendungszweck. ${atStart} ${comes} von selbst, sobald der Herausgeber das Geld auf dem Konto sieht, meist nach ein bis zwei Werktagen.`,
      soon: `${atStart} ${is} gerade ausgestellt und ${count === 1 ? "erscheint" : "erscheinen"} gleich hier.`,
      onDay: (day: string) =>
        `${atStart} ${is} am ${day} ausgestellt und verschickt. Dann ${count === 1 ? "steht es" : "stehen sie"} auch hier.`,
      erased: `Die Codes zeigen wir hier nur 30 Tage lang. Die Mail und das Heft bleiben ${book}.`,
    };
  },
  delivered: {
    title: (count: number) => (count === 1 ? "Hier ist Ihr Couponbuch" : `Hier sind Ihre ${count} Couponbücher`),
    phone: "Couponbuch aufs Handy nehmen",
    pdf: "Als Heft herunterladen (PDF)",
    hint: "Wer den Code hat, kann die Coupons einlösen.",
  },
};

const english: typeof german = {
  title: "Coupon book",
  lead: (first, last) => `Good from ${first} to ${last}. Each coupon is good once.`,
  price: (price, percent) => (percent > 0 ? `${price}, incl. ${percent} % VAT` : price),
  coupons: (count) => (count === 1 ? "1 coupon, and more may be added" : `${count} coupons, and more may be added`),
  buy: "Buy the coupon book",
  soldOut: "The coupon book is sold out.",
  used: (when) => `used on ${when}`,
  qr: "QR code of the coupon book, for the till",
  empty: "No shop has a coupon in this book yet. It appears here as soon as there is one.",
  line: (quantity, title, price) => `${quantity} × coupon book “${title}” for ${price}`,
  keepHint:
    "Keep the mail or the printout: that is the coupon book. With scripts switched on, this page can keep it on the phone as well.",
  awaited: (count) => {
    const [books, are] = count === 1 ? ["coupon book", "is"] : ["coupon books", "are"];
    return {
      waiting: `Your order is in place. As soon as the payment is there, the ${books} ${are} here and in your mail.`,
      transfer: `Please transfer exactly this amount with exactly this reference. The ${books} will come by ${count === 1 ? "itself" : "themselves"} once the issuer sees the money in the account, usually after one or two working days.`,
      soon: `The ${books} ${are} being issued and will be here in a moment.`,
      onDay: (day) =>
        `The ${books} ${are} issued and sent on ${day}. You will find ${count === 1 ? "it" : "them"} here then, too.`,
      erased: `We show the codes here for 30 days only. The mail and the booklet stay the ${books}.`,
    };
  },
  delivered: {
    title: (count) => (count === 1 ? "Here is your coupon book" : `Here are your ${count} coupon books`),
    phone: "Take the coupon book to my phone",
    pdf: "Download as a booklet (PDF)",
    hint: "Whoever has the code can use the coupons.",
  },
};

/** What the hosted pages say of a book that is there, awaited or offered; `messages.ts` is what its form says. */
export const bookWords = { de: german, en: english };
