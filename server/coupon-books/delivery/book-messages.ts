const german = {
  subject: (title: string, count: number) =>
    count === 1 ? `Ihr Couponbuch: ${title}` : `Ihre ${count} Couponbücher: ${title}`,
  title: (count: number) => (count === 1 ? "Ihr Couponbuch" : `Ihre ${count} Couponbücher`),
  giftTitle: (count: number) => (count === 1 ? "Ein Couponbuch für Sie" : `${count} Couponbücher für Sie`),
  keep: (count: number): string =>
    count === 1
      ? "Diese Mail ist Ihr Couponbuch: bitte aufheben."
      : "Diese Mail enthält Ihre Couponbücher: bitte aufheben.",
  season: (first: string, last: string) => `gilt vom ${first} bis ${last}`,
  greeting: "Ein Gruß dazu",
  open: "Couponbuch aufs Handy nehmen",
  attached: "Als Heft zum Ausdrucken und Verschenken liegt ein PDF bei, mit einem QR-Code je Coupon.",
  how: "Zeigen Sie den Coupon vor dem Bezahlen, auf dem Handy oder auf Papier. Jeder gilt einmal. Kommen später Coupons dazu, stehen sie auf dem Handy.",
  coupons: "Coupons darin",
  count: (count: number, partners: number) => `${count} von ${partners} Betrieben`,
  price: "Preis",
  vat: (percent: number) => `darin ${percent} % Umsatzsteuer`,
  vatLabel: "Umsatzsteuer",
  noVat: "keine",
  total: "Summe",
  line: (quantity: number, title: string, price: string) => `${quantity} × Couponbuch „${title}“ zu ${price}`,
  arrival: "Das Couponbuch kommt per Mail, sobald die Zahlung eingegangen ist.",
  arrivalOn: (day: string) => `Das Couponbuch kommt am ${day} per Mail, wenn die Zahlung bis dahin eingegangen ist.`,
  paid: (count: number) => {
    const [books, come, go] =
      count === 1 ? ["Das Couponbuch", "kommt", "geht"] : [`Die ${count} Couponbücher`, "kommen", "gehen"];
    return {
      toBuyer: `${books} ${come} gleich mit einer eigenen Mail.`,
      toBuyerOn: (day: string) => `${books} ${come} am ${day} an Ihre E-Mail-Adresse.`,
      toRecipient: (email: string) => `${books} ${go} jetzt an ${email}.`,
      toRecipientOn: (email: string, day: string) => `${books} ${go} am ${day} an ${email}.`,
    };
  },
  withdrawal: "Sie können den Kauf innerhalb von 14 Tagen widerrufen. Das Buch gilt dann nicht mehr.",
  seller: (name: string) =>
    `${name} ist Herausgeber und Verkäufer des Couponbuchs. Die Nachlässe gewähren die Betriebe.`,
};
const english: typeof german = {
  subject: (title, count) => (count === 1 ? `Your coupon book: ${title}` : `Your ${count} coupon books: ${title}`),
  title: (count) => (count === 1 ? "Your coupon book" : `Your ${count} coupon books`),
  giftTitle: (count) => (count === 1 ? "A coupon book for you" : `${count} coupon books for you`),
  keep: (count) =>
    count === 1
      ? "This mail is your coupon book: please keep it."
      : "This mail holds your coupon books: please keep it.",
  season: (first, last) => `good from ${first} to ${last}`,
  greeting: "With a greeting",
  open: "Take the coupon book to my phone",
  attached: "A PDF booklet to print and give is attached, with a QR code for each coupon.",
  how: "Show the coupon before you pay, on your phone or on paper. Each is good once. If coupons are added later, they are on the phone.",
  coupons: "Coupons in it",
  count: (count, partners) => `${count} of ${partners} shops`,
  price: "Price",
  vat: (percent) => `including ${percent} % VAT`,
  vatLabel: "VAT",
  noVat: "none",
  total: "Total",
  line: (quantity, title, price) => `${quantity} × coupon book “${title}” for ${price}`,
  arrival: "The coupon book comes by mail as soon as the payment has arrived.",
  arrivalOn: (day) => `The coupon book comes by mail on ${day}, if the payment has arrived by then.`,
  paid: (count) => {
    const [books, come, go] =
      count === 1 ? ["The coupon book", "comes", "goes"] : [`The ${count} coupon books`, "come", "go"];
    return {
      toBuyer: `${books} ${come} in a mail of ${count === 1 ? "its" : "their"} own in a moment.`,
      toBuyerOn: (day) => `${books} ${come} to your e-mail address on ${day}.`,
      toRecipient: (email) => `${books} now ${go} to ${email}.`,
      toRecipientOn: (email, day) => `${books} ${go} to ${email} on ${day}.`,
    };
  },
  withdrawal: "You can withdraw from the purchase within 14 days. The book is then good no longer.",
  seller: (name) => `${name} issues and sells the coupon book. The discounts are given by the shops.`,
};

/** Every word of the mail that is a coupon book. */
export const bookMessages: Record<"de" | "en", typeof german> = { de: german, en: english };
